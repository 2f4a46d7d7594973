import { type RawBuilder, sql } from 'kysely';
import type { Connection } from './database.ts';

/**
 * The one place that says which units an account may see: its own and all below it, and the units whose work went on in one
 * of these when they were merged. To be used as `column in (…)`.
 */
export function unitsWithin(rootUnitId: string): RawBuilder<string> {
  return sql<string>`(
    with recursive scope (id) as (
      select ${sql.val(rootUnitId)}
      union
      select unit.id from unit join scope on unit.parent_id = scope.id or unit.successor_id = scope.id
    )
    select id from scope
  )`;
}

/** Whether a unit is the given one, below it, or merged into one of these. */
export async function isUnitWithin(
  connection: Connection,
  unitId: string,
  rootUnitId: string,
): Promise<boolean> {
  const row = await connection
    .selectFrom('unit')
    .select('id')
    .where('id', '=', unitId)
    .where('id', 'in', unitsWithin(rootUnitId))
    .executeTakeFirst();
  return row !== undefined;
}

/** How many units an account of this one sees. */
export async function countUnitsWithin(connection: Connection, rootUnitId: string): Promise<number> {
  const { rows } = await sql<{ n: string | number }>`
    select count(*) as n from ${unitsWithin(rootUnitId)} as scope`.execute(connection);
  return Number(rows[0]?.n ?? 0);
}

/** Whether nothing stands above the unit. */
export async function isRootUnit(connection: Connection, unitId: string): Promise<boolean> {
  const row = await connection
    .selectFrom('unit')
    .select('parent_id')
    .where('id', '=', unitId)
    .executeTakeFirst();
  return row?.parent_id === null;
}
