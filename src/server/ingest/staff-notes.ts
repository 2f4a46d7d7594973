import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import {
  insertSelfTests,
  insertSignedDuties,
  type SelfTestRow,
  type SignedDutyRow,
} from '../store/staff-notes.ts';
import { occurrence } from './occurred-at.ts';
import { projectEarlier, type StoredMeaning } from './project-stored.ts';
import type { EntryMeaning } from './read-entry.ts';

/**
 * Keeps who signed on and off, and what tablets found of themselves, beside the entries that say so. A row is made of its own
 * entry alone, so neither order nor repetition changes anything.
 */
export async function keepStaffNotes(
  connection: Connection,
  arrived: readonly StoredMeaning[],
): Promise<void> {
  await insertSignedDuties(
    connection,
    arrived.flatMap(({ meaning, ...arrival }) =>
      meaning.type === 'duty' ? [toDutyRow(meaning, arrival)] : [],
    ),
  );
  await insertSelfTests(
    connection,
    arrived.flatMap(({ meaning, ...arrival }) =>
      meaning.type === 'self-test' ? [toSelfTestRow(meaning, arrival)] : [],
    ),
  );
}

/** Reads what came before the centre kept it apart, once. */
export async function projectEarlierStaffNotes(context: Pick<ServerContext, 'db' | 'clock'>): Promise<void> {
  for (const kind of ['duty', 'device']) {
    await projectEarlier(context, `staff-notes-projected-at-${kind}`, { kind, keep: keepStaffNotes });
  }
}

type Place = Omit<StoredMeaning, 'meaning'>;

function toDutyRow({ id, at, body }: Extract<EntryMeaning, { type: 'duty' }>, arrival: Place): SignedDutyRow {
  const { skewMs, receivedAt } = arrival;
  return {
    entry_id: id,
    unit_id: arrival.unitId,
    device_id: arrival.deviceId,
    replica_no: arrival.replicaNo,
    seq: arrival.seq,
    counter_id: body.counter,
    clerk_id: body.clerk,
    signed_on: Number(body.on),
    cause: body.cause ?? null,
    at,
    effective_at: occurrence(body.effectiveAt ?? at, skewMs, receivedAt).occurredAt,
    received_at: receivedAt,
    sample: Number(arrival.sample),
  };
}

function toSelfTestRow(
  { id, at, note }: Extract<EntryMeaning, { type: 'self-test' }>,
  arrival: Place,
): SelfTestRow {
  return {
    entry_id: id,
    device_id: arrival.deviceId,
    replica_no: arrival.replicaNo,
    seq: arrival.seq,
    at,
    occurred_at: occurrence(at, arrival.skewMs, arrival.receivedAt).occurredAt,
    received_at: arrival.receivedAt,
    body_json: JSON.stringify(note),
  };
}
