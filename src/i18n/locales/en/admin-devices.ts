import type { Translated } from '../../translated.ts';
import type { viAdminDevices } from '../vi/admin-devices.ts';

/** Words of what is done to tablets beside adding and revoking them, in English. */
export const enAdminDevices: Translated<typeof viAdminDevices> = {
  replaces: 'Takes over from: {{name}}',
  replacedBy: 'Replaced by: {{name}}',
  move: {
    open: 'Move or rename',
    title: 'Move or rename: {{name}}',
    lead: 'The tablet learns of its counter at its next contact, on the idle screen. Earlier ratings stay with the old counter.',
    submit: 'Save',
  },
  replace: {
    open: 'Replace',
    title: 'Replace: {{name}}',
    lead: 'For a broken or lost tablet. The new one gets the counter and the name; once it is paired, the old one sends nothing any more. If the old one still starts, let it send everything, or save its file, first.',
    submit: 'Get a code for the new tablet',
  },
  alerts: {
    title: 'To be looked at',
    silent: 'No contact since {{time}}: check power and network at the counter.',
    clock: 'The tablet’s clock is far off: turn automatic time on in its settings.',
    forked:
      'The journal forked at {{time}}: the tablet may have been restored from a copy. Look at its journals in the details.',
    wiped:
      'The tablet’s storage was cleared at {{time}}: what had not been sent may be lost. Look at its journals in the details.',
  },
};
