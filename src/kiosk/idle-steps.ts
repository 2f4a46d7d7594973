import { clerkOnDuty } from './clerk-on-duty.ts';
import { isAtRest } from './home-screens.ts';
import { intakeMode } from './intake-mode.ts';
import type { KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { isAwake, openSpan } from './office-hours.ts';
import { endVisit, showQuestion } from './show-question.ts';
import { QUIET_MS, SLIDE_MS } from './timing.ts';
import { touch } from './touch.ts';

/** A touch. The one that ends the attract loop, or a sleep whose time is over, brings the question and does nothing else. */
export function reduceTouch(state: KioskState, wallMs: number): KioskState {
  const { screen, office } = state;
  const touched = { ...touch(state), wokenMs: null };
  const overslept =
    screen.type === 'asleep' && office !== null && isAtRest(state) && isAwake(state, office, wallMs);
  return screen.type === 'attract' || overslept
    ? { ...showQuestion(touched, wallMs), wokenMs: state.nowMs }
    : touched;
}

/** What the passing of time does while nobody is there: who is on duty, attracting, sleeping, waking, chance. */
export function passIdleTime(state: KioskState, wallMs: number): Step {
  const watched = watchDuty(state, wallMs);
  return isAtRest(watched)
    ? sampleWhenDue(attractWhenDue(sleepOrWake(watched, wallMs)), wallMs)
    : { state: watched };
}

/** Falls asleep and wakes with the opening hours, and rests or asks as the unit has set it. */
function sleepOrWake(state: KioskState, wallMs: number): KioskState {
  const { screen, office, nowMs, touchedMs } = state;
  if (office === null || nowMs - touchedMs < QUIET_MS) return state;
  const home = isAwake(state, office, wallMs)
    ? intakeMode(state, office) === 'invited'
      ? 'resting'
      : 'question'
    : 'asleep';
  const here = screen.type === 'attract' ? 'question' : screen.type;
  return here === home ? state : endVisit(state, wallMs);
}

/** The name on the screen is the name that is recorded, so it changes on the idle question only. */
function watchDuty(state: KioskState, wallMs: number): KioskState {
  const { screen, office } = state;
  if (screen.type !== 'question' || screen.invitation !== null || office === null) return state;
  const clerk = clerkOnDuty(office, state.staff.choices, wallMs);
  return clerk === screen.clerk ? state : { ...state, screen: { ...screen, clerk } };
}

function attractWhenDue(state: KioskState): KioskState {
  const dueMs = attractDueMs(state);
  return dueMs !== null && dueMs <= state.nowMs
    ? { ...state, screen: { type: 'attract', sinceMs: state.nowMs } }
    : state;
}

/** Null: never, or not from here. */
function attractDueMs({ screen, office, touchedMs }: KioskState): number | null {
  if (screen.type !== 'question' || office === null) return null;
  const { afterSeconds } = office.content.settings.attract;
  return afterSeconds === 0 ? null : Math.max(screen.sinceMs, touchedMs) + afterSeconds * 1_000;
}

/** The tablet itself invites, at random moments while the counter is open, so that nobody chooses whom it asks. */
function sampleWhenDue(state: KioskState, wallMs: number): Step {
  const { office, sampling } = state;
  const limits = office?.content.settings.intake.sampling ?? null;
  const open = office !== null && openSpan(office, wallMs) !== null;
  if (limits === null || !open || state.screen.type !== 'resting') {
    return { state: { ...state, sampling: { type: 'none' } } };
  }
  // Drawn under settings that allowed more time than today's.
  const stale = sampling.type === 'due' && sampling.atMs - state.nowMs > limits.maxMinutes * MINUTE_MS;
  if (sampling.type === 'none' || stale) {
    return { state: { ...state, sampling: { type: 'drawing' } }, effects: [{ type: 'draw' }] };
  }
  if (sampling.type === 'drawing' || state.nowMs < sampling.atMs) return { state };
  if (state.nowMs - state.touchedMs < QUIET_MS) return { state };
  return {
    state: { ...state, sampling: { type: 'none' } },
    effects: [{ type: 'invite', trigger: 'sampled' }],
  };
}

const MINUTE_MS = 60_000;

/** Chance has spoken: `fraction` is uniform in [0, 1). */
export function reduceDrawn(state: KioskState, { fraction }: KioskInputOf<'drawn'>): KioskState {
  const limits = state.office?.content.settings.intake.sampling ?? null;
  if (limits === null || state.sampling.type !== 'drawing') return { ...state, sampling: { type: 'none' } };
  const minutes = limits.minMinutes + fraction * (limits.maxMinutes - limits.minMinutes);
  return { ...state, sampling: { type: 'due', atMs: state.nowMs + minutes * MINUTE_MS } };
}

/** When something of this is due next; times that have passed are no longer. */
export function idleDeadlines(state: KioskState): readonly number[] {
  const { screen, sampling, nowMs } = state;
  const attractMs = isAtRest(state) ? attractDueMs(state) : null;
  const slideMs =
    screen.type === 'attract' || screen.type === 'resting'
      ? screen.sinceMs + (Math.floor((nowMs - screen.sinceMs) / SLIDE_MS) + 1) * SLIDE_MS
      : null;
  const sampleMs = sampling.type === 'due' ? sampling.atMs : null;
  return [attractMs, slideMs, sampleMs].filter((atMs) => atMs !== null);
}
