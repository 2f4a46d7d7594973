import type { EntryDraft, ProcedureProblemBody } from '#shared/protocol/entry-bodies.ts';
import { type Problem, type ProblemPart, problemsOf } from '#shared/protocol/procedure-problem.ts';
import type { SealedBox, SealedText } from '#shared/protocol/sealed-bodies.ts';
import type { KioskEvent, KioskInputOf, KioskState, Screen, Step } from './kiosk-state.ts';
import type { ProblemInput, ProblemTalk } from './problem-state.ts';
import { SAVE_LIMIT_MS, SAVE_RETRY_MS } from './timing.ts';
import { touch } from './touch.ts';

type TalkEvent = KioskInputOf<ProblemInput['type']>;

/** What a centre is told where nobody has counted the versions. */
const UNCOUNTED = 'unknown';
const MAX_WORDS = 2_000;

const TALK: ReadonlySet<string> = new Set<TalkEvent['type']>([
  'problem-opened',
  'problem-closed',
  'problem-chosen',
  'problem-written',
  'problem-sent',
]);
export function isProblemTalk(event: KioskEvent): event is TalkEvent {
  return TALK.has(event.type);
}

/** A reader finds a part of the page wrong: one tap opens it, one names what is wrong. */
export function reduceProblem(before: KioskState, event: TalkEvent): Step {
  const state = touch(before);
  const talk = talkOf(state.screen);
  if (talk !== null && isUnsaved(talk)) return { state };
  switch (event.type) {
    case 'problem-opened':
      return { state: say(state, { type: 'choosing', part: event.part }) };
    case 'problem-closed':
      return { state: say(state, null) };
    case 'problem-chosen':
      return talk?.type === 'choosing' ? choose(state, talk.part, event) : { state };
    case 'problem-written': {
      const text = event.text.slice(0, MAX_WORDS);
      return { state: talk?.type === 'writing' ? say(state, { ...talk, text }) : state };
    }
    case 'problem-sent':
      return talk?.type === 'writing' ? send(state, talk, event) : { state };
  }
}

/**
 * From the box to the thanks, which follow from `saved` of this very report and from nothing else (JR2). Null: no report is
 * on its way, or the event is not about it.
 */
export function reduceProblemSaving(state: KioskState, event: KioskEvent): Step | null {
  const talk = talkOf(state.screen);
  if (talk === null || !isUnsaved(talk)) return null;
  switch (event.type) {
    case 'sealed':
      if (talk.type !== 'sealing' || talk.id !== event.id) return null;
      return save(state, talk.part, draftOf(state, talk, 'other', event.box));
    case 'seal-failed':
      return talk.type === 'sealing' && talk.id === event.id ? { state: backToWords(state, talk) } : null;
    case 'saved':
      return isAbout(talk, event.id) ? { state: say(state, { type: 'thanked', part: talk.part }) } : null;
    case 'save-failed':
      return isAbout(talk, event.id) ? { state: failSaving(state, talk) } : null;
    case 'retry':
      return talk.type === 'saving' && !talk.trying ? saveAgain(state, talk) : { state };
    default:
      return null;
  }
}

/** What the passing of time does to a report that is not saved yet; null when none is under way. */
export function reduceProblemTime(state: KioskState): Step | null {
  const talk = talkOf(state.screen);
  if (talk === null || !isUnsaved(talk)) return null;
  if (state.nowMs < problemDeadline(talk)) return { state };
  if (talk.type === 'sealing') return { state: backToWords(state, talk) };
  return talk.trying ? { state: failSaving(state, talk) } : saveAgain(state, talk);
}

/** When the next `tick` is due for it; null when none is under way. */
export function nextProblemTickMs(screen: Screen): number | null {
  const talk = talkOf(screen);
  return talk !== null && isUnsaved(talk) ? problemDeadline(talk) : null;
}

