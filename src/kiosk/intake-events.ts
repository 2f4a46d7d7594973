import { reduceDrawn, reduceTouch } from './idle-steps.ts';
import { reduceInvite } from './invite-steps.ts';
import type { KioskEvent, KioskInputOf, KioskState, Step } from './kiosk-state.ts';

export type IntakeEvent = KioskInputOf<'touched' | 'invited' | 'invitation-declined' | 'drawn'>;

/** What happens to the screen while nobody answers yet. */
export function reduceIntake(state: KioskState, event: IntakeEvent): Step {
  switch (event.type) {
    case 'touched':
      return { state: reduceTouch(state, event.wallMs) };
    case 'drawn':
      return { state: reduceDrawn(state, event) };
    default:
      return reduceInvite(state, event);
  }
}

export function isIntakeEvent(event: KioskEvent): event is IntakeEvent {
  const { type } = event;
  return type === 'touched' || type === 'invited' || type === 'invitation-declined' || type === 'drawn';
}
