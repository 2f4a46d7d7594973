import type { Connection } from './database.ts';

export interface RatingCounts {
  /** Without the flagged ones. */
  readonly n: number;
  readonly satisfied: number;
  readonly flagged: number;
}

/** Ratings at the counters of one unit alone, from one instant to before another. */
export async function countRatings(
  connection: Connection,
  unitId: string,
  fromIso: string,
  beforeIso: string,
): Promise<RatingCounts> {
  const rows = await connection
    .selectFrom('rating')
    .select((eb) => ['satisfied', 'flags_json as flags', eb.fn.countAll<number>().as('count')])
    .where('unit_id', '=', unitId)
    .where('intake', '!=', 'takehome')
    .where('occurred_at', '>=', fromIso)
    .where('occurred_at', '<', beforeIso)
    .groupBy(['satisfied', 'flags_json'])
    .execute();
  const sum = (kept: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(kept).reduce((total, row) => total + Number(row.count), 0);
  const isPlain = (row: (typeof rows)[number]) => row.flags === '[]';
  return {
    n: sum(isPlain),
    satisfied: sum((row) => isPlain(row) && row.satisfied === 1),
    flagged: sum((row) => !isPlain(row)),
  };
}
