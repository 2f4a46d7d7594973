import { DEFAULT_LANGUAGE } from '#i18n/languages.ts';
import { reduceAfter } from './after-steps.ts';
import { reduceAnswer } from './answer-steps.ts';
import { reduceContact } from './contact-steps.ts';
import { isFeedback, reduceFeedback, reduceSending } from './feedback-steps.ts';
import type { KioskEvent, KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { reduceModes } from './modes-steps.ts';
import { reducePairing } from './pairing-steps.ts';
import type { ProblemInput } from './problem-state.ts';
import { isProblemTalk, reduceProblem, reduceProblemSaving } from './problem-steps.ts';
import { askForProcedures, reduceProcedures } from './procedures-steps.ts';
import { reduceRenewal } from './renewal-steps.ts';
import { isStaffEvent, reduceStaffEvent, type StaffEvent } from './staff/staff-events.ts';
import { FRESH_STAFF, keepChoicesFitting } from './staff/staff-steps.ts';
import { reduceTime } from './time-steps.ts';
import { reduceVisit } from './visit-steps.ts';

/** The kiosk before anything is known. */
export function initialState(nowMs: number): KioskState {
  return {
    screen: { type: 'starting' },
    language: DEFAULT_LANGUAGE,
    modes: [],
    modesOpen: false,
    office: null,
    counter: null,
    incoming: null,
    contentWaiting: false,
    updateWaiting: false,
    staff: FRESH_STAFF,
    leaving: false,
    sipasTurn: null,
    contactOpen: false,
    touchedMs: nowMs,
    touchedBeforeMs: nowMs,
    nowMs,
  };
}

/**
 * The whole behaviour of the kiosk. Pure: time, ids and the outside arrive in events, wishes to the outside leave as
 * effects. Knows no React, no storage, no network.
 */
export function reduce(before: KioskState, event: KioskEvent): Step {
  return askForProcedures(keepChoicesFitting(reduceEvent(before, event), event.wallMs));
}

function reduceEvent(before: KioskState, event: KioskEvent): Step {
  const state = { ...before, nowMs: event.nowMs };
  if (isStaffEvent(event)) return reduceStaffEvent(state, event);
  if (isProblemTalk(event)) return reduceProblem(state, event);
  return reduceProblemSaving(state, event) ?? reduceRest(state, event);
}

type RestEvent = Exclude<KioskEvent, { readonly type: StaffEvent['type'] | ProblemInput['type'] }>;

function reduceRest(state: KioskState, event: RestEvent): Step {
  switch (event.type) {
    case 'tick':
      return reduceTime(state, event);
    case 'level-tapped':
      return reduceAnswer(state, event);
    case 'saved':
    case 'save-failed':
    case 'retry':
    case 'sealed':
    case 'seal-failed':
    case 'interrupted':
      return reduceOutcome(state, event);
    case 'feedback-opened':
    case 'door-chosen':
    case 'draft-changed':
    case 'consent-given':
    case 'step-finished':
    case 'leave-confirmed':
    case 'leave-cancelled':
      return reduceFeedback(state, event);
    case 'change-opened':
    case 'change-dropped':
    case 'topic-toggled':
    case 'comment-typed':
    case 'page-finished':
    case 'item-answered':
    case 'finished':
    case 'more-time':
      return reduceAfter(state, event);
    case 'another-leads':
    case 'leads':
    case 'booted':
    case 'boot-failed':
    case 'code-typed':
    case 'code-submitted':
    case 'paired':
    case 'pair-failed':
    case 'pairing-opened':
      return reducePairing(state, event);
    case 'content-waiting':
    case 'content-swapped':
    case 'update-waiting':
    case 'update-failed':
      return reduceRenewal(state, event);
    case 'procedures-read':
    case 'procedures-wanted':
      return { state: reduceProcedures(state, event) };
    case 'contact-opened':
    case 'contact-closed':
      return { state: reduceContact(state, event) };
    case 'modes-opened':
    case 'modes-closed':
    case 'mode-toggled':
      return { state: reduceModes(state, event) };
    default:
      return { state: reduceVisit(state, event) };
  }
}

/** What comes of something that was sent belongs to the screen that sent it. */
function reduceOutcome(
  state: KioskState,
  event: KioskInputOf<'saved' | 'save-failed' | 'retry' | 'sealed' | 'seal-failed' | 'interrupted'>,
): Step {
  if (isFeedback(state.screen)) return reduceSending(state, event);
  switch (event.type) {
    case 'saved':
    case 'save-failed':
    case 'retry':
      return reduceAnswer(state, event);
    default:
      return reduceAfter(state, event);
  }
}
