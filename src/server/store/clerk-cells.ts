import { sql } from 'kysely';
import type { SpanPart } from '#shared/domain/spans.ts';
import { sumOfAllRatings } from './all-ratings.ts';
import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

/** How many ratings, those with flags too, one clerk got in one unit. An empty clerk: nobody was on duty. */
export interface ClerkCell {
  readonly unit: string;
  readonly clerk: string;
  readonly n: number;
}

/** The cells of a unit and of all units below it, in one part of a span: of ratings at the counter, or of those at home. */
export async function sumClerkCells(
  connection: Connection,
  within: string,
  part: SpanPart,
  dim: 'clerk' | 'home-clerk' = 'clerk',
): Promise<readonly ClerkCell[]> {
  const { rows } = await sql<{ unit: string; clerk: string; n: string | number }>`
    select unit_id as unit, key as clerk, ${sumOfAllRatings()} as n
    from rating_rollup where unit_id in ${unitsWithin(within)} and dim = ${dim} and grain = ${part.grain}
      and period >= ${part.from} and period <= ${part.to}
    group by unit_id, key
  `.execute(connection);
  return rows.map(({ unit, clerk, n }) => ({ unit, clerk, n: Number(n) }));
}
