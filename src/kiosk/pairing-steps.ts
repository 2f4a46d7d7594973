import { NO_CHOICES, type TabletChoices } from '#shared/protocol/tablet-choices.ts';
import { isHome } from './home-screens.ts';
import type { KioskInputOf, KioskState, Office, Step } from './kiosk-state.ts';
import { endVisit } from './show-question.ts';

type PairingEvent = KioskInputOf<
  | 'another-leads'
  | 'leads'
  | 'booted'
  | 'boot-failed'
  | 'code-typed'
  | 'code-submitted'
  | 'paired'
  | 'pair-failed'
  | 'pairing-opened'
>;

/** From the start of the page to a tablet that knows its counter. */
export function reducePairing(state: KioskState, event: PairingEvent): Step {
  switch (event.type) {
    case 'another-leads':
      return {
        state: state.screen.type === 'starting' ? { ...state, screen: { type: 'second-window' } } : state,
      };
    case 'leads':
      return { state: { ...state, screen: { type: 'starting' } }, effects: [{ type: 'boot' }] };
    case 'booted':
      return { state: isBooting(state) ? furnish(state, event) : state };
    case 'boot-failed':
      return isBooting(state)
        ? { state: { ...state, screen: { type: 'storage-failed', sinceMs: state.nowMs } } }
        : { state };
    case 'paired':
      return { state: state.screen.type === 'pairing' ? furnish(state, event) : furnishLater(state, event) };
    case 'pairing-opened':
      return { state: openPairing(state) };
    case 'code-typed':
      return { state: typeCode(state, event.code) };
    case 'code-submitted':
      return submitCode(state, event.code);
    case 'pair-failed':
      return { state: failPairing(state, event) };
  }
}

function isBooting(state: KioskState): boolean {
  return state.screen.type === 'starting' || state.screen.type === 'storage-failed';
}

function furnish(state: KioskState, event: KioskInputOf<'booted' | 'paired'>): KioskState {
  const { counter, content, wallMs } = event;
  const choices = event.type === 'booted' ? event.choices : undefined;
  const office: Office | null =
    counter === null || content === null ? null : { counter, content, shelf: { type: 'unread' } };
  return endVisit({ ...withChoices(state, choices), counter, office, incoming: null }, wallMs);
}

/** Nobody is thrown out of an answer: the new counter shows from the next question on. */
function furnishLater(state: KioskState, { counter, content }: KioskInputOf<'paired'>): KioskState {
  return { ...withChoices(state), counter, incoming: content };
}

/** Whoever pairs a tablet anew begins anew: what staff had decided on it was for the counter before. */
function withChoices(state: KioskState, choices: TabletChoices = NO_CHOICES): KioskState {
  return { ...state, staff: { ...state.staff, choices } };
}

/** Staff pair a tablet anew; until that succeeded it stays what it was. */
function openPairing(state: KioskState): KioskState {
  const { type } = state.screen;
  return type === 'staff' || type === 'no-content'
    ? { ...state, screen: { type: 'pairing', code: '', step: { type: 'waiting' } } }
    : state;
}

function typeCode(state: KioskState, code: string): KioskState {
  const { screen } = state;
  if (screen.type !== 'pairing' || screen.step.type === 'trying') return state;
  return { ...state, screen: { type: 'pairing', code, step: { type: 'waiting' } } };
}

/** A code from the field or from the address of the page. Never while somebody answers or reads. */
function submitCode(state: KioskState, code: string): Step {
  const { screen } = state;
  const open = screen.type === 'pairing' || screen.type === 'no-content' || isHome(screen);
  const busy = screen.type === 'pairing' && screen.step.type === 'trying';
  if (!open || busy || code.trim() === '') return { state };
  return {
    state: { ...state, screen: { type: 'pairing', code, step: { type: 'trying' } } },
    effects: [{ type: 'pair', code: code.trim() }],
  };
}

function failPairing(state: KioskState, event: KioskInputOf<'pair-failed'>): KioskState {
  const { screen } = state;
  if (screen.type !== 'pairing') return state;
  return { ...state, screen: { ...screen, step: { type: 'failed', reason: event.reason } } };
}
