import { DEFAULT_LANGUAGE } from '#i18n/languages.ts';
import { reduceAfter } from './after-steps.ts';
import { reduceAnswer } from './answer-steps.ts';
import { reduceContact } from './contact-steps.ts';
import { isFeedback, reduceFeedback, reduceSending } from './feedback-steps.ts';
import { type FindingEvent, isFinding, noticeMiss, reduceFinding } from './finding-steps.ts';
import { type IntakeEvent, isIntakeEvent, reduceIntake } from './intake-events.ts';
import { settleInvitation } from './invite-steps.ts';
import type { KioskEvent, KioskInputOf, KioskState, Step } from './kiosk-state.ts';
import { reduceModes } from './modes-steps.ts';
import { offerOwed, outcomeOfOwed, reduceOwed } from './owed-steps.ts';
import { reducePairing } from './pairing-steps.ts';
import type { ProblemInput } from './problem-state.ts';
import { isProblemTalk, reduceProblem, reduceProblemSaving } from './problem-steps.ts';
import { askForProcedures } from './procedures-steps.ts';
import { reduceRenewal } from './renewal-steps.ts';
import { isStaffEvent, reduceStaffEvent, type StaffEvent } from './staff/staff-events.ts';
import { FRESH_STAFF, keepChoicesFitting } from './staff/staff-steps.ts';
import { reduceTakeHome } from './take-home-steps.ts';
import { reduceTime } from './time-steps.ts';
import { reduceVisit } from './visit-steps.ts';

type StartFacts = Pick<KioskState, 'wallMs' | 'builtMs'>;

/** The kiosk before anything is known. */
export function initialState(nowMs: number, { wallMs, builtMs }: StartFacts): KioskState {
  return {
    screen: { type: 'starting' },
    language: DEFAULT_LANGUAGE,
    modes: [],
    modesOpen: false,
    office: null,
    counter: null,
    incoming: null,
    contentWaiting: false,
    staff: FRESH_STAFF,
    updateSinceMs: null,
    leaving: false,
    sipasTurn: null,
    contactOpen: false,
    owed: [],
    sampling: { type: 'none' },
    ratedMs: null,
    wokenMs: null,
    touchedMs: nowMs,
    touchedBeforeMs: nowMs,
    nowMs,
    wallMs,
    builtMs,
  };
}

/**
 * The whole behaviour of the kiosk. Pure: time, ids and the outside arrive in events, wishes to the outside leave as
 * effects. Knows no React, no storage, no network.
 */
export function reduce(before: KioskState, event: KioskEvent): Step {
  const state = { ...before, nowMs: event.nowMs, wallMs: event.wallMs };
  const step = settleInvitation(before, reduceEvent(state, event), event);
  const offered = noteRating(event.type === 'tick' ? offerOwed(step) : step);
  return noticeMiss(askForProcedures(keepChoicesFitting(offered, event.wallMs)));
}

function reduceEvent(state: KioskState, event: KioskEvent): Step {
  if (isStaffEvent(event)) return reduceStaffEvent(state, event);
  if (isProblemTalk(event)) return reduceProblem(state, event);
  if (isFinding(event)) return reduceFinding(state, event);
  if (isIntakeEvent(event)) return reduceIntake(state, event);
  const owed = outcomeOfOwed(state, event);
  if (owed !== null) return { state: reduceOwed(state, owed) };
  return reduceProblemSaving(state, event) ?? reduceRest(state, event);
}

type RestEvent = Exclude<
  KioskEvent,
  {
    readonly type: StaffEvent['type'] | ProblemInput['type'] | IntakeEvent['type'] | FindingEvent['type'];
  }
>;

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
    case 'take-home-opened':
    case 'take-home-made':
      return reduceTakeHome(state, event);
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

/** A rating is on its way: the rush is not over yet. */
function noteRating(step: Step): Step {
  const rated = step.effects?.some(
    (effect) => effect.type === 'record' && effect.drafts.some(({ kind }) => kind === 'rating'),
  );
  return rated === true ? { ...step, state: { ...step.state, ratedMs: step.state.nowMs } } : step;
}
