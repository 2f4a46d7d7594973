import type { listReplicaNotes } from '../store/replica-notes.ts';
import type { KnownNotes } from './completeness.ts';

type NoteRow = Awaited<ReturnType<typeof listReplicaNotes>>[number];

/** Notes of one device's journals, told apart by what they say. */
export function toKnownNotes(all: readonly NoteRow[]): KnownNotes {
  // What a journal says of itself is no word about another one.
  const rows = all.filter((row) => row.of !== row.replica);
  const place = ({ replica, seq, of, receivedAt }: NoteRow) => ({ replica, seq, of, receivedAt });
  return {
    started: rows.flatMap((row) =>
      row.event === 'replica-started' && row.first !== null && row.last !== null
        ? [{ ...place(row), reason: row.reason ?? '', oldest: row.first, last: row.last }]
        : [],
    ),
    damaged: rows.flatMap((row) =>
      row.event === 'damaged-entry' && row.first !== null && row.last !== null
        ? [{ ...place(row), first: row.first, last: row.last }]
        : [],
    ),
    resets: rows.filter((row) => row.event === 'storage-reset').map(place),
  };
}
