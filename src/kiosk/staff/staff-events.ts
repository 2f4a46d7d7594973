import type { KioskEvent, KioskInputOf, KioskState, Step } from '../kiosk-state.ts';
import { reducePin } from './pin-steps.ts';
import type { StaffInput } from './staff-state.ts';
import { reduceStaff } from './staff-steps.ts';

export type StaffEvent = KioskInputOf<StaffInput['type']>;

/** Every input of the staff's part; the type keeps the list whole. */
const STAFF_INPUTS: { readonly [T in StaffInput['type']]: true } = {
  'staff-opened': true,
  'pin-typed': true,
  'pin-erased': true,
  'pin-answered': true,
  'area-opened': true,
  'staff-wished': true,
  'choices-kept': true,
  'choices-not-kept': true,
  'self-test-asked': true,
  'self-tested': true,
};

export function isStaffEvent(event: KioskEvent): event is StaffEvent {
  return Object.hasOwn(STAFF_INPUTS, event.type);
}

export function reduceStaffEvent(state: KioskState, event: StaffEvent): Step {
  switch (event.type) {
    case 'staff-opened':
    case 'pin-typed':
    case 'pin-erased':
    case 'pin-answered':
      return reducePin(state, event);
    default:
      return reduceStaff(state, event);
  }
}
