import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

export type RatingFlagRow = Insertable<Schema['rating_flag']>;
export type FlagDecisionRow = Insertable<Schema['flag_decision']>;

/** The flags that the rules found on these ratings. */
export async function findRatingFlags(
  connection: Connection,
  entryIds: readonly string[],
): Promise<readonly RatingFlagRow[]> {
  const found: RatingFlagRow[] = [];
  for (const ids of chunk(entryIds)) {
    const rows = await connection
      .selectFrom('rating_flag')
      .selectAll()
      .where('entry_id', 'in', ids)
      .orderBy('entry_id')
      .orderBy('flag')
      .execute();
    found.push(...rows);
  }
  return found;
}

/** What was decided about the flags of these ratings, in order. */
export async function findFlagDecisions(
  connection: Connection,
  entryIds: readonly string[],
): Promise<readonly FlagDecisionRow[]> {
  const found: FlagDecisionRow[] = [];
  for (const ids of chunk(entryIds)) {
    const rows = await connection
      .selectFrom('flag_decision')
      .selectAll()
      .where('entry_id', 'in', ids)
      .orderBy('entry_id')
      .orderBy('flag')
      .orderBy('no')
      .execute();
    found.push(...rows);
  }
  return found;
}

export async function insertFlagDecision(connection: Connection, row: FlagDecisionRow): Promise<void> {
  await connection.insertInto('flag_decision').values(row).execute();
}

/** Puts what the rules find now in the place of what they found before. */
export async function replaceRatingFlags(
  connection: Connection,
  goneOf: readonly string[],
  rows: readonly RatingFlagRow[],
): Promise<void> {
  for (const ids of chunk(goneOf))
    await connection.deleteFrom('rating_flag').where('entry_id', 'in', ids).execute();
  for (const part of chunk(rows)) await connection.insertInto('rating_flag').values(part).execute();
}
