import type { Insertable, Updateable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

type VersionRow = Insertable<Schema['procedure_version']>;
type EventRow = Insertable<Schema['procedure_event']>;
type HeadRow = Insertable<Schema['procedure']>;

export async function insertVersions(connection: Connection, rows: readonly VersionRow[]): Promise<void> {
  for (const part of chunk(rows)) await connection.insertInto('procedure_version').values(part).execute();
}

export async function insertEvents(connection: Connection, rows: readonly EventRow[]): Promise<void> {
  for (const part of chunk(rows)) await connection.insertInto('procedure_event').values(part).execute();
}

/** False: the unit has the code already. */
export async function insertHead(connection: Connection, row: HeadRow): Promise<boolean> {
  const result = await connection
    .insertInto('procedure')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The procedure must be locked (`lockProcedure`). */
export async function moveHead(
  connection: Connection,
  at: { readonly unitId: string; readonly code: string; readonly revision: number },
  set: Omit<Updateable<Schema['procedure']>, 'unit_id' | 'code' | 'revision'>,
): Promise<void> {
  await connection
    .updateTable('procedure')
    .set({ ...set, revision: at.revision + 1 })
    .where('unit_id', '=', at.unitId)
    .where('code', '=', at.code)
    .execute();
}

/** A draft that was never posted may be written over. */
export async function rewriteVersion(
  connection: Connection,
  at: { readonly unitId: string; readonly code: string; readonly version: number },
  set: Pick<VersionRow, 'body_json' | 'created_at' | 'created_by' | 'note'>,
): Promise<void> {
  await connection
    .updateTable('procedure_version')
    .set(set)
    .where('unit_id', '=', at.unitId)
    .where('code', '=', at.code)
    .where('version', '=', at.version)
    .execute();
}

export async function findVersion(connection: Connection, unitId: string, code: string, version: number) {
  return await connection
    .selectFrom('procedure_version')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** Newest first, without what they say. */
export async function listVersions(connection: Connection, unitId: string, code: string, limit: number) {
  return await connection
    .selectFrom('procedure_version')
    .select(['version', 'source', 'source_ref', 'created_at', 'created_by', 'note'])
    .where('unit_id', '=', unitId)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
}

/** Newest first. */
export async function listEvents(connection: Connection, unitId: string, code: string, limit: number) {
  return await connection
    .selectFrom('procedure_event')
    .select(['at', 'account', 'event', 'version', 'note'])
    .where('unit_id', '=', unitId)
    .where('code', '=', code)
    .orderBy('no', 'desc')
    .limit(limit)
    .execute();
}
