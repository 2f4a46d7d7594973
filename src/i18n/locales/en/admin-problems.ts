import type { Translated } from '../../translated.ts';
import type { viAdminProblems } from '../vi/admin-problems.ts';

/** What citizens can report of a procedure's page, by the names that travel. */
export const enAdminProblems: Translated<typeof viAdminProblems> = {
  parts: {
    components: 'Documents',
    timeLimit: 'Time limit',
    fee: 'Fees',
    channels: 'Where and how to apply',
    steps: 'Steps',
    results: 'Result',
    conditions: 'Conditions',
    legalBasis: 'Legal basis',
  },
  problems: {
    outdated: 'out of date, no longer right',
    'unlisted-paper': 'a document was asked for that is not listed',
    'time-differs': 'it took longer than posted',
    'fee-differs': 'another amount was charged than posted',
    other: 'something else',
  },
};
