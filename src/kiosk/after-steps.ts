import { firstTurn, hasItems, itemsToAsk, toDetail, topicsOf } from './after-detail.ts';
import type { AfterPage, AfterScreen, Visit } from './after-state.ts';
import { isSettled, visitEndsMs } from './after-time.ts';
import type { KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { CHANGE_MS, MORE_TIME_MS, SAVE_LIMIT_MS } from './timing.ts';
import { touch } from './touch.ts';

type AfterEvent = KioskInputOf<
  | 'change-opened'
  | 'change-dropped'
  | 'topic-toggled'
  | 'comment-typed'
  | 'page-finished'
  | 'item-answered'
  | 'finished'
  | 'more-time'
  | 'interrupted'
  | 'sealed'
  | 'seal-failed'
>;

/** The thanks, with room for more. Only to be shown when the answer of this visit has just been kept (JR2). */
export function thank(state: KioskState, visit: Visit): KioskState {
  const { nowMs } = state;
  return {
    ...state,
    screen: {
      type: 'after',
      visit,
      page: { type: 'topics' },
      sinceMs: nowMs,
      changeUntilMs: nowMs + CHANGE_MS,
      extendedToMs: nowMs,
      sealing: null,
      sealFailed: false,
    },
  };
}

/** The visit is over, and everything that was given in it is kept. `dropped`: something was typed and never sent. */
export function sayFarewell(state: KioskState, dropped: boolean): KioskState {
  return { ...state, screen: { type: 'farewell', sinceMs: state.nowMs, dropped } };
}

/** From the thanks to the end of the visit: what is given beside the level, the same way for every level. */
export function reduceAfter(state: KioskState, event: AfterEvent): Step {
  const { screen } = state;
  if (screen.type === 'change') return reduceChange(state, screen.after, event);
  if (screen.type !== 'after') return { state };
  switch (event.type) {
    case 'comment-typed':
      return { state: typeComment(state, screen, event.text) };
    case 'more-time':
      return { state: giveTime(state, screen) };
    case 'sealed':
    case 'seal-failed':
      return screen.sealing !== null && event.id === screen.visit.detail
        ? endSealing(state, screen, event)
        : { state };
    case 'interrupted':
      return screen.sealing === null
        ? conclude(state, screen, event.wallMs)
        : { state: { ...state, screen: { ...screen, sealing: { ...screen.sealing, next: 'end' } } } };
    default:
      return screen.sealing === null && isSettled(state, screen.sinceMs)
        ? press(state, screen, event)
        : { state };
  }
}

/** The buttons, on a page that stands. */
function press(
  state: KioskState,
  after: AfterScreen,
  event: Exclude<
    AfterEvent,
    KioskInputOf<'comment-typed' | 'more-time' | 'sealed' | 'seal-failed' | 'interrupted'>
  >,
): Step {
  switch (event.type) {
    case 'topic-toggled':
      return { state: toggle(state, after, event.code) };
    case 'change-opened':
      return after.page.type === 'topics' && state.nowMs < after.changeUntilMs
        ? { state: { ...touch(state), screen: { type: 'change', after, sinceMs: state.nowMs } } }
        : { state };
    case 'page-finished':
      return after.page.type === 'topics' ? finishTopics(state, after, 'items', event.wallMs) : { state };
    case 'item-answered':
      return answerItem(state, after, event);
    case 'finished':
      return after.page.type === 'topics'
        ? finishTopics(state, after, 'end', event.wallMs)
        : conclude(state, after, event.wallMs);
    case 'change-dropped':
      return { state };
  }
}

/** The question stands there again. It is left by a new answer, by choice, or by the end of the visit. */
function reduceChange(state: KioskState, after: AfterScreen, event: AfterEvent): Step {
  switch (event.type) {
    case 'change-dropped':
      return { state: dropChange(state) };
    case 'more-time': {
      const { screen } = giveTime(state, after);
      return screen.type === 'after' && state.screen.type === 'change'
        ? { state: { ...touch(state), screen: { ...state.screen, after: screen } } }
        : { state };
    }
    case 'interrupted':
      return conclude(state, after, event.wallMs);
    default:
      return { state };
  }
}

/** The answer stays what it was. */
export function dropChange(state: KioskState): KioskState {
  const { screen } = state;
  if (screen.type !== 'change' || !isSettled(state, screen.sinceMs)) return state;
  return { ...touch(state), screen: { ...screen.after, sinceMs: state.nowMs } };
}

function giveTime(state: KioskState, after: AfterScreen): KioskState {
  const { nowMs } = state;
  const extended = { extendedToMs: nowMs + MORE_TIME_MS, changeUntilMs: nowMs + CHANGE_MS };
  return { ...touch(state), screen: { ...after, ...extended } };
}

function toggle(state: KioskState, after: AfterScreen, code: string): KioskState {
  const { office } = state;
  const isTopic = office !== null && topicsOf(office.content).some((topic) => topic.code === code);
  if (after.page.type !== 'topics' || !isTopic) return state;
  const { visit } = after;
  const reasons = visit.reasons.includes(code)
    ? visit.reasons.filter((other) => other !== code)
    : [...visit.reasons, code];
  return { ...touch(state), screen: { ...after, visit: { ...visit, reasons } } };
}

function typeComment(state: KioskState, after: AfterScreen, text: string): KioskState {
  const wanted = state.office?.content.settings.intake.comment === true;
  if (after.page.type !== 'topics' || after.sealing !== null || !wanted) return state;
  return {
    ...touch(state),
    screen: { ...after, visit: { ...after.visit, comment: text }, sealFailed: false },
  };
}

/** The comment is sealed before anything goes on: from then on nobody at the counter can read it. */
function finishTopics(state: KioskState, after: AfterScreen, next: 'items' | 'end', wallMs: number): Step {
  const text = after.visit.comment.trim();
  if (text === '') return goOn(state, after, next, wallMs);
  const sealing = { next, sinceMs: state.nowMs };
  return {
    state: { ...touch(state), screen: { ...after, sealing, sealFailed: false } },
    effects: [
      { type: 'seal', kind: 'rating.detail', id: after.visit.detail, plain: { v: 1, text }, key: undefined },
    ],
  };
}

function endSealing(
  state: KioskState,
  after: AfterScreen,
  event: KioskInputOf<'sealed' | 'seal-failed'>,
): Step {
  if (event.type === 'seal-failed' || after.sealing === null) return { state: failSealing(state, after) };
  const visit = { ...after.visit, comment: '', box: event.box };
  return goOn(state, { ...after, visit, sealing: null }, after.sealing.next, event.wallMs);
}

/** The text stays in the field, for another attempt; the end of the visit wipes it. */
function failSealing(state: KioskState, after: AfterScreen): KioskState {
  return { ...state, screen: { ...after, sealing: null, sealFailed: true } };
}

function goOn(state: KioskState, after: AfterScreen, next: 'items' | 'end', wallMs: number): Step {
  const { office } = state;
  if (next === 'end' || office === null || !hasItems(office.content)) return conclude(state, after, wallMs);
  const turn = state.sipasTurn ?? firstTurn(after.visit.rating);
  const items = itemsToAsk(office.content, turn);
  const moved = { ...touch(state), sipasTurn: turn + 1 };
  return { state: turnTo(moved, after, { type: 'items', items, place: 0 }) };
}

function answerItem(state: KioskState, after: AfterScreen, event: KioskInputOf<'item-answered'>): Step {
  const { page, visit } = after;
  if (page.type !== 'items' || page.items[page.place] !== event.item) return { state };
  const item = state.office?.content.questionnaire.items.find((one) => one.id === event.item);
  const known = event.answer === null || item?.answers.some((one) => one.code === event.answer) === true;
  if (!known) return { state };
  const answers = event.answer === null ? visit.answers : { ...visit.answers, [event.item]: event.answer };
  const next = { ...after, visit: { ...visit, answers } };
  const place = page.place + 1;
  return place < page.items.length
    ? { state: turnTo(touch(state), next, { ...page, place }) }
    : conclude(state, next, event.wallMs);
}

function turnTo(state: KioskState, after: AfterScreen, page: AfterPage): KioskState {
  return { ...state, screen: { ...after, page, sinceMs: state.nowMs, sealFailed: false } };
}

/** The end of the visit: what was given is recorded, once; a comment that was not sent was not given. */
function conclude(state: KioskState, after: AfterScreen, wallMs: number): Step {
  const draft = toDetail(after.visit, wallMs);
  const { nowMs } = state;
  const dropped = after.visit.comment.trim() !== '';
  if (draft === null) return { state: sayFarewell(state, dropped) };
  const answer = { id: draft.id, drafts: [draft] };
  const closed = { ...after, visit: { ...after.visit, comment: '' } };
  return {
    state: { ...state, screen: { type: 'closing', after: closed, answer, sinceMs: nowMs, dropped } },
    effects: [{ type: 'record', ...answer }],
  };
}

/** Nobody went on. */
export function endWhenQuiet(state: KioskState, after: AfterScreen, wallMs: number): Step {
  if (after.sealing !== null) {
    const late = state.nowMs - after.sealing.sinceMs >= SAVE_LIMIT_MS;
    return { state: late ? failSealing(state, after) : state };
  }
  return state.nowMs >= visitEndsMs(state, after) ? conclude(state, after, wallMs) : { state };
}
