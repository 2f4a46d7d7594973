import type { KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { isHelped } from './modes-steps.ts';
import { endVisit, showQuestion } from './show-question.ts';
import { restingLanguage } from './staff/resting-language.ts';
import { QUIET_MS } from './timing.ts';

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
      return { state: { ...state, updateWaiting: true } };
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
  if (!state.updateWaiting) return null;
  return {
    state: { ...state, updateWaiting: false, screen: { type: 'updating', sinceMs: state.nowMs } },
    effects: [{ type: 'apply-update' }],
  };
}

function isQuiet(state: KioskState): boolean {
  const { screen } = state;
  const idle =
    (screen.type === 'question' && state.language === restingLanguage(state)) ||
    screen.type === 'no-content' ||
    (screen.type === 'pairing' && screen.code === '' && screen.step.type === 'waiting');
  return idle && !state.contactOpen && !isHelped(state) && state.nowMs - state.touchedMs >= QUIET_MS;
}

/** Somebody may have come while the swap ran: then it shows from the next question on. */
function takeUp(state: KioskState, event: KioskInputOf<'content-swapped'>): KioskState {
  if (event.content === null) return state;
  const next = { ...state, incoming: event.content };
  if (state.contactOpen) return next;
  const { type } = state.screen;
  return type === 'question' || type === 'no-content' ? showQuestion(next, event.wallMs) : next;
}
