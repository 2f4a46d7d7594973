import { sql } from 'kysely';
import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

/** The units that a selection may see, in the form in which its ratings are found fastest. */
export type RatingScope =
  /** Every unit of the store: no condition at all. */
  | { readonly type: 'all' }
  /** So few that each is read by its own index. */
  | { readonly type: 'few'; readonly ids: readonly string[] }
  /** So many that most of what is read in order belongs to them. */
  | { readonly type: 'many'; readonly within: string };

/** More than these are not read one by one. */
const FEW = 64;

export async function readRatingScope(connection: Connection, within: string): Promise<RatingScope> {
  const { rows } = await sql<{ id: string }>`
    select id from unit where id in ${unitsWithin(within)} order by id limit ${sql.lit(FEW + 1)}`.execute(
    connection,
  );
  if (rows.length <= FEW) {
    const other = await connection
      .selectFrom('unit')
      .select('id')
      .where('id', 'not in', rows.length === 0 ? [''] : rows.map(({ id }) => id))
      .limit(1)
      .executeTakeFirst();
    return other === undefined ? { type: 'all' } : { type: 'few', ids: rows.map(({ id }) => id) };
  }
  const outside = await sql<{ id: string }>`
    select id from unit where id not in ${unitsWithin(within)} limit 1`.execute(connection);
  return outside.rows.length === 0 ? { type: 'all' } : { type: 'many', within };
}
