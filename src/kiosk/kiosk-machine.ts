import { DEFAULT_LANGUAGE } from '#i18n/languages.ts';
import { reduceAfter } from './after-steps.ts';
import { reduceAnswer } from './answer-steps.ts';
import { reduceContact } from './contact-steps.ts';
import { isFeedback, reduceFeedback, reduceSending } from './feedback-steps.ts';
import type { KioskEvent, KioskState, Step } from './kiosk-state.ts';
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
      return isFeedback(state.screen) ? reduceSending(state, event) : reduceAnswer(state, event);
    case 'sealed':
    case 'seal-failed':
      return isFeedback(state.screen) ? reduceSending(state, event) : reduceAfter(state, event);
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
    case 'interrupted':
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
