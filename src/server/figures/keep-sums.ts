import { type AskRow, insertAsks } from '../store/asks.ts';
import type { Connection } from '../store/database.ts';
import { type RatingRow, writeRatings } from '../store/rating-projection.ts';
import {
  ASK_COUNTS,
  addToAskRollups,
  addToRatingRollups,
  addToReasonRollups,
  findTimeZones,
  holdFeed,
  RATING_COUNTS,
  REASON_COUNTS,
} from '../store/rollups.ts';
import { addAsk, addRating, noSums, type Sums } from './sums.ts';

/**
 * Writes ratings and what changes of the sums with them, in one transaction: at every instant the figures are those of the
 * ratings. Must be the last writing of its transaction (`writeRatings`).
 * @param before those of them that were here, as they were
 */
export async function writeCountedRatings(
  connection: Connection,
  rows: readonly RatingRow[],
  before: ReadonlyMap<string, RatingRow>,
): Promise<void> {
  if (rows.length === 0) return;
  await writeRatings(
    connection,
    rows,
    rows.map((row) => row.entry_id).filter((id) => before.has(id)),
  );
  const zones = await findTimeZones(connection, [...new Set(rows.map((row) => row.unit_id))]);
  const sums = noSums();
  for (const row of rows) {
    const zone = zones.get(row.unit_id) ?? 'UTC';
    const known = before.get(row.entry_id);
    if (known !== undefined) addRating(sums, known, zone, -1);
    addRating(sums, row, zone, 1);
  }
  await addSums(connection, sums);
}

/** Keeps invitations and counts those that were not known. To be called at the end of a transaction, like the above. */
export async function keepCountedAsks(connection: Connection, rows: readonly AskRow[]): Promise<void> {
  if (rows.length === 0) return;
  // All who change sums come one after another, so that none waits for another in a circle and a rebuild sees all or nothing.
  const pos = await holdFeed(connection);
  const added = await insertAsks(
    connection,
    rows.map((row) => ({ ...row, pos })),
  );
  const zones = await findTimeZones(connection, [...new Set(added.map((row) => row.unit_id))]);
  const sums = noSums();
  for (const row of added) addAsk(sums, row, zones.get(row.unit_id) ?? 'UTC', 1);
  await addSums(connection, sums);
}

/** Adds differences to what is stored. */
export async function addSums(connection: Connection, sums: Sums): Promise<void> {
  await addToAskRollups(connection, changed(sums.ask, ASK_COUNTS));
  await addToRatingRollups(connection, changed(sums.rating, RATING_COUNTS));
  await addToReasonRollups(connection, changed(sums.reason, REASON_COUNTS));
}

/** In the order of the keys, without those that stay as they are. */
function changed<R extends object>(rows: ReadonlyMap<string, R>, counts: readonly (keyof R)[]): readonly R[] {
  return [...rows]
    .filter(([, row]) => counts.some((count) => row[count] !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
