import type { Translated } from '../../translated.ts';
import type { viAdminIntegrityKeys } from '../vi/admin-integrity-keys.ts';

/** Words of the page about the inspectorate's keys, and of reports that they alone open, in English. */
export const enAdminIntegrityKeys: Translated<typeof viAdminIntegrityKeys> = {
  title: 'Keys of the inspectorate',
  lead: 'Tablets seal every report of harassment with this key. The inspectorate’s key file alone opens it: the centre, administrators and leaders cannot read it.',
  make: 'Make a new key pair',
  makeLead:
    'Step 1. The key is made in this browser. Its file, protected by the passphrase below, is saved on this machine; the secret part is sent nowhere. Keep the file in two safe places and write the passphrase down: without either nobody can open a report any more.',
  makeDo: 'Make and save the key file',
  passphrase: 'Passphrase of the key file',
  passphraseHint: 'At least {{count}} characters. A long sentence is best.',
  shortPassphrase: 'The passphrase has fewer than {{count}} characters.',
  repeat: 'Repeat the passphrase of the key file',
  saved:
    'Step 2. The key file was saved. Open that very file again to be sure that it works; only then does the key take effect.',
  use: 'Set the key from a file',
  useLead:
    'The file is opened in this browser to check it; only its public part is sent. The key that the unit has now, if any, ends; former reports still need the former file.',
  useDo: 'Check and set the key',
  file: 'Key file',
  missingFile: 'Choose the key file.',
  fault: {
    'no-file': 'This is no key file of an inspectorate, or it is damaged.',
    'wrong-passphrase': 'The passphrase is wrong, or the file was changed.',
  },
  keyEnded: 'This key has ended and is not taken up again. Make a new pair.',
  held: 'Loaded in this page; opens reports until the page is closed or you sign out: {{ids}}',
  drop: 'Forget the keys now',
  empty: 'There is no key yet',
  emptyText:
    'Without a key reports are sealed to the centre: whoever keeps the server could read them. Make a key pair on the inspectorate’s own machine.',
  since: 'since {{time}}, set by {{name}}',
  inForce: 'in force',
  ended: 'ended {{time}}',
  nothingSealed: 'No report needs this key any more.',
  sealed: '{{n}} reports open with this key’s file alone: it must not be thrown away.',
  end: 'End',
  endOf: 'End the key of {{unit}}',
  endLead:
    'For when the file was lost or leaked and there is no new key yet. New reports are sealed to the key of a unit above, or to the centre where there is none. What was sealed still opens with the former file alone.',
  endDo: 'End this key',
  report: {
    sealed: 'This report is sealed with the key {{key}}. Its file alone opens it, in this browser.',
    open: 'Open with the key file',
    openDo: 'Open',
    lead: 'File and passphrase are sent nowhere.',
    other: 'The file that was loaded is of another key. Choose the file of the key named above.',
    contact: 'The writer asks to be contacted',
    consent: 'Text agreed to',
    here: 'Shown in this page alone; the centre does not have it.',
    'foreign-key': 'This report is sealed with another key.',
    'not-authentic': 'Cannot be opened: what was sealed was changed.',
    unreadable: 'It opens, but what is inside is not of a form that this program knows.',
  },
};
