import { sql } from 'kysely';
import { sumOfAllRatings } from './all-ratings.ts';
import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

/** A day of one unit: how many people were served, where that is known, and how many ratings came. */
export interface ServedDay {
  readonly day: string;
  readonly served: number | null;
  readonly ratings: number;
}

/** The days of one unit (not of those below it) on which anybody was served or rated, in order. */
export async function findServedDays(
  connection: Connection,
  unitId: string,
  span: { readonly from: string; readonly to: string },
): Promise<readonly ServedDay[]> {
  const served = await connection
    .selectFrom('transaction_count')
    .select(['day', 'n'])
    .where('unit_id', '=', unitId)
    .where('day', '>=', span.from)
    .where('day', '<=', span.to)
    .execute();
  const rated = await connection
    .selectFrom('rating_rollup')
    .select(['period as day', sumOfAllRatings().as('n')])
    .where('unit_id', '=', unitId)
    .where('dim', '=', 'all')
    .where('grain', '=', 'day')
    .where('period', '>=', span.from)
    .where('period', '<=', span.to)
    .groupBy('period')
    .execute();
  const servedByDay = new Map(served.map(({ day, n }) => [day, n]));
  const ratedByDay = new Map(rated.map(({ day, n }) => [day, Number(n)]));
  return [...new Set([...servedByDay.keys(), ...ratedByDay.keys()])]
    .sort()
    .map((day) => ({ day, served: servedByDay.get(day) ?? null, ratings: ratedByDay.get(day) ?? 0 }))
    .filter((one) => one.served !== null || one.ratings > 0);
}

/** A day on which more ratings came than people were served. */
export interface ExcessDay {
  readonly unit: string;
  readonly day: string;
  readonly served: number;
  readonly ratings: number;
}

/** Such days of a unit and all below it, the newest first. */
export async function findExcessDays(
  connection: Connection,
  within: string,
  span: { readonly from: string; readonly to: string },
  limit: number,
): Promise<readonly ExcessDay[]> {
  const ratings = sumOfAllRatings();
  const rows = await connection
    .selectFrom('transaction_count')
    .innerJoin('rating_rollup', (join) =>
      join
        .onRef('rating_rollup.unit_id', '=', 'transaction_count.unit_id')
        .onRef('rating_rollup.period', '=', 'transaction_count.day')
        .on('rating_rollup.dim', '=', 'all')
        .on('rating_rollup.grain', '=', 'day'),
    )
    .select([
      'transaction_count.unit_id as unit',
      'transaction_count.day as day',
      'transaction_count.n as served',
    ])
    .select(ratings.as('ratings'))
    .where('transaction_count.unit_id', 'in', unitsWithin(within))
    .where('transaction_count.day', '>=', span.from)
    .where('transaction_count.day', '<=', span.to)
    .groupBy(['transaction_count.unit_id', 'transaction_count.day', 'transaction_count.n'])
    .having(sql<boolean>`${ratings} > transaction_count.n`)
    .orderBy('transaction_count.day', 'desc')
    .orderBy('transaction_count.unit_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, ratings: Number(row.ratings) }));
}
