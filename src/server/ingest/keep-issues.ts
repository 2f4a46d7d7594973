import { dayOf } from '#shared/domain/zoned-day.ts';
import type { Connection } from '../store/database.ts';
import { findTimeZones } from '../store/rollups.ts';
import { insertIssues } from '../store/take-home-uses.ts';
import { occurrence } from './occurred-at.ts';
import type { StoredMeaning } from './project-stored.ts';

/** Keeps beside the journal that tablets gave out codes, so that those can be held against the ratings. Twice changes nothing. */
export async function keepIssues(connection: Connection, entries: readonly StoredMeaning[]): Promise<void> {
  const issues = entries.flatMap(({ meaning, ...entry }) =>
    meaning.type === 'takehome' ? [{ ...entry, meaning }] : [],
  );
  if (issues.length === 0) return;
  const zones = await findTimeZones(connection, [...new Set(issues.map(({ unitId }) => unitId))]);
  const rows = issues.map(({ meaning, ...entry }) => {
    const { id, at, body } = meaning;
    const { occurredAt } = occurrence(at, entry.skewMs, entry.receivedAt);
    return {
      ...{ entry_id: id, unit_id: entry.unitId, device_id: entry.deviceId },
      ...{ replica_no: entry.replicaNo, seq: entry.seq, counter_id: body.counter, clerk_id: body.clerk },
      ...{ key_no: body.key, hour: body.hour },
      day: dayOf(Date.parse(occurredAt), zones.get(entry.unitId) ?? 'UTC'),
      ...{ received_at: entry.receivedAt, sample: Number(entry.sample) },
    };
  });
  await insertIssues(connection, rows);
}
