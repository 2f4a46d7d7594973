import { type Insertable, type Selectable, sql } from 'kysely';
import type { Connection } from './database.ts';
import type { TakeHomeTables } from './take-home-schema.ts';
import { unitsWithin } from './unit-scope.ts';

export type NewCodeKey = Insertable<TakeHomeTables['take_home_key']>;
export type TakeHomeKeyRow = Selectable<TakeHomeTables['take_home_key']>;

/** A key with what its codes need to be judged. */
export interface FoundKey extends TakeHomeKeyRow {
  readonly device_revoked_at: string | null;
  /** The centre's clock minus the tablet's, ms, when it last pushed. */
  readonly skew_ms: number | null;
  readonly unit_name: string;
  readonly unit_sample: number;
  readonly time_zone: string;
}

/** Keeps a key; false when its number is taken. */
export async function insertCodeKey(connection: Connection, row: NewCodeKey): Promise<boolean> {
  const kept = await connection
    .insertInto('take_home_key')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('no')
    .executeTakeFirst();
  return kept !== undefined;
}

/** The tablet's earlier keys are no longer its own. */
export async function closeTabletKeys(
  connection: Connection,
  deviceId: string,
  atIso: string,
): Promise<void> {
  await connection
    .updateTable('take_home_key')
    .set({ closed_at: atIso })
    .where('device_id', '=', deviceId)
    .where('closed_at', 'is', null)
    .execute();
}

/** How many keys a tablet has been given since. */
export async function countTabletKeys(
  connection: Connection,
  deviceId: string,
  sinceIso: string,
): Promise<number> {
  const row = await connection
    .selectFrom('take_home_key')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('device_id', '=', deviceId)
    .where('created_at', '>=', sinceIso)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function findCodeKey(connection: Connection, no: number): Promise<FoundKey | undefined> {
  return await connection
    .selectFrom('take_home_key')
    .innerJoin('unit', 'unit.id', 'take_home_key.unit_id')
    .leftJoin('device', 'device.id', 'take_home_key.device_id')
    .selectAll('take_home_key')
    .select([
      'device.revoked_at as device_revoked_at',
      'device.skew_ms as skew_ms',
      'unit.name as unit_name',
      'unit.sample as unit_sample',
      'unit.time_zone as time_zone',
    ])
    .where('take_home_key.no', '=', no)
    .executeTakeFirst();
}

/** Counters and clerks of a unit, those that are gone too: a code may be older. */
export async function findCodePlaces(connection: Connection, unitId: string) {
  const counters = await connection
    .selectFrom('counter')
    .select('id')
    .where('unit_id', '=', unitId)
    .execute();
  const clerks = await connection.selectFrom('clerk').select('id').where('unit_id', '=', unitId).execute();
  return { counters: counters.map(({ id }) => id), clerks: clerks.map(({ id }) => id) };
}

/** A printed batch with its counter's name and how much of it was used. */
export interface BatchRow extends TakeHomeKeyRow {
  readonly counter_name: string | null;
  readonly unit_name: string;
  readonly used: number;
}

/** Printed batches of a unit and all below it, newest first. */
export async function listBatches(connection: Connection, within: string): Promise<readonly BatchRow[]> {
  return await selectBatches(connection, within)
    .orderBy('take_home_key.created_at', 'desc')
    .orderBy('take_home_key.no')
    .execute();
}

/** One of them. */
export async function findBatch(
  connection: Connection,
  no: number,
  within: string,
): Promise<BatchRow | undefined> {
  return await selectBatches(connection, within).where('take_home_key.no', '=', no).executeTakeFirst();
}

/** Its codes are refused from now on; false when they were already. */
export async function revokeBatch(connection: Connection, no: number, atIso: string): Promise<boolean> {
  const row = await connection
    .updateTable('take_home_key')
    .set({ closed_at: atIso })
    .where('no', '=', no)
    .where('kind', '=', 'batch')
    .where('closed_at', 'is', null)
    .returning('no')
    .executeTakeFirst();
  return row !== undefined;
}

function selectBatches(connection: Connection, within: string) {
  return connection
    .selectFrom('take_home_key')
    .innerJoin('unit', 'unit.id', 'take_home_key.unit_id')
    .leftJoin('counter', 'counter.id', 'take_home_key.counter_id')
    .selectAll('take_home_key')
    .select([
      'counter.name as counter_name',
      'unit.name as unit_name',
      sql<number>`(select count(*) from take_home_use where take_home_use.key_no = take_home_key.no)`.as(
        'used',
      ),
    ])
    .where('take_home_key.kind', '=', 'batch')
    .where('take_home_key.unit_id', 'in', unitsWithin(within));
}
