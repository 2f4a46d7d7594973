import type { Connection } from './database.ts';

export interface StoredDuty {
  readonly id: number;
  readonly counter: string;
  readonly clerk: string;
  readonly from: string;
  readonly to: string | null;
}

const COLUMNS = [
  'id',
  'counter_id as counter',
  'clerk_id as clerk',
  'from_at as from',
  'to_at as to',
] as const;

/** A duty and the unit of its counter. */
export async function findDuty(connection: Connection, id: number) {
  return await connection
    .selectFrom('duty')
    .innerJoin('counter', 'counter.id', 'duty.counter_id')
    .select([
      'duty.id as id',
      'counter.unit_id as unitId',
      'counter_id as counter',
      'clerk_id as clerk',
      'from_at as from',
      'to_at as to',
    ])
    .where('duty.id', '=', id)
    .executeTakeFirst();
}

/** Duties at the unit's counters that had not ended at an instant, and all that came after. */
export async function listDuties(
  connection: Connection,
  unitId: string,
  endedAfter: string,
): Promise<readonly StoredDuty[]> {
  return await connection
    .selectFrom('duty')
    .innerJoin('counter', 'counter.id', 'duty.counter_id')
    .select(['duty.id as id', 'counter_id as counter', 'clerk_id as clerk', 'from_at as from', 'to_at as to'])
    .where('counter.unit_id', '=', unitId)
    .where((eb) => eb.or([eb('to_at', 'is', null), eb('to_at', '>', endedAfter)]))
    .orderBy('from_at')
    .orderBy('duty.id')
    .execute();
}

/** Every duty of one clerk, or at one counter. */
export async function listDutiesOf(
  connection: Connection,
  of: { readonly clerk: string } | { readonly counter: string },
): Promise<readonly StoredDuty[]> {
  const query = connection.selectFrom('duty').select(COLUMNS).orderBy('from_at').orderBy('id');
  return 'clerk' in of
    ? await query.where('clerk_id', '=', of.clerk).execute()
    : await query.where('counter_id', '=', of.counter).execute();
}

export async function insertDuty(connection: Connection, duty: Omit<StoredDuty, 'id'>): Promise<number> {
  const row = await connection
    .insertInto('duty')
    .values({ counter_id: duty.counter, clerk_id: duty.clerk, from_at: duty.from, to_at: duty.to })
    .returning('id')
    .executeTakeFirstOrThrow();
  return Number(row.id);
}

export async function setDutyEnd(connection: Connection, id: number, to: string | null): Promise<void> {
  await connection.updateTable('duty').set({ to_at: to }).where('id', '=', id).execute();
}

export async function deleteDuty(connection: Connection, id: number): Promise<void> {
  await connection.deleteFrom('duty').where('id', '=', id).execute();
}
