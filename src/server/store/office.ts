import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import { foldedName } from './folded-name.ts';
import { insertEvents, insertVersions } from './procedure-versions.ts';
import type { Schema } from './schema.ts';

/** The rows of an office, as they are inserted. */
export type UnitRow = Insertable<Schema['unit']>;
export type CounterRow = Insertable<Schema['counter']>;
export type ClerkRow = Insertable<Schema['clerk']>;
export type DutyRow = Insertable<Schema['duty']>;
/** A procedure's content as JSON text, with what lists need of it. */
export interface ProcedureRow {
  readonly unit_id: string;
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly body_json: string;
  readonly updated_at: string;
}

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

/** Posts contents in a unit that has none of these codes yet, each as its version 1. */
export async function insertProcedures(
  connection: Connection,
  procedures: readonly ProcedureRow[],
): Promise<void> {
  const posted = { version: 1, source: 'sample' } as const;
  await insertVersions(
    connection,
    procedures.map(({ unit_id, code, body_json, updated_at }) => ({
      ...{ unit_id, code, body_json, created_at: updated_at },
      ...posted,
    })),
  );
  await insertEvents(
    connection,
    procedures.map(({ unit_id, code, updated_at }) => ({
      ...{ unit_id, code, at: updated_at },
      ...{ event: 'posted', version: 1 },
    })),
  );
  const heads = procedures.map(({ unit_id, code, name, field, updated_at }) => ({
    ...{ unit_id, code, name, field, folded: foldedName(name), updated_at, posted_at: updated_at },
    ...{ state: 'posted' as const, posted_version: 1, last_version: 1, revision: 1 },
  }));
  for (const rows of chunk(heads)) await connection.insertInto('procedure').values(rows).execute();
}
