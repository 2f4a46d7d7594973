import type { Translated } from '../../translated.ts';
import type { viKiosk } from '../vi/kiosk.ts';
import { enKioskAfter } from './kiosk-after.ts';
import { enKioskContact } from './kiosk-contact.ts';
import { enKioskDetail } from './kiosk-detail.ts';
import { enKioskModes } from './kiosk-modes.ts';

/** Words of the citizen's and the staff's screens at the counter. */
export const enKiosk: Translated<typeof viKiosk> = {
  detail: enKioskDetail,
  modes: enKioskModes,
  pageTitle: 'Hài Lòng – Rate the service at this counter',
  starting: 'Starting…',
  updating: 'The device is updating. One moment, please.',
  question: {
    counter: 'Counter',
    servedBy: 'You are served by',
    nobody: 'No officer is recorded as on duty – you rate the counter as a whole',
    answers: 'Choose one answer',
    privacy: 'Anonymous. The officer cannot see your answer.',
    feedback: 'Feedback',
    procedures: 'Look up a procedure',
    invited: 'You are invited to rate the service',
    saving: 'Saving your answer…',
  },
  contact: enKioskContact,
  after: enKioskAfter,
  notSaved: {
    title: 'Your answer has not been saved',
    text: 'The device could not write to its storage. You need not choose again: your answer is kept on this screen and the device will keep trying.',
    tellStaff: 'Please tell the officer at the counter.',
    staff:
      'For staff: leave this screen as it is and do not switch the device off; check the free storage and tell the administrator.',
    retry: 'Try to save again',
    trying: 'Trying to save…',
  },
  storageFailed: {
    title: 'This device cannot take answers right now',
    text: 'Its storage does not open, so an answer could not be saved. We apologise; please tell the officer at the counter.',
    staff:
      'For staff: the device tries again every ten seconds. If this screen stays, restart the device and tell the administrator; do not clear the browser’s data.',
  },
  secondWindow: {
    title: 'This screen is already open in another window',
    text: 'Please use the screen that serves the counter.',
    staff:
      'For staff: one window serves a device. Close this one; if the other is closed, this one takes over by itself.',
  },
  noContent: {
    title: 'Waiting for content from the centre',
    text: 'The device is paired with a counter but has not received its question and procedures yet. It starts by itself once there is a network.',
    staff: 'For staff: please check the device’s network connection.',
    again: 'Pair with another counter',
  },
  pairing: {
    title: 'Pair this device with a counter',
    citizen: 'This device is not in service yet. Please ask the officer at the counter.',
    lead: 'This tablet does not belong to a counter yet.',
    leadAgain: 'The device stays with its counter until it has been paired anew.',
    step1:
      'An administrator opens the admin pages, chooses Devices and adds a device for this counter to get a code.',
    step2: 'Type the code below, or open the pairing link on this very device.',
    step3: 'Each code works once, within 15 minutes.',
    code: 'Pairing code',
    codeHint: 'Upper and lower case are the same; dashes may be left out.',
    submit: 'Pair',
    trying: 'Pairing…',
    failed: {
      codeInvalid: 'The code is wrong or has been used. Check each character, or get a new code.',
      codeExpired: 'The code has expired. Get a new one on the admin pages.',
      unreachable: 'The centre cannot be reached. Check the network and try again.',
      busy: 'The centre is busy. Wait a minute and try again.',
      insecure:
        'This page was not opened over a secure connection (https). Open it by the centre’s https address.',
      storage: 'The device could not store its key. Check the free storage and try again.',
    },
  },
  leaving: {
    text: 'The screen will return to the question in a few seconds.',
    stay: 'Keep reading',
  },
  home: 'To the question',
  procedures: {
    code: 'Code {{code}}',
    vietnameseOnly: 'The official text is in Vietnamese.',
  },
  staff: {
    open: 'For staff (press and hold for two seconds)',
    storageLowShort: 'Storage almost full',
  },
};
