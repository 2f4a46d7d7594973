import { type RawBuilder, sql } from 'kysely';
import type { SpanPart } from '#shared/domain/spans.ts';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

type Grain = Schema['subtree_sums']['grain'];

/** One month or quarter of one unit and all below it. */
export interface SubtreePeriod {
  readonly unitId: string;
  readonly grain: Grain;
  readonly period: string;
}

/** Whether anything is kept for the unit. */
export async function hasSubtreeSums(connection: Connection, unitId: string): Promise<boolean> {
  const row = await connection
    .selectFrom('subtree_sums')
    .select('period')
    .where('unit_id', '=', unitId)
    .where('sums_json', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What is kept for a unit of the periods of a span, as JSON, in their order. */
export async function findSubtreeSums(
  connection: Connection,
  unitId: string,
  { grain, from, to }: { readonly grain: Grain } & Pick<SpanPart, 'from' | 'to'>,
): Promise<readonly { readonly period: string; readonly json: string }[]> {
  return await connection
    .selectFrom('subtree_sums')
    .select(['period', 'sums_json as json'])
    .where('unit_id', '=', unitId)
    .where('grain', '=', grain)
    .where('period', '>=', from)
    .where('period', '<=', to)
    .where('sums_json', 'is not', null)
    .orderBy('period')
    .$narrowType<{ json: string }>()
    .execute();
}

/** Every period that is kept. */
export async function listSubtreePeriods(connection: Connection): Promise<readonly SubtreePeriod[]> {
  return await connection
    .selectFrom('subtree_sums')
    .select(['unit_id as unitId', 'grain', 'period'])
    .where('sums_json', 'is not', null)
    .orderBy('unit_id')
    .orderBy('grain')
    .orderBy('period')
    .execute();
}

/**
 * Says that somebody makes the sums of a period. To be called with the feed held, in a transaction of its own: whoever changes sums afterwards
 * deletes the row.
 */
export async function claimSubtreePeriod(
  connection: Connection,
  { unitId, grain, period }: SubtreePeriod,
  token: string,
): Promise<void> {
  await connection
    .insertInto('subtree_sums')
    .values({ unit_id: unitId, grain, period, token, sums_json: null })
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'grain', 'period']).doUpdateSet({ token, sums_json: null }),
    )
    .execute();
}

/** Keeps what was made, unless anything has changed since it was claimed; answers whether it is kept. */
export async function putSubtreeSums(
  connection: Connection,
  { unitId, grain, period }: SubtreePeriod,
  token: string,
  json: string,
): Promise<boolean> {
  const { numUpdatedRows } = await connection
    .updateTable('subtree_sums')
    .set({ sums_json: json })
    .where('unit_id', '=', unitId)
    .where('grain', '=', grain)
    .where('period', '=', period)
    .where('token', '=', token)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Forgets what the units and those above them add up to: in some months and quarters, or ever (null). Every change of sums is
 * followed by it, in the same transaction and with the feed held.
 */
export async function forgetSubtreeSums(
  connection: Connection,
  unitIds: readonly string[],
  periods: readonly string[] | null,
): Promise<void> {
  if (periods?.length === 0) return;
  for (const ids of chunk(unitIds)) {
    const forgotten = connection.deleteFrom('subtree_sums').where('unit_id', 'in', unitsAbove(ids));
    await (periods === null ? forgotten : forgotten.where('period', 'in', periods)).execute();
  }
}

/** The tree has changed. To be called with the feed held. */
export async function forgetAllSubtreeSums(connection: Connection): Promise<void> {
  await connection.deleteFrom('subtree_sums').execute();
}

/** The units themselves, all above them, and those in which they were merged: whoever has one of them within (`unitsWithin`). */
function unitsAbove(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`(
    with recursive above (id) as (
      select id from unit where id in (${sql.join(ids)})
      union
      select case way when 0 then unit.parent_id else unit.successor_id end
      from above join unit on unit.id = above.id cross join (select 0 as way union all select 1) as ways
    )
    select id from above where id is not null
  )`;
}

/** Units with so many within them, themselves among them. */
export async function listWideUnits(connection: Connection, atLeast: number): Promise<readonly string[]> {
  const parents = await connection
    .selectFrom('unit')
    .select('parent_id as id')
    .distinct()
    .where('parent_id', 'is not', null)
    .$narrowType<{ id: string }>()
    .execute();
  const wide: string[] = [];
  for (const { id } of parents) {
    const { rows } = await sql<{ n: string | number }>`
      select count(*) as n from (select id from ${unitsWithin(id)} as scope limit ${sql.lit(atLeast)}) as counted`.execute(
      connection,
    );
    if (Number(rows[0]?.n ?? 0) >= atLeast) wide.push(id);
  }
  return wide.sort();
}

/** The first month in which a unit or one below it has ratings; null: none. */
export async function findFirstMonth(connection: Connection, within: string): Promise<string | null> {
  const row = await connection
    .selectFrom('rating_rollup')
    .select((eb) => eb.fn.min('period').as('first'))
    .where('unit_id', 'in', unitsWithin(within))
    .where('dim', '=', 'all')
    .where('grain', '=', 'month')
    .executeTakeFirst();
  return row?.first ?? null;
}
