import type { Updateable } from 'kysely';
import type { Connection } from './database.ts';
import { holdFeed } from './rollups.ts';
import type { Schema } from './schema.ts';
import { forgetAllSubtreeSums } from './subtree-sums.ts';

/** Whole rows of the office for whoever changes them, and the changes themselves. */

export async function findUnitRow(connection: Connection, id: string) {
  return await connection.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
}
export type FullUnit = NonNullable<Awaited<ReturnType<typeof findUnitRow>>>;

export async function findCounterRow(connection: Connection, id: string) {
  return await connection.selectFrom('counter').selectAll().where('id', '=', id).executeTakeFirst();
}
export type FullCounter = NonNullable<Awaited<ReturnType<typeof findCounterRow>>>;

export async function findClerkRow(connection: Connection, id: string) {
  return await connection.selectFrom('clerk').selectAll().where('id', '=', id).executeTakeFirst();
}
export type FullClerk = NonNullable<Awaited<ReturnType<typeof findClerkRow>>>;

/** A unit that moves or is merged takes its sums along: what stands above it adds up anew. */
export async function updateUnit(
  connection: Connection,
  id: string,
  set: Updateable<Schema['unit']>,
): Promise<void> {
  const before = await findUnitRow(connection, id);
  const isMoved = (['parent_id', 'successor_id'] as const).some(
    (place) => set[place] !== undefined && set[place] !== before?.[place],
  );
  if (isMoved) {
    await holdFeed(connection);
    await forgetAllSubtreeSums(connection);
  }
  await connection.updateTable('unit').set(set).where('id', '=', id).execute();
}

export async function updateCounter(
  connection: Connection,
  id: string,
  set: Updateable<Schema['counter']>,
): Promise<void> {
  await connection.updateTable('counter').set(set).where('id', '=', id).execute();
}

export async function updateClerk(
  connection: Connection,
  id: string,
  set: Updateable<Schema['clerk']>,
): Promise<void> {
  await connection.updateTable('clerk').set(set).where('id', '=', id).execute();
}

/** Units directly below that are not closed. */
export async function listOpenChildren(connection: Connection, unitId: string): Promise<FullUnit[]> {
  return await connection
    .selectFrom('unit')
    .selectAll()
    .where('parent_id', '=', unitId)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** The unit of this kind that bears an official code. */
export async function findUnitByCode(connection: Connection, kind: FullUnit['kind'], code: string) {
  return await connection
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', kind)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** Every counter that the unit ever had. */
export async function listCounterRows(connection: Connection, unitId: string): Promise<FullCounter[]> {
  return await connection
    .selectFrom('counter')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('id')
    .execute();
}

/** Every clerk that the unit ever had. */
export async function listClerkRows(connection: Connection, unitId: string): Promise<FullClerk[]> {
  return await connection
    .selectFrom('clerk')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('id')
    .execute();
}

/** Whether a tablet that was not revoked stands in the unit, or at the counter. */
export async function hasTablets(
  connection: Connection,
  at: { readonly unitId: string } | { readonly counterId: string },
): Promise<boolean> {
  const [column, id] =
    'unitId' in at ? (['unit_id', at.unitId] as const) : (['counter_id', at.counterId] as const);
  const row = await connection
    .selectFrom('device')
    .select('id')
    .where(column, '=', id)
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
