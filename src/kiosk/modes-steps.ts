import type { KioskInputOf, KioskState } from './kiosk-state.ts';
import { MODES, type Mode } from './modes.ts';
import { touch } from './touch.ts';

type ModesEvent = KioskInputOf<'modes-opened' | 'modes-closed' | 'mode-toggled'>;

/** Help can be had on every screen, and asking for it never takes anything away from what stands there. */
export function reduceModes(before: KioskState, event: ModesEvent): KioskState {
  const state = touch(before);
  switch (event.type) {
    case 'modes-opened':
      return { ...state, modesOpen: true };
    case 'modes-closed':
      return { ...state, modesOpen: false };
    case 'mode-toggled':
      return { ...state, modes: toggle(state.modes, event.mode) };
  }
}

function toggle(modes: readonly Mode[], mode: Mode): readonly Mode[] {
  return MODES.filter((each) => modes.includes(each) !== (each === mode));
}

/** Whether a visitor has changed how the kiosk looks or speaks: then somebody is there, though nothing was answered. */
export function isHelped(state: KioskState): boolean {
  return state.modes.length > 0 || state.modesOpen;
}
