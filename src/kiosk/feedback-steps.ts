import { receiptDigest } from '#shared/domain/receipt-digest.ts';
import type { EntryDraft, FeedbackBody } from '#shared/protocol/entry-bodies.ts';
import { EMPTY_DRAFT, faultsOnStep, isUnwritten, readDraft, stepsOf } from './feedback-draft.ts';
import type { FeedbackDoor, FeedbackPlace, FeedbackScreen, FeedbackStep } from './feedback-state.ts';
import { isHome } from './home-screens.ts';
import type { KioskEffect, KioskInputOf, KioskState, Screen, Step } from './kiosk-state.ts';
import { endVisit, showQuestion } from './show-question.ts';
import { touch } from './touch.ts';

type Form = Extract<FeedbackScreen, { readonly type: 'feedback' }>;
type SendEvent = KioskInputOf<'sealed' | 'seal-failed' | 'saved' | 'save-failed' | 'retry' | 'interrupted'>;
type FormEvent = KioskInputOf<
  | 'feedback-opened'
  | 'door-chosen'
  | 'draft-changed'
  | 'consent-given'
  | 'step-finished'
  | 'leave-confirmed'
  | 'leave-cancelled'
>;

export function isFeedback(screen: Screen): screen is FeedbackScreen {
  return screen.type === 'feedback' || screen.type === 'feedback-saving' || screen.type === 'receipt';
}

/** What a writer does, from the doors to the last "send". */
export function reduceFeedback(before: KioskState, event: FormEvent): Step {
  const state = touch(before);
  const { screen } = state;
  if (event.type === 'feedback-opened') return { state: openDoors(state) };
  if (screen.type !== 'feedback') return { state };
  const { place, draft } = screen;
  switch (event.type) {
    case 'door-chosen':
      return { state: place.type === 'doors' ? openDoor(state, screen, event.door) : state };
    case 'draft-changed':
      return { state: place.type === 'step' ? write(state, screen, event.change) : state };
    case 'consent-given': {
      const { version } = event;
      const consent = version === null ? null : { version, at: new Date(event.wallMs).toISOString() };
      return { state: place.type === 'step' ? write(state, screen, { consent }) : state };
    }
    case 'step-finished':
      return place.type === 'step' ? finishStep(state, { place, draft }, event) : { state };
    case 'leave-confirmed':
      return { state: screen.leaveAsked ? showQuestion(state, event.wallMs) : state };
    case 'leave-cancelled':
      return { state: { ...state, screen: { ...screen, leaveAsked: false } } };
  }
}

/** From the box to the receipt. The receipt follows from `saved` of this very entry and from nothing else (JR2). */
export function reduceSending(state: KioskState, event: SendEvent): Step {
  switch (event.type) {
    case 'sealed':
      return recordSealed(state, event);
    case 'seal-failed':
      return { state: isSealing(state, event.id) ? failSealing(state) : state };
    case 'saved': {
      const { screen } = state;
      const own = screen.type === 'feedback-saving' && screen.entry.id === event.id;
      return {
        state: own ? touch({ ...state, screen: { type: 'receipt', receipt: screen.receipt } }) : state,
      };
    }
    case 'save-failed': {
      const { screen } = state;
      const own = screen.type === 'feedback-saving' && screen.entry.id === event.id;
      return { state: own ? failSaving(state) : state };
    }
    case 'retry':
      return saveAgain(state);
    case 'interrupted':
      return { state: abandonFeedback(state, event.wallMs) };
  }
}

/** One page back; from the first to the doors, from there to the question. */
export function stepBack(state: KioskState, wallMs: number): KioskState {
  const { screen } = state;
  if (screen.type !== 'feedback') return state;
  if (screen.leaveAsked) return { ...state, screen: { ...screen, leaveAsked: false } };
  const { place } = screen;
  if (place.type === 'doors') return leaveFeedback(state, wallMs);
  if (place.type === 'sealing') return state;
  const steps = stepsOf(place.door);
  const before = steps[steps.indexOf(place.step) - 1];
  const target: FeedbackPlace = before === undefined ? { type: 'doors' } : openStep(place.door, before);
  return { ...state, screen: { ...screen, place: target } };
}

/** To the question, at once when nothing would be lost; what was written is gone then. */
export function leaveFeedback(state: KioskState, wallMs: number): KioskState {
  const { screen } = state;
  if (screen.type === 'receipt') return endVisit(state, wallMs);
  if (screen.type !== 'feedback' || screen.place.type === 'sealing') return state;
  return isUnwritten(screen.draft)
    ? showQuestion(state, wallMs)
    : { ...state, screen: { ...screen, leaveAsked: true } };
}

/** The page is hidden: who comes back to it may be somebody else. What is on its way to the disk goes on. */
function abandonFeedback(state: KioskState, wallMs: number): KioskState {
  const { screen } = state;
  const writing = screen.type === 'feedback' && screen.place.type !== 'sealing';
  return writing ? endVisit(state, wallMs) : state;
}

