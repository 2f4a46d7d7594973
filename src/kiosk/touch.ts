import type { KioskState } from './kiosk-state.ts';

/** Somebody did something: the visit goes on. */
export function touch(state: KioskState): KioskState {
  return { ...state, touchedMs: state.nowMs, touchedBeforeMs: state.touchedMs, leaving: false };
}
