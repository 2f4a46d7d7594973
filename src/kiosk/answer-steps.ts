import type { EntryDraft, RatingBody } from '#shared/protocol/entry-bodies.ts';
import type { KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { OWN_TOUCH_MS } from './timing.ts';

type AnswerEvent = KioskInputOf<'level-tapped' | 'saved' | 'save-failed' | 'retry'>;

/** From the tap to the thanks. Thanks follows from `saved` of this very answer and from nothing else (JR2). */
export function reduceAnswer(state: KioskState, event: AnswerEvent): Step {
  switch (event.type) {
    case 'level-tapped':
      return recordAnswer(state, event);
    case 'saved':
      return isAbout(state, event.id)
        ? { state: { ...state, screen: { type: 'thanks', sinceMs: state.nowMs } } }
        : { state };
    case 'save-failed':
      return isAbout(state, event.id) ? { state: failed(state) } : { state };
    case 'retry':
      return retry(state);
  }
}

/** The question's tap. Everywhere else it does nothing, so that a second tap cannot double the first. */
function recordAnswer(state: KioskState, event: KioskInputOf<'level-tapped'>): Step {
  const { screen, office } = state;
  if (screen.type !== 'question' || office === null) return { state };
  const { questionnaire } = office.content;
  if (!questionnaire.levels.some((level) => level.code === event.level)) return { state };
  const body: RatingBody = {
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    level: event.level,
    counter: office.counter,
    clerk: screen.clerk,
    intake: 'open',
    lang: state.language,
    ms: answerMs(state, screen.sinceMs),
  };
  const draft: EntryDraft = { id: event.id, at: event.at, kind: 'rating', kv: 1, body };
  const answer = { id: draft.id, drafts: [draft] };
  return {
    state: { ...state, screen: { type: 'saving', answer, clerk: screen.clerk, sinceMs: state.nowMs } },
    effects: [{ type: 'record', ...answer }],
  };
}

function answerMs(state: KioskState, sinceMs: number): number {
  const ownTouch = state.nowMs - state.touchedMs < OWN_TOUCH_MS;
  const lastTouchMs = ownTouch ? state.touchedBeforeMs : state.touchedMs;
  return Math.max(0, Math.round(state.nowMs - Math.max(sinceMs, lastTouchMs)));
}

function isAbout(state: KioskState, id: string): boolean {
  const { screen } = state;
  return (screen.type === 'saving' || screen.type === 'not-saved') && screen.answer.id === id;
}

/** The commit failed or took too long: say so, keep the answer for the next attempt. */
export function failed(state: KioskState): KioskState {
  const { screen } = state;
  if (screen.type !== 'saving' && screen.type !== 'not-saved') return state;
  const { answer } = screen;
  return { ...state, screen: { type: 'not-saved', answer, trying: false, sinceMs: state.nowMs } };
}

/** Offers the same entry again, under its own id. */
export function retry(state: KioskState): Step {
  const { screen } = state;
  if (screen.type === 'storage-failed') {
    return { state: { ...state, screen: { ...screen, sinceMs: state.nowMs } }, effects: [{ type: 'boot' }] };
  }
  if (screen.type !== 'not-saved' || screen.trying) return { state };
  return {
    state: { ...state, screen: { ...screen, trying: true, sinceMs: state.nowMs } },
    effects: [{ type: 'record', ...screen.answer }],
  };
}
