import type { KioskState, Screen } from './kiosk-state.ts';
import { isHelped } from './modes-steps.ts';
import { restingLanguage } from './staff/resting-language.ts';

/** Screens that a visit begins from and ends on. An invitation is a visit of its own. */
export function isHome(screen: Screen): boolean {
  switch (screen.type) {
    case 'question':
      return screen.invitation === null;
    case 'resting':
    case 'asleep':
    case 'attract':
      return true;
    default:
      return false;
  }
}

/** On a home screen, and nothing shows that anybody is there. */
export function isAtRest(state: KioskState): boolean {
  return (
    isHome(state.screen) &&
    state.language === restingLanguage(state) &&
    !state.contactOpen &&
    !isHelped(state)
  );
}
