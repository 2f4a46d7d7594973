import type { KioskInputOf, KioskState, Screen } from './kiosk-state.ts';
import { touch } from './touch.ts';

type ContactEvent = KioskInputOf<'contact-opened' | 'contact-closed'>;

/** Screens that must not be covered: something is under way there, or nobody is served. */
const COVERED_BY_NOTHING: ReadonlySet<Screen['type']> = new Set([
  'starting',
  'second-window',
  'updating',
  'saving',
  'after',
  'change',
  'closing',
  'farewell',
]);

/** The ways to reach the office lie over a screen and go with the visit. */
export function reduceContact(state: KioskState, event: ContactEvent): KioskState {
  const touched = touch(state);
  if (event.type === 'contact-closed') return { ...touched, contactOpen: false };
  const open = state.office !== null && !COVERED_BY_NOTHING.has(state.screen.type);
  return { ...touched, contactOpen: open };
}