/** The text stays with its writer, who is told. */
export function failSealing(state: KioskState): KioskState {
  const { screen } = state;
  if (screen.type !== 'feedback' || screen.place.type !== 'sealing') return state;
  const { door, step } = screen.place;
  return { ...state, screen: { ...screen, place: { ...openStep(door, step), sealFailed: true } } };
}

/** The commit failed or took too long: say so, keep the sealed entry for the next attempt. */
export function failSaving(state: KioskState): KioskState {
  const { screen } = state;
  if (screen.type !== 'feedback-saving') return state;
  return { ...state, screen: { ...screen, failed: true, trying: false, sinceMs: state.nowMs } };
}

/** Offers the same entry again, under its own id. */
export function saveAgain(state: KioskState): Step {
  const { screen } = state;
  if (screen.type !== 'feedback-saving' || screen.trying) return { state };
  return {
    state: { ...state, screen: { ...screen, trying: true, sinceMs: state.nowMs } },
    effects: [recording(screen.entry)],
  };
}

function openDoors(state: KioskState): KioskState {
  const doors = state.office?.content.settings.feedback.doors ?? [];
  if (!isHome(state.screen) || doors.length === 0) return state;
  const screen: Form = { type: 'feedback', place: { type: 'doors' }, draft: EMPTY_DRAFT, leaveAsked: false };
  return { ...state, screen };
}

function openDoor(state: KioskState, screen: Form, door: FeedbackDoor): KioskState {
  const doors = state.office?.content.settings.feedback.doors ?? [];
  const [first] = stepsOf(door);
  if (!doors.includes(door) || first === undefined) return state;
  // What was agreed to behind another door was another text.
  const draft = { ...screen.draft, consent: null };
  return { ...state, screen: { ...screen, draft, place: openStep(door, first) } };
}

function openStep(door: FeedbackDoor, step: FeedbackStep): Extract<FeedbackPlace, { readonly type: 'step' }> {
  return { type: 'step', door, step, tries: 0, sealFailed: false };
}

function write(state: KioskState, screen: Form, change: Partial<Form['draft']>): KioskState {
  return { ...state, screen: { ...screen, draft: { ...screen.draft, ...change } } };
}

interface Written extends Pick<Form, 'draft'> {
  readonly place: Extract<FeedbackPlace, { readonly type: 'step' }>;
}

function finishStep(
  state: KioskState,
  { place, draft }: Written,
  event: KioskInputOf<'step-finished'>,
): Step {
  const { door, step } = place;
  const stay = (at: FeedbackPlace): Step => ({
    state: { ...state, screen: { type: 'feedback', place: at, draft, leaveAsked: false } },
  });
  const wrong = (on: FeedbackStep): boolean => faultsOnStep(door, on, draft).size > 0;
  if (wrong(step)) return stay({ ...place, tries: place.tries + 1 });
  const steps = stepsOf(door);
  const next = steps[steps.indexOf(step) + 1];
  if (next !== undefined) return stay(openStep(door, next));
  const read = readDraft(door, draft);
  if (!read.ok) return stay({ ...openStep(door, steps.find(wrong) ?? step), tries: 1 });
  const { id, at, code, origin } = event;
  const content = state.office?.content;
  const key = door === 'integrity' ? (content?.settings.feedback.integrityKey ?? undefined) : undefined;
  // After `#`: what follows there is sent to nobody, so it stands in no server's log.
  const url = `${content?.publicUrl ?? origin}/theo-doi#${code}`;
  const submission = { id, at, receipt: { code, url } };
  return {
    ...stay({ type: 'sealing', door, step, submission, sinceMs: state.nowMs }),
    effects: [{ type: 'seal', kind: 'feedback', id, plain: read.value, key }],
  };
}

function isSealing(state: KioskState, id: string): boolean {
  const { screen } = state;
  return screen.type === 'feedback' && screen.place.type === 'sealing' && screen.place.submission.id === id;
}

/** From here on nothing readable of the writer's words is held. */
function recordSealed(state: KioskState, { id, box }: KioskInputOf<'sealed'>): Step {
  const { screen } = state;
  if (screen.type !== 'feedback' || screen.place.type !== 'sealing' || !isSealing(state, id))
    return { state };
  const { door, submission } = screen.place;
  const { at, receipt } = submission;
  const body: FeedbackBody = { receipt: receiptDigest(receipt.code), type: door, sealed: box };
  const entry: EntryDraft = { id, at, kind: 'feedback', kv: 1, body };
  return {
    state: {
      ...state,
      screen: { type: 'feedback-saving', entry, receipt, failed: false, trying: true, sinceMs: state.nowMs },
    },
    effects: [recording(entry)],
  };
}

function recording(entry: EntryDraft): KioskEffect {
  return { type: 'record', id: entry.id, drafts: [entry] };
}
