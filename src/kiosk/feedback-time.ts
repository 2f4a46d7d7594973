import { isUnwritten } from './feedback-draft.ts';
import type { FeedbackScreen } from './feedback-state.ts';
import { failSaving, failSealing, saveAgain } from './feedback-steps.ts';
import type { KioskState, Step } from './kiosk-state.ts';
import { endVisit } from './show-question.ts';
import {
  FEEDBACK_IDLE_MS,
  FEEDBACK_LEAVING_MS,
  IDLE_MS,
  LEAVING_MS,
  SAVE_LIMIT_MS,
  SAVE_RETRY_MS,
} from './timing.ts';

const COUNT_MS = 1_000;

/** What the passing of time does to the feedback's screens: a draft that nobody goes on with is wiped. */
export function reduceFeedbackTime(state: KioskState, screen: FeedbackScreen, wallMs: number): Step {
  if (screen.type === 'feedback-saving') {
    const { trying, sinceMs } = screen;
    if (state.nowMs < sinceMs + (trying ? SAVE_LIMIT_MS : SAVE_RETRY_MS)) return { state };
    return trying ? { state: failSaving(state) } : saveAgain(state);
  }
  if (screen.type === 'feedback' && screen.place.type === 'sealing') {
    const late = state.nowMs >= screen.place.sinceMs + SAVE_LIMIT_MS;
    return { state: late ? failSealing(state) : state };
  }
  const { idleMs, leavingMs } = patienceOf(screen);
  if (state.nowMs >= state.touchedMs + idleMs) return { state: endVisit(state, wallMs) };
  return { state: { ...state, leaving: state.nowMs >= state.touchedMs + idleMs - leavingMs } };
}

/** When the next `tick` is due; once a second while the screen counts down. */
export function nextFeedbackTickMs(state: KioskState, screen: FeedbackScreen): number {
  if (screen.type === 'feedback-saving') {
    return screen.sinceMs + (screen.trying ? SAVE_LIMIT_MS : SAVE_RETRY_MS);
  }
  if (screen.type === 'feedback' && screen.place.type === 'sealing') {
    return screen.place.sinceMs + SAVE_LIMIT_MS;
  }
  const { idleMs, leavingMs } = patienceOf(screen);
  const endMs = state.touchedMs + idleMs;
  if (!state.leaving) return endMs - leavingMs;
  return endMs - (Math.ceil((endMs - state.nowMs) / COUNT_MS) - 1) * COUNT_MS;
}

/** Whole seconds until the screen is wiped; null while it does not say so. */
export function secondsLeft({ screen, leaving, touchedMs, nowMs }: KioskState): number | null {
  if (!leaving || (screen.type !== 'feedback' && screen.type !== 'receipt')) return null;
  return Math.max(0, Math.ceil((touchedMs + patienceOf(screen).idleMs - nowMs) / COUNT_MS));
}

/** Writing and copying a code take longer than reading a page. */
function patienceOf(screen: Exclude<FeedbackScreen, { readonly type: 'feedback-saving' }>) {
  const reading = screen.type === 'feedback' && screen.place.type === 'doors' && isUnwritten(screen.draft);
  return reading
    ? { idleMs: IDLE_MS, leavingMs: LEAVING_MS }
    : { idleMs: FEEDBACK_IDLE_MS, leavingMs: FEEDBACK_LEAVING_MS };
}
