import { DEFAULT_LANGUAGE } from '#i18n/languages.ts';
import { clerkOnDuty } from './clerk-on-duty.ts';
import type { KioskState, Office, Screen } from './kiosk-state.ts';

/** The question, or what stands in its place while the tablet is not paired or has no content. Content that waited for this moment is taken up. */
export function showQuestion(state: KioskState, wallMs: number): KioskState {
  const office = currentOffice(state);
  const screen = homeScreen(state, office, wallMs);
  return { ...state, office, incoming: null, leaving: false, contactOpen: false, screen };
}

/** The same for the next person: nothing of the visit is left, neither language nor text. */
export function endVisit(state: KioskState, wallMs: number): KioskState {
  return { ...showQuestion(state, wallMs), language: DEFAULT_LANGUAGE, modes: [], modesOpen: false };
}

function currentOffice(state: KioskState): Office | null {
  const { counter, incoming, office } = state;
  if (counter === null) return null;
  if (incoming !== null) return { content: incoming, counter, shelf: { type: 'unread' } };
  return office === null ? null : { ...office, counter };
}

function homeScreen(state: KioskState, office: Office | null, wallMs: number): Screen {
  if (state.counter === null) return { type: 'pairing', code: '', step: { type: 'waiting' } };
  if (office === null) return { type: 'no-content' };
  return { type: 'question', sinceMs: state.nowMs, clerk: clerkOnDuty(office, wallMs) };
}
