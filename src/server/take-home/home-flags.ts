import type { ServerContext } from '../context.ts';
import { writeCounted } from '../figures/keep-sums.ts';
import type { FoundFlag } from '../flags/judge-ratings.ts';
import { readUnitFacts } from '../flags/unit-facts.ts';
import { writeFlags } from '../flags/write-flags.ts';
import type { Connection } from '../store/database.ts';
import { findRatings, type RatingRow } from '../store/rating-projection.ts';
import { holdFeed } from '../store/rollups.ts';
import { ratingsOfHour } from '../store/take-home-uses.ts';
import { tellLowRatings } from '../webhooks/low-ratings.ts';
import type { TakeHomeToken } from './read-token.ts';

/**
 * Writes a rating at home, with the flag `takehome-many` on it and on all others of its key and hour where they have become
 * too many: so the same comes out in whatever order they arrive. The code must have been used in this transaction.
 */
export async function writeHomeRating(
  connection: Connection,
  { rules }: Pick<ServerContext, 'rules'>,
  row: RatingRow,
  { key, countedHour }: TakeHomeToken,
): Promise<void> {
  // Of two at once the second then sees the first.
  await holdFeed(connection);
  const ids = await ratingsOfHour(connection, key.no, countedHour);
  const known = await findRatings(
    connection,
    ids.filter((id) => id !== row.entry_id),
  );
  const before = new Map(known.map((one) => [one.entry_id, one]));
  const limit = await limitOf(connection, rules, row);
  const isMany = limit !== null && ids.length > limit;
  const evidence = { hour: new Date(countedHour * 3_600_000).toISOString(), ratings: ids.length, limit };
  const flags: readonly FoundFlag[] = isMany ? [{ flag: 'takehome-many', evidence }] : [];
  const judged = isMany ? [row, ...known] : [row];
  const found = new Map(judged.map((one) => [one.entry_id, flags]));
  const flagged = await writeFlags(connection, judged, found, new Set(before.keys()));
  const written = flagged.filter((one) => before.get(one.entry_id)?.flags_json !== one.flags_json);
  await tellLowRatings(connection, written, before);
  await writeCounted(connection, { ratings: written, before, asks: [] });
}

/** How many are not yet too many, by the rules that hold for the unit; null: nobody counts. */
async function limitOf(
  connection: Connection,
  packs: ServerContext['rules'],
  row: RatingRow,
): Promise<number | null> {
  const facts = await readUnitFacts(connection, packs, row.unit_id, [row]);
  const rule = facts.rules(row.occurred_at).find(({ flag }) => flag === 'takehome-many');
  return rule !== undefined && 'perHour' in rule ? rule.perHour : null;
}
