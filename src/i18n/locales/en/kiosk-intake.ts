import type { Translated } from '../../translated.ts';
import type { viKioskIntake } from '../vi/kiosk-intake.ts';

/** Words of invitations, and of the notices that staff must see on the idle screen. */
export const enKioskIntake: Translated<typeof viKioskIntake> = {
  invite: {
    title: 'You are invited to rate the service',
    left_one: '{{count}} second left',
    left_other: '{{count}} seconds left',
    more: 'More time',
    decline: 'No, thank you',
  },
  staffNotice: {
    label: 'For staff',
    clock:
      'The device’s clock shows {{time}}, which is wrong. Please set date and time and turn on automatic time.',
    unpaired: 'The centre no longer accepts this device. Please pair it again.',
    outdated: 'The device needs an update. Please check its network connection.',
    storageFault: 'The journal on this device cannot be read. Tell the administrator; do not clear any data.',
    insecure:
      'This page was not opened over a secure connection (https). Please open the https address of the centre.',
    goesOn: 'The device still takes and keeps every answer.',
  },
};
