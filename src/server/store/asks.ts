import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { storedToLine } from './storable-text.ts';

export type AskRow = Insertable<Schema['ask']>;

/** Keeps invitations beside their entries; one that is known already stays as it is, since entries are never edited. */
export async function insertAsks(connection: Connection, rows: readonly AskRow[]): Promise<void> {
  for (const part of chunk(rows)) {
    await connection
      .insertInto('ask')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Stored entries of invitations after a position, in order, with all that an ask is made of. */
export async function findAskEntries(connection: Connection, after: number, limit: number) {
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
    .where('entry.kind', '=', 'ask')
    .where('entry.state', '=', 'stored')
    .where('entry.pos', '>', after)
    .orderBy('entry.pos')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, line: storedToLine(row.line), sample: row.sample === 1 }));
}

/** Invitations of one unit alone, from one instant to before another: how many there were, and how many were answered. */
export async function countAsks(
  connection: Connection,
  unitId: string,
  fromIso: string,
  beforeIso: string,
): Promise<number> {
  const row = await connection
    .selectFrom('ask')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('unit_id', '=', unitId)
    .where('occurred_at', '>=', fromIso)
    .where('occurred_at', '<', beforeIso)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
