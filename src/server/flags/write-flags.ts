import type { Connection } from '../store/database.ts';
import {
  findFlagDecisions,
  findRatingFlags,
  type RatingFlagRow,
  replaceRatingFlags,
} from '../store/rating-flags.ts';
import type { RatingRow } from '../store/rating-projection.ts';
import type { FoundFlag } from './judge-ratings.ts';

/**
 * Keeps what the rules found, with its evidence, and answers the ratings with the flags that stand: those that nobody has set
 * aside. A decision is about a rating and a flag and outlives any new judgement.
 * @param known ids of judged ratings that were here before
 */
export async function writeFlags(
  connection: Connection,
  rows: readonly RatingRow[],
  found: ReadonlyMap<string, readonly FoundFlag[]>,
  known: ReadonlySet<string>,
): Promise<readonly RatingRow[]> {
  const before = Map.groupBy(
    await findRatingFlags(
      connection,
      [...found.keys()].filter((id) => known.has(id)),
    ),
    (row) => row.entry_id,
  );
  const changed = rows.flatMap((row) => {
    const flags = found.get(row.entry_id);
    if (flags === undefined) return [];
    const next = flags.map((one) => toFlagRow(row, one));
    return isSame(before.get(row.entry_id) ?? [], next) ? [] : [{ id: row.entry_id, next }];
  });
  await replaceRatingFlags(
    connection,
    changed.map(({ id }) => id).filter((id) => before.has(id)),
    changed.flatMap(({ next }) => next),
  );
  const doubted = [...found].filter(([, flags]) => flags.length > 0).map(([id]) => id);
  const setAside = await findSetAside(connection, doubted);
  return rows.map((row) => {
    const flags = found.get(row.entry_id);
    if (flags === undefined) return row;
    const standing = flags.map(({ flag }) => flag).filter((flag) => !setAside.has(`${row.entry_id} ${flag}`));
    return { ...row, flags_json: JSON.stringify(standing.toSorted()) };
  });
}

/** The flags that somebody has set aside, as `id flag`. */
async function findSetAside(
  connection: Connection,
  entryIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const last = new Map(
    (await findFlagDecisions(connection, entryIds)).map((row) => [`${row.entry_id} ${row.flag}`, row.action]),
  );
  return new Set([...last].filter(([, action]) => action === 'set-aside').map(([key]) => key));
}

function toFlagRow(row: RatingRow, { flag, evidence }: FoundFlag): RatingFlagRow {
  return {
    entry_id: row.entry_id,
    flag,
    unit_id: row.unit_id,
    evidence_json: JSON.stringify(evidence),
    occurred_at: row.occurred_at,
  };
}

function isSame(before: readonly RatingFlagRow[], after: readonly RatingFlagRow[]): boolean {
  const key = (rows: readonly RatingFlagRow[]) =>
    rows
      .map((row) => `${row.flag} ${row.occurred_at} ${row.evidence_json}`)
      .sort()
      .join('\n');
  return key(before) === key(after);
}
