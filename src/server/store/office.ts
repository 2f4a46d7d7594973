import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

/** The rows of an office, as they are inserted. */
export type UnitRow = Insertable<Schema['unit']>;
export type CounterRow = Insertable<Schema['counter']>;
export type ClerkRow = Insertable<Schema['clerk']>;
export type DutyRow = Insertable<Schema['duty']>;
export type ProcedureRow = Insertable<Schema['procedure']>;

/** True while no unit was ever made: the first start. */
export async function isEmptyStore(connection: Connection): Promise<boolean> {
  const row = await connection.selectFrom('unit').select('id').limit(1).executeTakeFirst();
  return row === undefined;
}

/** False also when there is no such unit. */
export async function isSampleUnit(connection: Connection, id: string): Promise<boolean> {
  const row = await connection.selectFrom('unit').select('sample').where('id', '=', id).executeTakeFirst();
  return row?.sample === 1;
}

/** Parents before their children. */
export async function insertUnits(connection: Connection, units: readonly UnitRow[]): Promise<void> {
  for (const rows of chunk(units)) await connection.insertInto('unit').values(rows).execute();
}

export async function insertCounters(connection: Connection, counters: readonly CounterRow[]): Promise<void> {
  for (const rows of chunk(counters)) await connection.insertInto('counter').values(rows).execute();
}

export async function insertClerks(connection: Connection, clerks: readonly ClerkRow[]): Promise<void> {
  for (const rows of chunk(clerks)) await connection.insertInto('clerk').values(rows).execute();
}

export async function insertDuties(connection: Connection, duties: readonly DutyRow[]): Promise<void> {
  for (const rows of chunk(duties)) await connection.insertInto('duty').values(rows).execute();
}

export async function insertProcedures(
  connection: Connection,
  procedures: readonly ProcedureRow[],
): Promise<void> {
  for (const rows of chunk(procedures)) await connection.insertInto('procedure').values(rows).execute();
}
