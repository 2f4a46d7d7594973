import type { Translated } from '../../translated.ts';
import type { viAdminLookUp } from '../vi/admin-look-up.ts';

export const enAdminLookUp: Translated<typeof viAdminLookUp> = {
  title: 'Look up procedures',
  lead: 'Finds what the tablet finds, accents not needed: what to bring, how long, how much.',
  field: 'Find a procedure',
  example: 'For example: khai sinh, sổ đỏ, 1.001193',
  keys: '↑ ↓ to choose · Enter to read · Esc to search again · Ctrl + C to copy the checklist · Ctrl + P to print',
  list: 'Procedures found',
  sheet: 'Chosen procedure',
  found_one: '{{count}} procedure found.',
  found_other: '{{count}} procedures found.',
  many_one: '{{count}} procedure or more; another word narrows it down.',
  many_other: '{{count}} procedures or more; another word narrows it down.',
  partial_one: 'No procedure has all of these words. The nearest: {{count}} procedure.',
  partial_other: 'No procedure has all of these words. The nearest: {{count}} procedures.',
  none: 'Nothing found. Try fewer words, or the code of the procedure.',
  loading: 'Loading the procedures…',
  read_one: '{{count}} procedure · loaded at {{time}}',
  read_other: '{{count}} procedures · loaded at {{time}}',
  reload: 'Reload',
  empty: {
    title: 'This unit has posted no procedure yet',
    text: 'As soon as one is posted it can be looked up here.',
  },
};
