import type { Insertable } from 'kysely';
import type { JournalNote } from '#shared/protocol/journal-note.ts';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

/** A note and the entry that it was read from. */
export interface PlacedNote {
  readonly replicaNo: number;
  readonly seq: number;
  readonly receivedAt: string;
  readonly note: JournalNote;
}

/** Keeps what entries say of other journals, beside the entries themselves. */
export async function insertReplicaNotes(
  connection: Connection,
  notes: readonly PlacedNote[],
): Promise<void> {
  for (const part of chunk(notes)) {
    await connection.insertInto('replica_note').values(part.map(toRow)).execute();
  }
}

/** Notes that stand in the journals of a unit's devices and of all below it, in the order of those journals. */
export async function listReplicaNotes(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('replica_note')
    .innerJoin('replica', 'replica.no', 'replica_note.replica_no')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .select([
      'replica.id as replica',
      'replica.device_id as deviceId',
      'replica_note.seq as seq',
      'replica_note.event as event',
      'replica_note.of_replica as of',
      'replica_note.reason as reason',
      'replica_note.first_seq as first',
      'replica_note.last_seq as last',
      'replica_note.received_at as receivedAt',
    ])
    .where('device.unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('replica_note.replica_no')
    .orderBy('replica_note.seq')
    .execute();
}

function toRow({ replicaNo, seq, receivedAt, note }: PlacedNote): Insertable<Schema['replica_note']> {
  const row = {
    replica_no: replicaNo,
    seq,
    event: note.event,
    of_replica: note.replica,
    received_at: receivedAt,
  };
  switch (note.event) {
    case 'replica-started':
      return { ...row, reason: note.reason, first_seq: note.oldest, last_seq: note.last };
    case 'damaged-entry':
      return { ...row, first_seq: note.seq, last_seq: note.through };
    case 'storage-reset':
      return row;
  }
}
