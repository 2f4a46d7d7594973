import type { Connection } from './database.ts';
import { storedToLine } from './storable-text.ts';

/** Stored entries of a kind after a position, in order, with all that a row beside the journal is made of. */
export async function findEntriesOfKind(
  connection: Connection,
  where: { readonly kind: string; readonly after: number; readonly limit: number },
) {
  const rows = await connection
    .selectFrom('entry')
    .innerJoin('replica', 'replica.no', 'entry.replica_no')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .innerJoin('unit', 'unit.id', 'device.unit_id')
    .select([
      'entry.pos as pos',
      'entry.seq as seq',
      'entry.line as line',
      'entry.received_at as receivedAt',
      'entry.skew_ms as skewMs',
      'replica.no as replicaNo',
      'device.id as deviceId',
      'device.unit_id as unitId',
      'unit.sample as sample',
    ])
    .where('entry.kind', '=', where.kind)
    .where('entry.state', '=', 'stored')
    .where('entry.pos', '>', where.after)
    .orderBy('entry.pos')
    .limit(where.limit)
    .execute();
  return rows.map((row) => ({ ...row, line: storedToLine(row.line), sample: row.sample === 1 }));
}

/** The line that counts for an entry id, or null. */
export async function findStoredEntry(
  connection: Connection,
  entryId: string,
): Promise<{ readonly seq: number; readonly line: string } | null> {
  const row = await connection
    .selectFrom('entry')
    .select(['seq', 'line'])
    .where('entry_id', '=', entryId)
    .where('state', '=', 'stored')
    .executeTakeFirst();
  return row ? { ...row, line: storedToLine(row.line) } : null;
}
