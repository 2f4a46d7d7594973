import { endWhenQuiet } from './after-steps.ts';
import { nextAfterTickMs } from './after-time.ts';
import { failed, retry } from './answer-steps.ts';
import { nextFeedbackTickMs, reduceFeedbackTime } from './feedback-time.ts';
import { settlingDeadlines } from './finding-steps.ts';
import { isAtRest } from './home-screens.ts';
import { idleDeadlines, passIdleTime } from './idle-steps.ts';
import { isInvited, nextInviteTickMs, reduceInviteTime } from './invite-steps.ts';
import type { KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { nextOwedTickMs } from './owed-steps.ts';
import { nextProblemTickMs, reduceProblemTime } from './problem-steps.ts';
import { nextRenewalTickMs, renewWhenQuiet } from './renewal-steps.ts';
import { endVisit } from './show-question.ts';
import { pinDeadlines, unlockWhenDue } from './staff/pin-steps.ts';
import {
  DUTY_CHECK_MS,
  FAREWELL_MS,
  IDLE_MS,
  LEAVING_MS,
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
        renewWhenQuiet(state) ??
        returnWhenIdle(unlockWhenDue(state), event.wallMs)
      );
  }
}

/** When the next `tick` is due. */
export function nextTickMs(state: KioskState): number {
  return Math.min(nextScreenTickMs(state), nextOwedTickMs(state));
}

function nextScreenTickMs(state: KioskState): number {
  const { screen } = state;
  if (isInvited(screen)) return nextInviteTickMs(state);
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
        nextProblemTickMs(screen) ??
        Math.min(nextRenewalTickMs(state), ...restingDeadlines(state).filter((at) => at > state.nowMs))
      );
  }
}

function restingDeadlines(state: KioskState): readonly number[] {
  return [
    state.nowMs + DUTY_CHECK_MS,
    state.touchedMs + IDLE_MS - LEAVING_MS,
    state.touchedMs + IDLE_MS,
    ...pinDeadlines(state),
    ...idleDeadlines(state),
    ...settlingDeadlines(state),
  ];
}

function failWhenLate(state: KioskState, sinceMs: number, wallMs: number): KioskState {
  return passed(state, sinceMs, SAVE_LIMIT_MS) ? failed(state, wallMs) : state;
}

function retryWhenDue(state: KioskState, sinceMs: number): Step {
  return passed(state, sinceMs, SAVE_RETRY_MS) ? retry(state) : { state };
}

function returnWhenIdle(state: KioskState, wallMs: number): Step {
  const { screen } = state;
  if (isInvited(screen)) return reduceInviteTime(state, wallMs);
  const busy = screen.type === 'pairing' && screen.step.type === 'trying';
  const over = !busy && !isAtRest(state) && passed(state, state.touchedMs, IDLE_MS);
  if (over) return { state: endVisit(state, wallMs) };
  const leaving =
    (state.contactOpen ||
      screen.type === 'procedures' ||
      screen.type === 'procedure' ||
      screen.type === 'take-home' ||
      screen.type === 'staff') &&
    passed(state, state.touchedMs, IDLE_MS - LEAVING_MS);
  return passIdleTime({ ...state, leaving }, wallMs);
}

function passed(state: KioskState, sinceMs: number, durationMs: number): boolean {
  return state.nowMs - sinceMs >= durationMs;
}
