import type { ServerContext } from '../context.ts';
import type { PressPlace } from '../flags/read-journals.ts';
import type { Connection } from '../store/database.ts';
import { findRatingPlaces } from '../store/presses.ts';
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
 * @returns where ratings stand that are to be judged anew, since somebody's duty is known better now
 */
export async function keepStaffNotes(
  connection: Connection,
  arrived: readonly StoredMeaning[],
): Promise<readonly PressPlace[]> {
  const duties = arrived.flatMap(({ meaning, ...arrival }) =>
    meaning.type === 'duty' ? [toDutyRow(meaning, arrival)] : [],
  );
  await insertSignedDuties(connection, duties);
  await insertSelfTests(
    connection,
    arrived.flatMap(({ meaning, ...arrival }) =>
      meaning.type === 'self-test' ? [toSelfTestRow(meaning, arrival)] : [],
    ),
  );
  const touched: PressPlace[] = [];
  for (const own of Map.groupBy(duties, (duty) => `${duty.unit_id} ${duty.clerk_id}`).values())
    touched.push(...(await findTouched(connection, own)));
  return touched;
}

const DAY_MS = 24 * 60 * 60_000;

/** The ratings of one clerk that a duty may speak for: it lasts a day at most, and no grace is longer than one. */
async function findTouched(
  connection: Connection,
  duties: readonly SignedDutyRow[],
): Promise<readonly PressPlace[]> {
  const [first] = duties;
  if (first === undefined) return [];
  const times = duties.map((duty) => Date.parse(duty.effective_at));
  return await findRatingPlaces(connection, {
    unitId: first.unit_id,
    clerkId: first.clerk_id,
    fromIso: new Date(Math.min(...times) - DAY_MS).toISOString(),
    toIso: new Date(Math.max(...times) + 2 * DAY_MS).toISOString(),
  });
}

/** Reads what came before the centre kept it apart, once. */
export async function projectEarlierStaffNotes(context: Pick<ServerContext, 'db' | 'clock'>): Promise<void> {
  for (const kind of ['duty', 'device']) {
    await projectEarlier(context, `staff-notes-projected-at-${kind}`, {
      kind,
      keep: async (connection, entries) => void (await keepStaffNotes(connection, entries)),
    });
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
