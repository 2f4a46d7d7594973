import type { Translated } from '../../translated.ts';
import type { viTransactions } from '../vi/admin-transactions.ts';

/** Words of the page that takes in how many people were served, in English. */
export const enTransactions: Translated<typeof viTransactions> = {
  title: 'People served by day',
  lead: 'How many people were served each day, from the one-stop system. With it the response rate is held against real people and not only against invitations.',
  file: 'Excel or CSV file',
  columns:
    'Two columns are needed: “Ngày” (date) and “Số hồ sơ” (count). One row a day; a day that is there is replaced.',
  reading: 'Reading the file…',
  gone: 'This file cannot be read. Choose it again.',
  planChanged: 'The numbers have changed since the preview. Choose the file again.',
  counts: 'New: {{new}} · Changed: {{changed}} · Unchanged: {{unchanged}} · Refused: {{refused}}',
  unknownColumns: 'Columns that are not used: {{names}}',
  apply: 'Take in {{n}} days',
  nothing: 'Nothing to take in: the numbers are there already, or not valid.',
  done: '{{n}} days were taken in.',
  preview: 'Preview row by row',
  column: {
    row: 'Row',
    day: 'Day',
    state: 'What happens',
    before: 'There now',
    n: 'New number',
    ratings: 'Ratings',
  },
  states: { new: 'Added', changed: 'Replaced', unchanged: 'Stays', refused: 'Refused' },
  faults: {
    'no-day': 'No day',
    'not-a-day': 'Not a day of the calendar',
    'in-future': 'Not yet come',
    repeats: 'The day is in a row above',
    'no-number': 'No number',
    'not-a-number': 'Not a whole number',
    'formula-without-value': 'A formula without a value',
  },
  excess: 'more ratings than people served',
  days: 'Days of the period, {{from}} – {{to}}',
  dayColumn: { day: 'Day', served: 'People served', ratings: 'Ratings', share: 'Response rate' },
  unknown: 'not known',
  none: 'No days in this period yet.',
  how: 'How it is computed',
  howText:
    'Response rate = ratings divided by people served. Where there are more ratings than people, no rate is told: the two numbers do not speak of the same people. For several units, people served are used only where each unit that has ratings has imported them.',
  readOnly: 'This account may only look; whoever keeps the unit’s content takes numbers in.',
};
