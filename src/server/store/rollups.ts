import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { Schema } from './schema.ts';
import { forgetSubtreeSums } from './subtree-sums.ts';

export type RatingRollupRow = Insertable<Schema['rating_rollup']>;
export type ReasonRollupRow = Insertable<Schema['reason_rollup']>;
export type AskRollupRow = Insertable<Schema['ask_rollup']>;
type RollupTable = 'rating_rollup' | 'reason_rollup' | 'ask_rollup';

export const RATING_COUNTS = [
  'l1',
  'l2',
  'l3',
  'l4',
  'l5',
  'l6',
  'l7',
  'l8',
  'l9',
  'l10',
  'f1',
  'f2',
  'f3',
  'f4',
  'f5',
  'f6',
  'f7',
  'f8',
  'f9',
  'f10',
  'satisfied',
  'changed',
  'flagged_satisfied',
  'flagged_changed',
] as const;
export const REASON_COUNTS = ['n', 'flagged'] as const;
export const ASK_COUNTS = ['answered', 'timeout', 'dismissed'] as const;
const SLICE = ['unit_id', 'dim', 'grain', 'period', 'key'] as const;

/**
 * Adds to sums, or takes away from them. Rows come in the order of their keys, so that two writers never wait for
 * each other in a circle.
 */
export async function addToRatingRollups(
  connection: Connection,
  rows: readonly RatingRollupRow[],
): Promise<void> {
  await addTo(connection, 'rating_rollup', [...SLICE, 'questionnaire_id'], RATING_COUNTS, rows);
}

export async function addToReasonRollups(
  connection: Connection,
  rows: readonly ReasonRollupRow[],
): Promise<void> {
  const keys = [...SLICE, 'questionnaire_id', 'level', 'reason'] as const;
  await addTo(connection, 'reason_rollup', keys, REASON_COUNTS, rows);
}

export async function addToAskRollups(connection: Connection, rows: readonly AskRollupRow[]): Promise<void> {
  await addTo(connection, 'ask_rollup', [...SLICE, 'trigger'], ASK_COUNTS, rows);
}

/** Of what is there already under the same keys, every counting column is what there was and what comes. */
async function addTo<T extends RollupTable>(
  connection: Connection,
  table: T,
  keys: readonly (keyof Insertable<Schema[T]> & string)[],
  counts: readonly (keyof Insertable<Schema[T]> & string)[],
  rows: readonly Insertable<Schema[T]>[],
): Promise<void> {
  const names = keys.map((key) => `"${key}"`).join(', ');
  const sums = counts.map((count) => `"${count}" = "${table}"."${count}" + excluded."${count}"`).join(', ');
  const tail = `on conflict (${names}) do update set ${sums}`;
  await insertRows(connection, table, [...keys, ...counts], rows, tail);
}

/** Every sum of a unit. */
export async function findRollups(connection: Connection, unitId: string) {
  return {
    rating: await connection.selectFrom('rating_rollup').selectAll().where('unit_id', '=', unitId).execute(),
    reason: await connection.selectFrom('reason_rollup').selectAll().where('unit_id', '=', unitId).execute(),
    ask: await connection.selectFrom('ask_rollup').selectAll().where('unit_id', '=', unitId).execute(),
  };
}

export async function deleteRollups(connection: Connection, unitId: string): Promise<void> {
  for (const table of ['rating_rollup', 'reason_rollup', 'ask_rollup'] as const)
    await connection.deleteFrom(table).where('unit_id', '=', unitId).execute();
  await forgetSubtreeSums(connection, [unitId], null);
}

/** Units that have anything to be summed, or sums. */
export async function listCountedUnits(connection: Connection): Promise<readonly string[]> {
  const tables = ['rating', 'ask', 'rating_rollup', 'ask_rollup'] as const;
  const ids = new Set<string>();
  for (const table of tables) {
    const rows = await connection.selectFrom(table).select('unit_id').distinct().execute();
    for (const row of rows) ids.add(row.unit_id);
  }
  return [...ids].sort();
}

/** Keeps every other writer of ratings away until the transaction ends; answers the last place that was given. */
export async function holdFeed(connection: Connection): Promise<number> {
  return await takePlaces(connection, 0);
}

/** The same, and takes a place of its own, behind all that was written and before all that comes. */
export async function takePlace(connection: Connection): Promise<number> {
  return await takePlaces(connection, 1);
}

async function takePlaces(connection: Connection, count: number): Promise<number> {
  const feed = await connection
    .updateTable('feed')
    .set((eb) => ({ next_pos: eb('next_pos', '+', count) }))
    .where('name', '=', 'rating')
    .returning('next_pos')
    .executeTakeFirstOrThrow();
  return feed.next_pos - 1;
}

const COUNTED_RATING = [
  'entry_id',
  'unit_id',
  'counter_id',
  'clerk_id',
  'procedure_code',
  'field',
  'questionnaire_id',
  'level',
  'first_level',
  'satisfied',
  'occurred_at',
  'reasons_json',
  'flags_json',
  'intake',
] as const;
const COUNTED_ASK = [
  'entry_id',
  'unit_id',
  'counter_id',
  'clerk_id',
  'trigger',
  'outcome',
  'occurred_at',
] as const;

/** A page of a unit's ratings in the order of time, by keyset. */
export async function pageOfCountedRatings(
  connection: Connection,
  unitId: string,
  after: Place,
  limit: number,
) {
  return await connection
    .selectFrom('rating')
    .select(COUNTED_RATING)
    .where('unit_id', '=', unitId)
    .where((eb) =>
      eb.or([
        eb('occurred_at', '>', after.at),
        eb.and([eb('occurred_at', '=', after.at), eb('entry_id', '>', after.id)]),
      ]),
    )
    .where('occurred_at', '>=', after.at)
    .orderBy('occurred_at')
    .orderBy('entry_id')
    .limit(limit)
    .execute();
}

/** The same for invitations. */
export async function pageOfCountedAsks(connection: Connection, unitId: string, after: Place, limit: number) {
  return await connection
    .selectFrom('ask')
    .select(COUNTED_ASK)
    .where('unit_id', '=', unitId)
    .where((eb) =>
      eb.or([
        eb('occurred_at', '>', after.at),
        eb.and([eb('occurred_at', '=', after.at), eb('entry_id', '>', after.id)]),
      ]),
    )
    .where('occurred_at', '>=', after.at)
    .orderBy('occurred_at')
    .orderBy('entry_id')
    .limit(limit)
    .execute();
}

/** Where a page begins. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** The time zones of units. */
export async function findTimeZones(
  connection: Connection,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const zones = new Map<string, string>();
  for (const ids of chunk(unitIds)) {
    const rows = await connection
      .selectFrom('unit')
      .select(['id', 'time_zone as timeZone'])
      .where('id', 'in', ids)
      .execute();
    for (const row of rows) zones.set(row.id, row.timeZone);
  }
  return zones;
}
