import { endWhenQuiet } from './after-steps.ts';
import { nextAfterTickMs } from './after-time.ts';
import { failed, retry } from './answer-steps.ts';
import { clerkOnDuty } from './clerk-on-duty.ts';
import { nextFeedbackTickMs, reduceFeedbackTime } from './feedback-time.ts';
import type { KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { isHelped } from './modes-steps.ts';
import { nextProblemTickMs, reduceProblemTime } from './problem-steps.ts';
import { renewWhenQuiet } from './renewal-steps.ts';
import { endVisit } from './show-question.ts';
import { pinDeadlines, unlockWhenDue } from './staff/pin-steps.ts';
import { restingLanguage } from './staff/resting-language.ts';
import {
  DUTY_CHECK_MS,
  FAREWELL_MS,
  IDLE_MS,
  LEAVING_MS,
  QUIET_MS,
  SAVE_LIMIT_MS,
  SAVE_RETRY_MS,
  UPDATE_LIMIT_MS,
} from './timing.ts';

/** What the passing of time does to each screen. */
export function reduceTime(state: KioskState, event: KioskInputOf<'tick'>): Step {
  const { screen } = state;
  switch (screen.type) {
    case 'after':
      return endWhenQuiet(state, screen, event.wallMs);
    case 'change':
      return endWhenQuiet(state, screen.after, event.wallMs);
    case 'farewell':
      return passed(state, screen.sinceMs, FAREWELL_MS)
        ? { state: endVisit(state, event.wallMs) }
        : { state };
    case 'saving':
    case 'closing':
      return { state: failWhenLate(state, screen.sinceMs, event.wallMs) };
    case 'not-saved':
      return screen.trying
        ? { state: failWhenLate(state, screen.sinceMs, event.wallMs) }
        : retryWhenDue(state, screen.sinceMs);
    case 'storage-failed':
      return retryWhenDue(state, screen.sinceMs);
    case 'updating':
      return passed(state, screen.sinceMs, UPDATE_LIMIT_MS)
        ? { state: endVisit(state, event.wallMs) }
        : { state };
    case 'feedback':
    case 'feedback-saving':
    case 'receipt':
      return reduceFeedbackTime(state, screen, event.wallMs);
    case 'starting':
    case 'second-window':
      return { state };
    default:
      return (
        reduceProblemTime(state) ??
        renewWhenQuiet(state) ?? { state: returnWhenIdle(unlockWhenDue(state), event.wallMs) }
      );
  }
}

/** When the next `tick` is due. */
export function nextTickMs(state: KioskState): number {
  const { screen } = state;
  switch (screen.type) {
    case 'after':
      return nextAfterTickMs(state, screen, screen.sinceMs);
    case 'change':
      return nextAfterTickMs(state, screen.after, screen.sinceMs);
    case 'farewell':
      return screen.sinceMs + FAREWELL_MS;
    case 'saving':
    case 'closing':
      return screen.sinceMs + SAVE_LIMIT_MS;
    case 'not-saved':
      return screen.sinceMs + (screen.trying ? SAVE_LIMIT_MS : SAVE_RETRY_MS);
    case 'storage-failed':
      return screen.sinceMs + SAVE_RETRY_MS;
    case 'updating':
      return screen.sinceMs + UPDATE_LIMIT_MS;
    case 'feedback':
    case 'feedback-saving':
    case 'receipt':
      return nextFeedbackTickMs(state, screen);
    default:
      return (
        nextProblemTickMs(screen) ?? Math.min(...restingDeadlines(state).filter((at) => at > state.nowMs))
      );
  }
}

function restingDeadlines(state: KioskState): readonly number[] {
  const quiet = state.contentWaiting || state.updateWaiting ? [state.touchedMs + QUIET_MS] : [];
  return [
    state.nowMs + DUTY_CHECK_MS,
    state.touchedMs + IDLE_MS - LEAVING_MS,
    state.touchedMs + IDLE_MS,
    ...quiet,
    ...pinDeadlines(state),
  ];
}

function failWhenLate(state: KioskState, sinceMs: number, wallMs: number): KioskState {
  return passed(state, sinceMs, SAVE_LIMIT_MS) ? failed(state, wallMs) : state;
}

function retryWhenDue(state: KioskState, sinceMs: number): Step {
  return passed(state, sinceMs, SAVE_RETRY_MS) ? retry(state) : { state };
}

function returnWhenIdle(state: KioskState, wallMs: number): KioskState {
  const { screen } = state;
  const busy = screen.type === 'pairing' && screen.step.type === 'trying';
  if (!busy && passed(state, state.touchedMs, IDLE_MS)) {
    return isUntouchedQuestion(state) ? watchDuty(state, wallMs) : endVisit(state, wallMs);
  }
  const leaving =
    (state.contactOpen ||
      screen.type === 'procedures' ||
      screen.type === 'procedure' ||
      screen.type === 'staff') &&
    passed(state, state.touchedMs, IDLE_MS - LEAVING_MS);
  return watchDuty({ ...state, leaving }, wallMs);
}

function isUntouchedQuestion(state: KioskState): boolean {
  return (
    state.screen.type === 'question' &&
    state.language === restingLanguage(state) &&
    !state.contactOpen &&
    !isHelped(state)
  );
}

/** The name on the screen is the name that is recorded, so it changes on the idle question only. */
function watchDuty(state: KioskState, wallMs: number): KioskState {
  const { screen, office } = state;
  if (screen.type !== 'question' || office === null) return state;
  const clerk = clerkOnDuty(office, state.staff.choices, wallMs);
  return clerk === screen.clerk ? state : { ...state, screen: { ...screen, clerk } };
}

function passed(state: KioskState, sinceMs: number, durationMs: number): boolean {
  return state.nowMs - sinceMs >= durationMs;
}
