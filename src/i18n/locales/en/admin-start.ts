import type { Translated } from '../../translated.ts';
import type { viAdminSetup, viAdminStart } from '../vi/admin-start.ts';

/** Words of the first page, in English. */
export const enAdminStart: Translated<typeof viAdminStart> = {
  title: 'Begin',
  lead: '{{unit}}: what there is to do until the first rating reaches the centre.',
  noSetup: 'Choose a page from the list. Setting the office up is done by its administrators and leaders.',
};

export const enAdminSetup: Translated<typeof viAdminSetup> = {
  title: 'Set the office up',
  progress:
    '{{done}} of {{all}} steps are done. Go from top to bottom; the page sees by itself what is done.',
  complete: 'The office is set up ({{done}} of {{all}} steps). Look at the steps again',
  go: 'Do it now',
  look: 'Look',
  goTo: '{{go}}: {{step}}',
  state: { done: 'Done', open: 'To do', optional: 'Advisable', unknown: 'Looking…' },
  steps: {
    counters: {
      name: 'List the counters',
      why: 'Every tablet stands at one; give them the numbers that hang above them.',
    },
    clerks: {
      name: 'List the clerks',
      why: 'So that ratings belong to the right person. They can be read from an Excel file.',
    },
    hours: {
      name: 'Set opening hours and holidays',
      why: 'Out of hours the tablet rests and takes no ratings: if it is evening now, set them once the tablet was tried.',
    },
    contact: { name: 'Give address and telephone', why: 'Citizens who want to ask find it on the tablet.' },
    pin: { name: 'Set the staff’s PIN', why: 'Without one anybody opens the staff’s part of the tablet.' },
    procedures: {
      name: 'Bring the procedures in',
      why: 'From a file of the public service portal; citizens look them up at the counter.',
    },
    device: { name: 'Add a tablet', why: 'Choose its counter, get a code and a QR.' },
    paired: {
      name: 'Pair the tablet with its counter',
      why: 'Scan the QR with the tablet’s camera; the code is good once, for 15 minutes.',
    },
    tested: {
      name: 'Test the tablet',
      why: 'On the tablet, in the staff’s part, under the test: its certificate is shown on the page of the tablets.',
    },
    rated: {
      name: 'Receive the first rating',
      why: 'Give one on the tablet. With a network it is here within seconds. If the tablet says it is closed, open the hours to try it.',
    },
    duties: {
      name: 'Plan who is on duty',
      why: 'Without duties a rating belongs to a counter, and to nobody.',
    },
    secondFactor: {
      name: 'Turn the second factor on',
      why: 'Then a password that leaked opens nothing.',
    },
  },
};
