import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import {
  ASK_COUNTS,
  deleteRollups,
  findRollups,
  findTimeZones,
  holdFeed,
  listCountedUnits,
  type Place,
  pageOfCountedAsks,
  pageOfCountedRatings,
  RATING_COUNTS,
  REASON_COUNTS,
} from '../store/rollups.ts';
import { findSubtreeSums, listSubtreePeriods, type SubtreePeriod } from '../store/subtree-sums.ts';
import { transact } from '../store/transact.ts';
import { addSums } from './keep-sums.ts';
import { addUpSubtree } from './subtree-sums.ts';
import { addAsk, addRating, noSums, type Sums } from './sums.ts';

const PAGE = 5_000;
/** Named after what is kept: a centre whose sums are of days and months only counts once more. */
const BUILT = 'quarter-sums-built-at';

/** A sum that is not what the ratings say. */
export interface WrongSum {
  readonly unit: string;
  readonly table: 'rating' | 'reason' | 'ask' | 'subtree';
  /** Slice and counts as they are stored, and as they should be; null: there is none. */
  readonly stored: string | null;
  readonly right: string | null;
}

/** Counts everything from the beginning, unit by unit, and puts it in the place of what was there. */
export async function rebuildSums({ db }: Pick<ServerContext, 'db'>): Promise<number> {
  const units = await listCountedUnits(db);
  for (const unit of units) await transact(db, async (trx) => await rebuildUnit(trx, unit));
  return units.length;
}

/** The same for one unit. To be called at the end of a transaction. */
export async function rebuildUnit(connection: Connection, unitId: string): Promise<void> {
  await holdFeed(connection);
  const sums = await countUnit(connection, unitId);
  await deleteRollups(connection, unitId);
  await addSums(connection, sums);
}

/** Counts everything from the beginning and compares; changes nothing. */
export async function verifySums({
  db,
}: Pick<ServerContext, 'db'>): Promise<{ readonly units: number; readonly wrong: readonly WrongSum[] }> {
  const units = await listCountedUnits(db);
  const wrong: WrongSum[] = [];
  for (const unit of units) {
    wrong.push(
      ...(await transact(db, async (trx) => {
        // Nothing may arrive between the counting and the reading of what is stored.
        await holdFeed(trx);
        return compare(unit, await countUnit(trx, unit), await findRollups(trx, unit));
      })),
    );
  }
  for (const one of await listSubtreePeriods(db)) wrong.push(...(await verifySubtree(db, one)));
  return { units: units.length, wrong };
}

/** What a unit above is said to add up to, added up again. */
async function verifySubtree(db: ServerContext['db'], one: SubtreePeriod): Promise<readonly WrongSum[]> {
  return await transact(db, async (trx) => {
    await holdFeed(trx);
    const { unitId, grain, period } = one;
    const [kept] = await findSubtreeSums(trx, unitId, { grain, from: period, to: period });
    const right = JSON.stringify(await addUpSubtree(trx, one));
    if (kept === undefined || kept.json === right) return [];
    return [
      { unit: unitId, table: 'subtree', stored: `${period} ${kept.json}`, right: `${period} ${right}` },
    ];
  });
}

/** Sums what came before the centre kept these sums, once. */
export async function buildEarlierSums(context: Pick<ServerContext, 'db' | 'clock'>): Promise<void> {
  if ((await readMeta(context.db, BUILT)) !== null) return;
  await rebuildSums(context);
  await writeMeta(context.db, BUILT, new Date(context.clock.nowMs()).toISOString());
}

async function countUnit(connection: Connection, unitId: string): Promise<Sums> {
  const zone = (await findTimeZones(connection, [unitId])).get(unitId) ?? 'UTC';
  const sums = noSums();
  await eachPage(
    (after) => {
      // By the hour and the procedure: too many to be kept of years.
      sums.cells.clear();
      return pageOfCountedRatings(connection, unitId, after, PAGE);
    },
    (row) => addRating(sums, row, zone, 1),
  );
  await eachPage(
    (after) => pageOfCountedAsks(connection, unitId, after, PAGE),
    (row) => addAsk(sums, row, zone, 1),
  );
  return sums;
}

async function eachPage<R extends { readonly occurred_at: string; readonly entry_id: string }>(
  page: (after: Place) => Promise<readonly R[]>,
  count: (row: R) => void,
): Promise<void> {
  for (let after: Place = { at: '', id: '' }; ; ) {
    const rows = await page(after);
    for (const row of rows) count(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = { at: last.occurred_at, id: last.entry_id };
  }
}

type Stored = Awaited<ReturnType<typeof findRollups>>;

function compare(unit: string, right: Sums, stored: Stored): readonly WrongSum[] {
  return [
    ...differences(unit, 'rating', [...right.rating.values()], stored.rating, RATING_COUNTS),
    ...differences(unit, 'reason', [...right.reason.values()], stored.reason, REASON_COUNTS),
    ...differences(unit, 'ask', [...right.ask.values()], stored.ask, ASK_COUNTS),
  ];
}

/** Both sides as text, with every member in the order of its name; a sum of nothing is none. */
function differences<R extends object>(
  unit: string,
  table: WrongSum['table'],
  right: readonly R[],
  stored: readonly R[],
  counts: readonly (keyof R)[],
): readonly WrongSum[] {
  const texts = (rows: readonly R[]) =>
    new Set(rows.filter((row) => counts.some((count) => row[count] !== 0)).map(toText));
  const [there, wanted] = [texts(stored), texts(right)];
  return [
    ...[...there]
      .filter((text) => !wanted.has(text))
      .map((text) => ({ unit, table, stored: text, right: null })),
    ...[...wanted]
      .filter((text) => !there.has(text))
      .map((text) => ({ unit, table, stored: null, right: text })),
  ];
}

function toText(row: object): string {
  return Object.entries(row)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
