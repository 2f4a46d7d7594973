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
import { forgetSubtreeSums } from '../store/subtree-sums.ts';
import { addAsk, addRating, noSums, type Sums } from './sums.ts';

/** What is written at the end of a transaction: it is counted, or it has a place in the feed. */
export interface Counted {
  readonly ratings: readonly RatingRow[];
  /** Those of the ratings that were here, as they were. */
  readonly before: ReadonlyMap<string, RatingRow>;
  /** Invitations, those that are known already among them. */
  readonly asks: readonly AskRow[];
}

/**
 * Writes ratings and invitations and what changes of the sums with them, in one transaction: at every instant the figures are those
 * of the ratings. Must be the last writing of its transaction (`writeRatings`): from the feed on all other writers wait, so that
 * whatever can be asked or reckoned before is.
 */
export async function writeCounted(
  connection: Connection,
  { ratings, before, asks }: Counted,
): Promise<void> {
  if (ratings.length === 0 && asks.length === 0) return;
  const unitIds = new Set([...ratings, ...asks].map((row) => row.unit_id));
  const zones = await findTimeZones(connection, [...unitIds]);
  const zoneOf = (unitId: string) => zones.get(unitId) ?? 'UTC';
  const sums = noSums();
  for (const row of ratings) {
    const known = before.get(row.entry_id);
    if (known !== undefined) addRating(sums, known, zoneOf(row.unit_id), -1);
    addRating(sums, row, zoneOf(row.unit_id), 1);
  }
  const moved = ratings.map((row) => row.entry_id).filter((id) => before.has(id));
  await writeRatings(connection, ratings, moved);
  for (const row of await keepAsks(connection, asks)) addAsk(sums, row, zoneOf(row.unit_id), 1);
  await addSums(connection, sums);
}

/** Keeps invitations; answers those that were not known. */
async function keepAsks(connection: Connection, asks: readonly AskRow[]): Promise<readonly AskRow[]> {
  if (asks.length === 0) return [];
  // All who change sums come one after another, so that none waits for another in a circle and a rebuild sees all or nothing.
  const pos = await holdFeed(connection);
  return await insertAsks(
    connection,
    asks.map((row) => ({ ...row, pos })),
  );
}

/** Adds differences to what is stored. To be called with the feed held. */
export async function addSums(connection: Connection, sums: Sums): Promise<void> {
  const asks = changed(sums.ask, ASK_COUNTS);
  const ratings = changed(sums.rating, RATING_COUNTS);
  const reasons = changed(sums.reason, REASON_COUNTS);
  await addToAskRollups(connection, asks);
  await addToRatingRollups(connection, ratings);
  await addToReasonRollups(connection, reasons);
  const touched = [...asks, ...ratings, ...reasons].filter(({ grain }) => grain !== 'day');
  await forgetSubtreeSums(
    connection,
    [...new Set(touched.map((row) => row.unit_id))],
    [...new Set(touched.map(({ period }) => period))],
  );
}

/** In the order of the keys, without those that stay as they are. */
function changed<R extends object>(rows: ReadonlyMap<string, R>, counts: readonly (keyof R)[]): readonly R[] {
  return [...rows]
    .filter(([, row]) => counts.some((count) => row[count] !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
