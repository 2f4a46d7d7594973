import { toEntryId } from '#shared/domain/ids.ts';
import type { EntryDraft, RatingBody, RatingChangeBody } from '#shared/protocol/entry-bodies.ts';
import { toDetail } from './after-detail.ts';
import type { Onward, Visit } from './after-state.ts';
import { sayFarewell, thank } from './after-steps.ts';
import { isSettled } from './after-time.ts';
import { answeredAsk } from './invite-steps.ts';
import type { KioskInputOf, KioskState, Recording, Step } from './kiosk-state.ts';
import { OWN_TOUCH_MS, WAKE_GUARD_MS } from './timing.ts';

type AnswerEvent = KioskInputOf<'level-tapped' | 'saved' | 'save-failed' | 'retry'>;

/** From the tap to the thanks. Thanks follows from `saved` of this very answer and from nothing else (JR2). */
export function reduceAnswer(state: KioskState, event: AnswerEvent): Step {
  switch (event.type) {
    case 'level-tapped':
      return state.screen.type === 'change' ? recordChange(state, event) : recordAnswer(state, event);
    case 'saved':
      return isAbout(state, event.id) ? goOn(state) : { state };
    case 'save-failed':
      return isAbout(state, event.id) ? { state: failed(state, event.wallMs) } : { state };
    case 'retry':
      return retry(state);
  }
}

/** The question's tap. Everywhere else it does nothing, so that a second tap cannot double the first. */
function recordAnswer(state: KioskState, event: KioskInputOf<'level-tapped'>): Step {
  const { screen, office } = state;
  if (screen.type !== 'question' || office === null || !hasLevel(state, event.level)) return { state };
  if (isRestOfWaking(state)) return { state };
  const ask = answeredAsk(state, event.id);
  const { questionnaire } = office.content;
  const { clerk } = screen;
  const body: RatingBody = {
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    level: event.level,
    counter: office.counter,
    clerk,
    intake: ask === null ? 'open' : 'invited',
    ...(ask !== null && { ask: toEntryId(ask.id) }),
    lang: state.language,
    ms: answerMs(state, screen.sinceMs),
  };
  const { id, detail } = event;
  const visit: Visit = { rating: id, detail, clerk, reasons: [], answers: {}, comment: '', box: null };
  const rating: EntryDraft = { id, at: event.at, kind: 'rating', kv: 1, body };
  return save(state, visit, { id, drafts: ask === null ? [rating] : [rating, ask] });
}

/** Another level for the same rating, or the same one again: both are kept. */
function recordChange(state: KioskState, event: KioskInputOf<'level-tapped'>): Step {
  const { screen } = state;
  if (screen.type !== 'change' || !isSettled(state, screen.sinceMs) || !hasLevel(state, event.level)) {
    return { state };
  }
  const { visit } = screen.after;
  const body: RatingChangeBody = { of: toEntryId(visit.rating), level: event.level };
  const { id, at } = event;
  return save(state, visit, { id, drafts: [{ id, at, kind: 'rating.change', kv: 1, body }] });
}

function hasLevel({ office }: KioskState, code: number): boolean {
  return office?.content.questionnaire.levels.some((level) => level.code === code) === true;
}

function save(state: KioskState, visit: Visit, answer: Recording): Step {
  return {
    state: { ...state, screen: { type: 'saving', answer, visit, sinceMs: state.nowMs } },
    effects: [{ type: 'record', ...answer }],
  };
}

/** What is left of the touch that brought the question; the next touch is an answer's own. */
function isRestOfWaking({ wokenMs, nowMs }: KioskState): boolean {
  return wokenMs !== null && nowMs - wokenMs < WAKE_GUARD_MS;
}

function answerMs(state: KioskState, sinceMs: number): number {
  const ownTouch = state.nowMs - state.touchedMs < OWN_TOUCH_MS;
  const lastTouchMs = ownTouch ? state.touchedBeforeMs : state.touchedMs;
  return Math.max(0, Math.round(state.nowMs - Math.max(sinceMs, lastTouchMs)));
}

function isAbout(state: KioskState, id: string): boolean {
  const { screen } = state;
  const { type } = screen;
  return (type === 'saving' || type === 'closing' || type === 'not-saved') && screen.answer.id === id;
}

/** The answer was kept: thanks are due, or the visit is over. */
function goOn(state: KioskState): Step {
  const { screen } = state;
  switch (screen.type) {
    case 'saving':
      return { state: thank(state, screen.visit) };
    case 'not-saved':
      return {
        state:
          screen.onward.type === 'thanks'
            ? thank(state, screen.onward.visit)
            : sayFarewell(state, screen.onward.dropped),
      };
    default:
      return { state: sayFarewell(state, screen.type === 'closing' && screen.dropped) };
  }
}

/** The commit failed or took too long: say so, keep the answer for the next attempt. */
export function failed(state: KioskState, wallMs: number): KioskState {
  const { screen, nowMs } = state;
  switch (screen.type) {
    case 'saving': {
      const { answer, visit } = screen;
      const lost =
        answer.id === visit.rating
          ? { answer, onward: { type: 'thanks', visit } as const }
          : settle(screen, wallMs);
      return { ...state, screen: { type: 'not-saved', ...lost, trying: false, sinceMs: nowMs } };
    }
    case 'closing': {
      const { answer, dropped } = screen;
      const onward = { type: 'farewell', dropped } as const;
      return { ...state, screen: { type: 'not-saved', answer, onward, trying: false, sinceMs: nowMs } };
    }
    case 'not-saved':
      return { ...state, screen: { ...screen, trying: false, sinceMs: nowMs } };
    default:
      return state;
  }
}

/**
 * A change that fails ends its visit, as nobody knows who stands there when it is kept at last: what was chosen so far is
 * recorded together with it, and a comment that was not sent is forgotten.
 */
function settle(
  { answer, visit }: Extract<KioskState['screen'], { type: 'saving' }>,
  wallMs: number,
): { readonly answer: Recording; readonly onward: Onward } {
  const detail = toDetail(visit, wallMs);
  // Under an id of its own: that the change alone was kept, late, is not yet that both were.
  const both = detail === null ? answer : { id: detail.id, drafts: [...answer.drafts, detail] };
  return { answer: both, onward: { type: 'farewell', dropped: visit.comment.trim() !== '' } };
}

/** Offers the same entries again, under their own ids. */
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