/** Nobody leaves the page while a report is on its way to the disk: it would be lost. */
export function holdsUnsavedProblem(screen: Screen): boolean {
  const talk = talkOf(screen);
  return talk !== null && isUnsaved(talk);
}

type Saving = Extract<ProblemTalk, { readonly type: 'saving' }>;
type Sealing = Extract<ProblemTalk, { readonly type: 'sealing' }>;

function talkOf(screen: Screen): ProblemTalk | null {
  return screen.type === 'procedure' ? screen.problem : null;
}

function isUnsaved(talk: ProblemTalk): talk is Saving | Sealing {
  return talk.type === 'saving' || talk.type === 'sealing';
}

function isAbout(talk: ProblemTalk, id: string): talk is Saving {
  return talk.type === 'saving' && talk.entry.id === id;
}

function problemDeadline(talk: Saving | Sealing): number {
  return talk.sinceMs + (talk.type === 'saving' && !talk.trying ? SAVE_RETRY_MS : SAVE_LIMIT_MS);
}

function say(state: KioskState, problem: ProblemTalk | null): KioskState {
  const { screen } = state;
  return screen.type === 'procedure' ? { ...state, screen: { ...screen, problem } } : state;
}

function choose(state: KioskState, part: ProblemPart, event: KioskInputOf<'problem-chosen'>): Step {
  const { problem } = event;
  if (!problemsOf(part).includes(problem)) return { state };
  if (problem === 'other') return { state: say(state, { type: 'writing', part, text: '', failed: false }) };
  return save(state, part, draftOf(state, { ...event, part }, problem));
}

function send(
  state: KioskState,
  { part, text }: Extract<ProblemTalk, { readonly type: 'writing' }>,
  { id, at }: KioskInputOf<'problem-sent'>,
): Step {
  if (text.trim() === '') return save(state, part, draftOf(state, { id, at, part }, 'other'));
  const plain: SealedText = { v: 1, text: text.trim() };
  return {
    state: say(state, { type: 'sealing', part, text, id, at, sinceMs: state.nowMs }),
    effects: [{ type: 'seal', kind: 'procedure.problem', id, plain, key: undefined }],
  };
}

interface Reported {
  readonly part: ProblemPart;
  readonly id: string;
  readonly at: string;
}

function draftOf(
  state: KioskState,
  { part, id, at }: Reported,
  problem: Problem,
  sealed?: SealedBox,
): EntryDraft | null {
  const { screen, office } = state;
  if (screen.type !== 'procedure' || office?.shelf.type !== 'ready') return null;
  const posted = office.shelf.procedures.find(({ code }) => code === screen.code);
  if (posted === undefined) return null;
  const version = posted.version ?? UNCOUNTED;
  const body: ProcedureProblemBody = {
    ...{ procedure: posted.code, version, part, problem },
    ...(sealed !== undefined && { sealed }),
  };
  return { id, at, kind: 'procedure.problem', kv: 1, body };
}

function save(state: KioskState, part: ProblemPart, entry: EntryDraft | null): Step {
  if (entry === null) return { state };
  const talk: Saving = { type: 'saving', part, entry, failed: false, trying: true, sinceMs: state.nowMs };
  return { state: say(state, talk), effects: [{ type: 'record', id: entry.id, drafts: [entry] }] };
}

/** Offers the same entry again, under its own id. */
function saveAgain(state: KioskState, talk: Saving): Step {
  const { entry } = talk;
  return {
    state: say(state, { ...talk, trying: true, sinceMs: state.nowMs }),
    effects: [{ type: 'record', id: entry.id, drafts: [entry] }],
  };
}

function failSaving(state: KioskState, talk: Saving): KioskState {
  return say(state, { ...talk, failed: true, trying: false, sinceMs: state.nowMs });
}

/** The words stay with their writer, who is told. */
function backToWords(state: KioskState, { part, text }: Sealing): KioskState {
  return say(state, { type: 'writing', part, text, failed: true });
}
