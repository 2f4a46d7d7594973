import type { ProcedureCode } from '#shared/domain/ids.ts';
import type { ProcedureFinder } from '#shared/domain/procedure-search.ts';
import { isHome } from './home-screens.ts';
import type { KioskEvent, KioskInputOf, KioskState, ProcedureSearch, Step, Used } from './kiosk-state.ts';
import { holdsUnsavedProblem } from './problem-steps.ts';
import { reduceProcedures } from './procedures-steps.ts';
import { SEARCH_SETTLES_MS } from './timing.ts';
import { touch } from './touch.ts';

type SearchEvent = KioskInputOf<
  'procedures-opened' | 'query-typed' | 'field-chosen' | 'life-event-chosen' | 'procedure-opened'
>;
type ShelfEvent = KioskInputOf<'procedures-read' | 'procedures-wanted'>;
export type FindingEvent = SearchEvent | ShelfEvent;

const EVENTS: ReadonlySet<string> = new Set<FindingEvent['type']>([
  'procedures-opened',
  'query-typed',
  'field-chosen',
  'life-event-chosen',
  'procedure-opened',
  'procedures-read',
  'procedures-wanted',
]);

export function isFinding(event: KioskEvent): event is FindingEvent {
  return EVENTS.has(event.type);
}

/** Where every look-up begins. */
const START: Omit<ProcedureSearch, 'clerk'> = {
  query: '',
  field: null,
  lifeEvent: null,
  typedMs: null,
  missed: false,
};

/** Looking for a procedure: by words, by field, by what happened in somebody's life. What a citizen opens is counted. */
export function reduceFinding(before: KioskState, event: FindingEvent): Step {
  if (event.type === 'procedures-read' || event.type === 'procedures-wanted') {
    return { state: reduceProcedures(before, event) };
  }
  const state = touch(before);
  const { screen } = state;
  if (event.type === 'procedures-opened') return { state: openSearch(state) };
  if (event.type === 'procedure-opened') return openProcedure(state, event.code);
  if (screen.type !== 'procedures') return { state };
  switch (event.type) {
    case 'query-typed':
      return { state: moveTo(state, screen, { ...wordsOf(screen, event.query), typedMs: state.nowMs }) };
    case 'field-chosen':
      return { state: moveTo(state, screen, { field: event.field }) };
    case 'life-event-chosen':
      return { state: moveTo(state, screen, { lifeEvent: event.lifeEvent }) };
  }
}

/** The first page of the search again; a clerk's stays a clerk's. */
export function backToStart(state: KioskState): KioskState {
  return state.screen.type === 'procedures' ? moveTo(state, state.screen, {}) : state;
}

/**
 * A citizen's search counts as one without result when its words have stood for a moment and nothing has all of them; once,
 * until the field has been emptied. Neither when nor by whom is kept.
 */
export function noticeMiss(step: Step): Step {
  const { state, effects } = step;
  const { screen, office, nowMs } = state;
  if (screen.type !== 'procedures' || screen.typedMs === null || office?.shelf.type !== 'ready') return step;
  if (nowMs - screen.typedMs < SEARCH_SETTLES_MS) return step;
  const settled = { ...screen, typedMs: null };
  if (screen.clerk || screen.missed || !isInVain(screen.query, office.shelf.finder)) {
    return { ...step, state: { ...state, screen: settled } };
  }
  const miss = used(
    { ...state, screen: { ...settled, missed: true } },
    { type: 'missed', query: screen.query },
  );
  return { ...miss, effects: [...(effects ?? []), ...(miss.effects ?? [])] };
}

/** When `noticeMiss` has something to look at. */
export function settlingDeadlines({ screen }: KioskState): readonly number[] {
  return screen.type === 'procedures' && screen.typedMs !== null ? [screen.typedMs + SEARCH_SETTLES_MS] : [];
}

function openSearch(state: KioskState): KioskState {
  const { screen } = state;
  const clerk = screen.type === 'staff';
  if (!clerk && !isHome(screen)) return state;
  return { ...state, screen: { type: 'procedures', ...START, clerk } };
}

/** From the list, or from the page of one that is replaced by it. */
function openProcedure(state: KioskState, code: ProcedureCode): Step {
  const { screen } = state;
  const left = screen.type === 'procedures' || (screen.type === 'procedure' && !holdsUnsavedProblem(screen));
  if (!left) return { state };
  const opened: KioskState = { ...state, screen: { ...screen, type: 'procedure', code, problem: null } };
  return screen.clerk ? { state: opened } : used(opened, { type: 'viewed', code });
}

function moveTo(state: KioskState, { clerk }: ProcedureSearch, place: Partial<ProcedureSearch>): KioskState {
  return { ...state, screen: { type: 'procedures', ...START, ...place, clerk } };
}

/** An emptied field begins another search. */
function wordsOf({ missed }: ProcedureSearch, query: string): Partial<ProcedureSearch> {
  return { query, missed: missed && query.trim() !== '' };
}

const MIN_CHARS = 3;

function isInVain(query: string, finder: ProcedureFinder): boolean {
  if (query.trim().length < MIN_CHARS) return false;
  const { positions, partial } = finder.find(query);
  return partial || positions.length === 0;
}

function used(state: KioskState, use: Used): Step {
  return { state, effects: [{ type: 'count-use', use }] };
}
