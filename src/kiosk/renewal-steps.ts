import { isAtRest, isHome } from './home-screens.ts';
import type { KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { isHelped } from './modes-steps.ts';
import { openSpan } from './office-hours.ts';
import { endVisit, showQuestion } from './show-question.ts';
import { OPENING_RUSH_MS, QUIET_MS, RUSH_MS, UPDATE_PATIENCE_MS } from './timing.ts';

type RenewalEvent = KioskInputOf<'content-waiting' | 'content-swapped' | 'update-waiting' | 'update-failed'>;

/** New content and a new version announce themselves; they are taken up by `renewWhenQuiet` only (CF1). */
export function reduceRenewal(state: KioskState, event: RenewalEvent): Step {
  switch (event.type) {
    case 'content-waiting':
      return state.screen.type === 'no-content'
        ? { state, effects: [{ type: 'swap-content' }] }
        : { state: { ...state, contentWaiting: true } };
    case 'content-swapped':
      return { state: takeUp(state, event) };
    case 'update-waiting':
      return { state: { ...state, updateSinceMs: state.updateSinceMs ?? state.nowMs } };
    case 'update-failed':
      return {
        state: state.screen.type === 'updating' ? endVisit(state, event.wallMs) : state,
      };
  }
}

/** When nobody has touched the question for a while: first the content, then the version. Null when it is not the time. */
export function renewWhenQuiet(state: KioskState): Step | null {
  if (!isQuiet(state)) return null;
  if (state.contentWaiting) {
    return { state: { ...state, contentWaiting: false }, effects: [{ type: 'swap-content' }] };
  }
  if (!mayUpdate(state)) return null;
  return {
    state: { ...state, updateSinceMs: null, screen: { type: 'updating', sinceMs: state.nowMs } },
    effects: [{ type: 'apply-update' }],
  };
}

/** When `renewWhenQuiet` has something to do, at once if it has it now; infinity while nothing may come or somebody is there. */
export function nextRenewalTickMs(state: KioskState): number {
  const isDue = isIdle(state) && (state.contentWaiting || mayUpdate(state));
  return isDue ? Math.max(state.nowMs, state.touchedMs + QUIET_MS) : Number.POSITIVE_INFINITY;
}

function isQuiet(state: KioskState): boolean {
  return isIdle(state) && state.nowMs - state.touchedMs >= QUIET_MS;
}

function isIdle(state: KioskState): boolean {
  const { screen } = state;
  return (
    isAtRest(state) ||
    (screen.type === 'no-content' && !isHelped(state)) ||
    (screen.type === 'pairing' && screen.code === '' && screen.step.type === 'waiting' && !isHelped(state))
  );
}

/**
 * CF1a: a version that fails to start would leave the counter without a kiosk, so it does not come while people queue: not in
 * the first hour after opening, nor shortly after a rating. At night, at lunch and after a day of waiting it comes at any
 * quiet moment.
 */
function mayUpdate({ office, screen, nowMs, wallMs, updateSinceMs, ratedMs }: KioskState): boolean {
  if (updateSinceMs === null) return false;
  if (office === null || screen.type === 'asleep' || nowMs - updateSinceMs >= UPDATE_PATIENCE_MS) return true;
  if (ratedMs !== null && nowMs - ratedMs < RUSH_MS) return false;
  const open = openSpan(office, wallMs);
  return open === null || wallMs - open.fromMs >= OPENING_RUSH_MS;
}

/** Somebody may have come while the swap ran: then it shows from the next question on. */
function takeUp(state: KioskState, event: KioskInputOf<'content-swapped'>): KioskState {
  if (event.content === null) return state;
  const next = { ...state, incoming: event.content };
  const { screen } = state;
  if (state.contactOpen || !(isHome(screen) || screen.type === 'no-content')) return next;
  const home = showQuestion(next, event.wallMs);
  // The loop goes on with what is new.
  return screen.type === 'attract' && home.screen.type === 'question' ? { ...home, screen } : home;
}
