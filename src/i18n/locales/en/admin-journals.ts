import type { Translated } from '../../translated.ts';
import type { viAdminJournals } from '../vi/admin-journals.ts';

/** Words of the pages about what came in unread and what came as a file, in English. */
export const enAdminJournals: Translated<typeof viAdminJournals> = {
  quarantine: {
    title: 'Waiting',
    lead: 'Entries that the centre could not read. None is dropped: each is kept as it came, counts as received, and is read again after every upgrade.',
    loading: 'Loading the list…',
    table: 'Entries that could not be read',
    column: { device: 'Tablet · number in journal', kind: 'Kind', reason: 'Reason', received: 'Received' },
    kind: {
      rating: 'Rating',
      'rating-change': 'Change of a rating',
      'rating-detail': 'Detail of a rating',
      ask: 'Invitation',
      feedback: 'Feedback',
      'procedure-problem': 'Error in a procedure',
      duty: 'Duty',
      usage: 'Look-ups',
      device: 'Word of the tablet',
      unknown: 'Kind not known',
    },
    cause: {
      unreadable: 'The line is damaged and cannot be read.',
      'unknown-kind': 'The centre does not know this kind yet; as a rule the tablet runs a newer version.',
      'unknown-version': 'The tablet writes this kind in a newer version than the centre knows.',
      'bad-body': 'The content is not as it should be.',
      'other-unit': 'This entry names a counter or a clerk of another unit.',
      'unknown-questionnaire': 'The centre does not have the questionnaire that this entry uses.',
      'unknown-level': 'The questionnaire does not have the chosen level.',
      other: 'Could not be read.',
    },
    raw: 'Show the line',
    rawOf: 'Show line {{n}} of {{device}}',
    veiled: 'The line is not shown: this entry is, or may be, what somebody wrote in confidence.',
    replay: 'Read again',
    replaying: 'Reading…',
    replayed: {
      nothing: 'There is nothing to read again.',
      none: 'Read {{read}} entries again; none of them is understood yet.',
      some: 'Read {{read}} entries again: {{understood}} of them are understood now and count.',
    },
    empty: {
      title: 'Nothing is waiting',
      text: 'The centre could read everything it has received so far.',
    },
    more: 'Show more',
    shown: 'Showing {{n}}',
    shownAll: 'All shown: {{n}}',
  },
  import: {
    title: 'Import a file',
    lead: 'Where a counter has no network, staff export a file from the tablet and bring it here. Importing it twice does not count twice.',
    file: 'File exported from a tablet',
    choose: 'Choose a file…',
    noFile: 'No file chosen yet',
    missingFile: 'Please choose the file to import.',
    submit: 'Import',
    submitting: 'Importing…',
    doneTitle: 'Imported {{file}}',
    added: '{{added}} entries added, {{known}} were here already.',
    addedNone: 'Nothing new: all {{known}} entries were here already.',
    nothing: 'The file holds no entries.',
    quarantined: '{{n}} entries of this journal could not be read and are kept aside.',
    segments: 'Part by part',
    segment: '{{device}}: numbers {{first}}–{{last}}',
    segmentEmpty: '{{device}}: no entries',
    unknownDevice: 'Tablet {{id}}',
    received: 'The centre now holds this journal up to number {{n}}.',
    refusedTitle: '{{file}} could not be imported',
    unreadableFile: 'The file cannot be read on this computer. Please choose it again.',
    line: 'Line {{n}} of the file.',
    nothingLost:
      'Nothing of this file has been stored, and what the centre received before is untouched. Nothing on the tablet was removed by this.',
    partly:
      'The parts before it have been stored and are kept. The file may be imported again: what is here already does not count twice.',
    uncertain:
      'Whether the file has been stored is not certain. Please import it again: what is here already does not count twice.',
    refused: {
      'segment-malformed': 'The file was not exported from a tablet, or it was cut off or altered.',
      'chain-broken': 'The file was altered: its chain of hashes does not hold.',
      'bad-seal': 'The signature in the file is not this tablet’s.',
      'unknown-device':
        'The file comes from a tablet that was never paired here, or that belongs to another unit.',
      'foreign-seal': 'The file is sealed for another centre; only that centre can open it.',
      'import-gap':
        'The file begins at number {{first}}, but the centre holds this journal only up to {{receivedThrough}}. Please export everything from the tablet again, or import the earlier file first.',
      'replica-forked':
        'The file holds something else under a number that the centre has: the tablet’s storage was copied or set back. Please connect the tablet so that it goes on in a new journal.',
      'version-unsupported':
        'The tablet uses a version that the centre cannot read yet. Please upgrade the centre and import again.',
      'too-large': 'The file is larger than allowed (64 MB).',
      'bad-request': 'The file is not the text of a journal.',
    },
  },
};
