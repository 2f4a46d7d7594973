import type { UnitKind } from '#shared/protocol/directory.ts';
import type { Connection } from './database.ts';
import { isUnitWithin, unitsWithin } from './unit-scope.ts';

/** A unit as lists need it. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly parent_id: string | null;
  readonly time_zone: string;
  readonly sample: number;
  readonly kind: UnitKind;
  readonly code: string | null;
  readonly closed_at: string | null;
  readonly successor_id: string | null;
}

const UNIT_COLUMNS = [
  'id',
  'name',
  'parent_id',
  'time_zone',
  'sample',
  'kind',
  'code',
  'closed_at',
  'successor_id',
] as const;

/** The unit and all below it, by id. */
export async function listUnits(connection: Connection, rootUnitId: string): Promise<UnitRow[]> {
  return await connection
    .selectFrom('unit')
    .select(UNIT_COLUMNS)
    .where('id', 'in', unitsWithin(rootUnitId))
    .orderBy('id')
    .execute();
}

/** Units that have none above them, by id: an office alone, or the top of a tree. Closed ones too. */
export async function listTopUnits(connection: Connection): Promise<UnitRow[]> {
  return await connection
    .selectFrom('unit')
    .select(UNIT_COLUMNS)
    .where('parent_id', 'is', null)
    .orderBy('id')
    .execute();
}

/** One unit. */
export async function findUnit(connection: Connection, id: string): Promise<UnitRow | undefined> {
  return await connection.selectFrom('unit').select(UNIT_COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The unit, if it is the given one, below it, or merged into one of these; whether another office's exists is not told. */
export async function findUnitWithin(
  connection: Connection,
  id: string,
  rootUnitId: string,
): Promise<UnitRow | undefined> {
  return (await isUnitWithin(connection, id, rootUnitId)) ? await findUnit(connection, id) : undefined;
}

/** Counters of the unit and of all below it, by id; closed ones too, since ratings name them. */
export async function listCounters(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('counter')
    .select(['id', 'unit_id as unit', 'name', 'number', 'closed_at as closedAt'])
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('id')
    .execute();
}

/** A counter in use, of whatever unit. */
export async function findOpenCounter(
  connection: Connection,
  id: string,
): Promise<{ readonly id: string; readonly unit_id: string; readonly name: string } | undefined> {
  return await connection
    .selectFrom('counter')
    .select(['id', 'unit_id', 'name'])
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
}

/** Whether the counter stands in exactly this unit, and is in use. */
export async function isCounterOf(connection: Connection, id: string, unitId: string): Promise<boolean> {
  const row = await connection
    .selectFrom('counter')
    .select('id')
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Clerks of the unit and of all below it, by id; those who have left too. */
export async function listClerks(connection: Connection, rootUnitId: string) {
  const rows = await connection
    .selectFrom('clerk')
    .select((eb) => [
      'id',
      'unit_id as unit',
      'name',
      'title',
      'code',
      'started_on as startedOn',
      'left_on as leftOn',
      eb.case().when('photo', 'is', null).then(0).else(1).end().as('hasPhoto'),
    ])
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, hasPhoto: row.hasPhoto === 1 }));
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

/** The one unit that has accounts, the sample office aside if there is another; undefined when there are several or none. */
export async function findOnlyOffice(connection: Connection): Promise<string | undefined> {
  const rows = await connection
    .selectFrom('account as a')
    .innerJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['u.id', 'u.sample'])
    .distinct()
    .orderBy('u.sample')
    .limit(2)
    .execute();
  const [first, second] = rows;
  return second === undefined || first?.sample !== second.sample ? first?.id : undefined;
}
