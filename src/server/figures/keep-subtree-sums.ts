import { setImmediate } from 'node:timers/promises';
import { isOver, monthsAfter, quarterOf } from '#shared/domain/spans.ts';
import type { ServerContext } from '../context.ts';
import type { Database } from '../store/database.ts';
import { claimMeta, writeMeta } from '../store/meta.ts';
import { holdFeed } from '../store/rollups.ts';
import {
  claimSubtreePeriod,
  findFirstMonth,
  listSubtreePeriods,
  listWideUnits,
  putSubtreeSums,
  type SubtreePeriod,
} from '../store/subtree-sums.ts';
import { transact } from '../store/transact.ts';
import { addUpSubtree } from './subtree-sums.ts';

export const SUBTREE_SUMS_MS: number = 60 * 60_000;
/** With fewer units to add up it is done as quickly as it is looked up. */
const WIDE_FROM = 20;
/** After so many days a month is over in every time zone, and most tablets have told what they had. */
const DAYS_AFTER = 2;
const CLAIM = 'subtree-sums-hour';

/** The hourly job. Of several processes one runs; one that fails gives the hour back. */
export async function keepSubtreeSumsHourly(context: ServerContext, signal?: AbortSignal): Promise<void> {
  const hour = new Date(context.clock.nowMs()).toISOString().slice(0, 13);
  if (!(await claimMeta(context.db, CLAIM, hour))) return;
  try {
    await keepSubtreeSums(context, signal);
  } catch (error) {
    await writeMeta(context.db, CLAIM, 'failed');
    throw error;
  }
}

/**
 * Adds up what is over and not kept yet, the newest first, for every unit with many below it. A period that changes meanwhile is
 * left to the next time.
 * @returns how many periods were kept
 */
export async function keepSubtreeSums(
  { db, clock, random }: Pick<ServerContext, 'db' | 'clock' | 'random'>,
  signal?: AbortSignal,
): Promise<number> {
  const today = new Date(clock.nowMs()).toISOString().slice(0, 10);
  const kept = new Set((await listSubtreePeriods(db)).map(nameOf));
  let made = 0;
  for (const unitId of await listWideUnits(db, WIDE_FROM)) {
    for (const one of await listDue(db, unitId, today)) {
      if (signal?.aborted === true) return made;
      if (kept.has(nameOf(one))) continue;
      const token = Buffer.from(random.bytes(16)).toString('hex');
      if (await makeSubtreeSums(db, one, token)) made += 1;
      // Requests come first.
      await setImmediate();
    }
  }
  return made;
}

/** Adds one period up and keeps it; false: something of it has changed meanwhile. */
async function makeSubtreeSums(db: Database, one: SubtreePeriod, token: string): Promise<boolean> {
  await transact(db, async (trx) => {
    // Who changed sums before has committed; who changes them from now on finds the row.
    await holdFeed(trx);
    await claimSubtreePeriod(trx, one, token);
  });
  const sums = await addUpSubtree(db, one);
  return await putSubtreeSums(db, one, token, JSON.stringify(sums));
}

async function listDue(db: Database, unitId: string, today: string): Promise<readonly SubtreePeriod[]> {
  const first = await findFirstMonth(db, unitId);
  if (first === null) return [];
  const due = new Map<string, SubtreePeriod>();
  for (let month = first; isOver(month, 'month', today, DAYS_AFTER); month = monthsAfter(month, 1)) {
    due.set(month, { unitId, grain: 'month', period: month });
    const quarter = quarterOf(month);
    if (isOver(quarter, 'quarter', today, DAYS_AFTER))
      due.set(quarter, { unitId, grain: 'quarter', period: quarter });
  }
  return [...due.values()].reverse();
}

function nameOf({ unitId, period }: SubtreePeriod): string {
  return `${unitId} ${period}`;
}
