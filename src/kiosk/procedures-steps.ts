import type { KioskInputOf, KioskState, ProcedureShelf, Step } from './kiosk-state.ts';

type ProceduresEvent = KioskInputOf<'procedures-read' | 'procedures-wanted'>;

/** The procedures come after the question. What arrives for another version than the one that is shown is left alone. */
export function reduceProcedures(state: KioskState, event: ProceduresEvent): KioskState {
  switch (event.type) {
    case 'procedures-wanted':
      return state.office?.shelf.type === 'failed' ? stock(state, { type: 'unread' }) : state;
    case 'procedures-read': {
      if (event.version !== state.office?.content.version) return state;
      const { posted } = event;
      return stock(state, posted === null ? { type: 'failed' } : { type: 'ready', ...posted });
    }
  }
}

/** Whatever brought a new office onto the screen: its procedures are asked for. */
export function askForProcedures(step: Step): Step {
  const { state, effects } = step;
  if (state.office?.shelf.type !== 'unread') return step;
  const { version, settings } = state.office.content;
  return {
    state: stock(state, { type: 'reading' }),
    effects: [...(effects ?? []), { type: 'read-procedures', version, finding: settings.finding }],
  };
}

function stock(state: KioskState, shelf: ProcedureShelf): KioskState {
  return state.office === null ? state : { ...state, office: { ...state.office, shelf } };
}
