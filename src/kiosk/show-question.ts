import { clerkOnDuty } from './clerk-on-duty.ts';
import { intakeMode } from './intake-mode.ts';
import type { Invitation } from './invite-steps.ts';
import type { KioskState, Office, Screen } from './kiosk-state.ts';
import { isAwake } from './office-hours.ts';
import { counterOf } from './staff/plan-choices.ts';
import { restingLanguage } from './staff/resting-language.ts';

/** The question, or what stands in its place: nobody invited, closed, not paired, no content. Content that waited for this moment is taken up. */
export function showQuestion(state: KioskState, wallMs: number): KioskState {
  const office = currentOffice(state);
  const screen = homeScreen(state, office, wallMs);
  return { ...state, office, incoming: null, leaving: false, contactOpen: false, screen };
}

/** The question for somebody who was invited, from whatever screen. */
export function askQuestion(state: KioskState, invitation: Invitation, wallMs: number): KioskState {
  const home = showQuestion({ ...state, modesOpen: false }, wallMs);
  if (home.office === null) return state;
  const { nowMs, staff } = state;
  const clerk = clerkOnDuty(home.office, staff.choices, wallMs);
  return { ...home, screen: { type: 'question', sinceMs: nowMs, clerk, invitation }, wokenMs: nowMs };
}

/** The same for the next person: nothing of the visit is left, neither language nor text. */
export function endVisit(state: KioskState, wallMs: number): KioskState {
  const next = showQuestion(state, wallMs);
  return { ...next, language: restingLanguage(next), modes: [], modesOpen: false };
}

function currentOffice(state: KioskState): Office | null {
  const { counter: paired, incoming, office, staff } = state;
  const content = incoming ?? office?.content;
  if (paired === null || content === undefined) return null;
  const counter = counterOf(staff.choices, { content, paired });
  return incoming === null && office !== null
    ? { ...office, counter }
    : { content, counter, shelf: { type: 'unread' } };
}

function homeScreen(state: KioskState, office: Office | null, wallMs: number): Screen {
  const { nowMs } = state;
  if (state.counter === null) return { type: 'pairing', code: '', step: { type: 'waiting' } };
  if (office === null) return { type: 'no-content' };
  if (!isAwake(state, office, wallMs)) return { type: 'asleep' };
  if (intakeMode(state, office) === 'invited') return { type: 'resting', sinceMs: nowMs };
  const clerk = clerkOnDuty(office, state.staff.choices, wallMs);
  return { type: 'question', sinceMs: nowMs, clerk, invitation: null };
}
