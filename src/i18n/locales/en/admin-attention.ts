import type { Translated } from '../../translated.ts';
import type { viAttention } from '../vi/admin-attention.ts';

/** Words of what waits to be done, in English. */
export const enAttention: Translated<typeof viAttention> = {
  title: 'Waiting to be done',
  cases: {
    label: 'Open cases',
    overdue: 'Overdue: {{n}}',
    noneOverdue: 'None is overdue.',
    how: 'Opinions, petitions and low ratings that are not closed, of this unit and those below. Overdue: past the day by which it was to be acknowledged or answered. Reports of harassment are not among them.',
    link: 'Look at the cases',
    linkOverdue: 'Look at overdue cases',
  },
  tablets: {
    label: 'Tablets that need attention',
    of: 'Of {{n}} in use',
    how: 'Silent for too long, wrong clock, cleared storage, forked journal, two under one identity; holes in the journal or lines in quarantine. The thresholds are in Settings.',
    link: 'Look at the tablets',
  },
  posting: {
    label: 'Posted completely, correctly, in time',
    value: '{{n}} / {{all}}',
    parts: 'Complete: {{complete}} · Correct: {{correct}} · In time: {{timely}}',
    how: 'Procedures for which all three hold: no part is missing; in force, and nobody’s report open; looked at within 90 days. Of this unit alone.',
    link: 'Look at the posting check',
  },
  flags: {
    label: 'Flags waiting for a decision',
    of: 'Of {{n}} flags of this period',
    none: 'No flags in this period.',
    how: 'Ratings with a doubt that nobody has set aside or upheld. They are not in the rate; beside the rate stands how many they are, and the rate with them.',
    link: 'Look at data quality',
  },
  transactions: 'Take in people served by day',
  compare: 'Full comparison, with hours and weekdays',
};
