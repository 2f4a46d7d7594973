import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

/** A unit as lists need it. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly parent_id: string | null;
  readonly time_zone: string;
  readonly sample: number;
}

/** The unit and all below it, by id. */
export async function listUnits(connection: Connection, rootUnitId: string): Promise<UnitRow[]> {
  return await connection
    .selectFrom('unit')
    .select(['id', 'name', 'parent_id', 'time_zone', 'sample'])
    .where('id', 'in', unitsWithin(rootUnitId))
    .orderBy('id')
    .execute();
}

/** One unit. */
export async function findUnit(connection: Connection, id: string): Promise<UnitRow | undefined> {
  return await connection
    .selectFrom('unit')
    .select(['id', 'name', 'parent_id', 'time_zone', 'sample'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Counters of the unit and of all below it, by id. */
export async function listCounters(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('counter')
    .select(['id', 'unit_id as unit', 'name', 'number'])
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('id')
    .execute();
}

/** Whether the counter stands in exactly this unit. */
export async function isCounterOf(connection: Connection, id: string, unitId: string): Promise<boolean> {
  const row = await connection
    .selectFrom('counter')
    .select('id')
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Clerks of the unit and of all below it, by id. */
export async function listClerks(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('clerk')
    .select(['id', 'unit_id as unit', 'name', 'title'])
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('id')
    .execute();
}

/** Every version of every questionnaire, newest version first; `body` is JSON text. */
export async function listQuestionnaires(
  connection: Connection,
): Promise<{ body: string; current: boolean }[]> {
  const rows = await connection
    .selectFrom('questionnaire')
    .select(['body_json', 'current'])
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ body: row.body_json, current: row.current === 1 }));
}

/** A clerk of any unit. */
export async function findClerk(
  connection: Connection,
  id: string,
): Promise<{ readonly id: string; readonly unit_id: string } | undefined> {
  return await connection
    .selectFrom('clerk')
    .select(['id', 'unit_id'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The one unit that has accounts; undefined when there are several or none. */
export async function findOnlyOffice(connection: Connection): Promise<string | undefined> {
  const rows = await connection.selectFrom('account').select('unit_id').distinct().limit(2).execute();
  return rows.length === 1 ? rows[0]?.unit_id : undefined;
}
