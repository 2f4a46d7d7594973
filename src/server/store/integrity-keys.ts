import type { Selectable } from 'kysely';
import type { ChannelTables } from './channel-schema.ts';
import { touchContent } from './content.ts';
import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';
import { findUnitChain } from './unit-settings.ts';

export type IntegrityKeyRow = Selectable<ChannelTables['integrity_key']>;

/** Every key of these units, newest first, with its unit's name. */
export async function listIntegrityKeys(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('integrity_key')
    .innerJoin('unit', 'unit.id', 'integrity_key.unit_id')
    .selectAll('integrity_key')
    .select('unit.name as unit_name')
    .where('integrity_key.unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('since', 'desc')
    .orderBy('key_id')
    .execute();
}

/** How many reports of these units each key alone still opens. */
export async function countSealedReports(
  connection: Connection,
  rootUnitId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await connection
    .selectFrom('feedback')
    .innerJoin('case_file', 'case_file.id', 'feedback.entry_id')
    .select((eb) => ['feedback.key_id as id', eb.cast<number>(eb.fn.countAll(), 'integer').as('n')])
    .where('case_file.kind', '=', 'integrity')
    .where('case_file.box', '=', 'sealed')
    .where('feedback.sealed_json', '!=', '')
    .where('case_file.unit_id', 'in', unitsWithin(rootUnitId))
    .groupBy('feedback.key_id')
    .execute();
  return new Map(rows.map(({ id, n }) => [id, n] as const));
}

/** The key in force for a unit: its own, or that of the nearest unit above it. */
export async function findIntegrityKey(
  connection: Connection,
  unitId: string,
): Promise<IntegrityKeyRow | null> {
  const chain = (await findUnitChain(connection, unitId)).map(({ id }) => id);
  const rows = await connection
    .selectFrom('integrity_key')
    .selectAll()
    .where('unit_id', 'in', chain)
    .where('ended_at', 'is', null)
    .execute();
  return rows.toSorted((a, b) => chain.indexOf(a.unit_id) - chain.indexOf(b.unit_id))[0] ?? null;
}

/** A key of a unit, also one that has ended. */
export async function findIntegrityKeyOf(
  connection: Connection,
  unitId: string,
  keyId: string,
): Promise<IntegrityKeyRow | undefined> {
  return await connection
    .selectFrom('integrity_key')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('key_id', '=', keyId)
    .executeTakeFirst();
}

/** Ends the key that a unit has in force; its id, or null when there was none. Every writer after it waits for the commit. */
export async function endIntegrityKey(
  connection: Connection,
  unitId: string,
  nowIso: string,
): Promise<string | null> {
  await touchContent(connection);
  const ended = await connection
    .updateTable('integrity_key')
    .set({ ended_at: nowIso })
    .where('unit_id', '=', unitId)
    .where('ended_at', 'is', null)
    .returning('key_id')
    .executeTakeFirst();
  return ended?.key_id ?? null;
}

/** To be called after `endIntegrityKey`, in its transaction. */
export async function insertIntegrityKey(connection: Connection, row: IntegrityKeyRow): Promise<void> {
  await connection.insertInto('integrity_key').values(row).execute();
}
