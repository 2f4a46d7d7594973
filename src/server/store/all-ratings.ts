import { type RawBuilder, sql } from 'kysely';

const COUNTS = ['l', 'f'].flatMap((kind) => Array.from({ length: 10 }, (_, at) => `${kind}${at + 1}`));

/** All ratings of rows of `rating_rollup`, of every level, those with flags too. */
export function sumOfAllRatings(): RawBuilder<string | number> {
  const columns = COUNTS.map((column) => sql.ref(`rating_rollup.${column}`));
  return sql<string | number>`sum(${sql.join(columns, sql` + `)})`;
}
