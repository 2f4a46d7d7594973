import type { Translated } from '../../translated.ts';
import type { viAdminSelfTest } from '../vi/admin-self-test.ts';

/** Words of a tablet's self-test on the administrators' pages. */
export const enAdminSelfTest: Translated<typeof viAdminSelfTest> = {
  title: 'Latest self-test',
  none: 'The tablet has sent no self-test. Staff press and hold the emblem on the tablet and choose Self-test.',
  when: 'At {{time}} by the tablet’s clock, entry {{seq}} of the journal, version {{app}}',
  list: 'Results by item',
  verdicts: { pass: 'Good', attention: 'Needs a look', fail: 'Not good' },
  checks: {
    secure: 'Secure connection',
    persist: 'Data kept for good',
    durability: 'Durable writing',
    quota: 'Free storage',
    network: 'Network to the centre',
    clock: 'Clock',
    version: 'Version and offline copy',
    browser: 'Browser',
    fonts: 'Vietnamese fonts',
    display: 'Screen',
    'wake-lock': 'Screen stays on',
    locks: 'One serving window',
  },
  yes: 'Yes',
  no: 'No',
  nothing: 'Nothing',
  ms: '{{n}} milliseconds',
  notCompared: 'Not compared with the centre yet',
  words: {
    silent: 'The centre did not answer',
    unreachable: 'Could not be reached',
    busy: 'The centre was busy',
    'too-large': 'The package was too large',
    forked: 'The journal was being sent anew',
    unpaired: 'The centre did not know the tablet',
    outdated: 'The version was too old',
    rejected: 'The centre refused the data',
    refused: 'Refused',
    unsupported: 'The browser has none',
    missing: 'Not found',
  },
};
