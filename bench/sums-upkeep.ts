import { performance } from 'node:perf_hooks';
import { writeCounted } from '#server/figures/keep-sums.ts';
import type { Database } from '#server/store/database.ts';
import { makeRatingMonths } from '#server/store/rating-months.ts';
import { type RatingRow, writeRatings } from '#server/store/rating-projection.ts';
import { transact } from '#server/store/transact.ts';
import { type Spread, spreadOf } from './spread.ts';

/** One push of a tablet that was away for two days. */
const PUSH = 100;
const PUSHES = 60;

/**
 * What a transaction of a hundred ratings of one counter takes that only inserts them, and what it takes when the sums are kept with them, in
 * turns; in milliseconds.
 */
export async function measureUpkeep(
  db: Database,
): Promise<{ readonly bare: Spread; readonly counted: Spread; readonly written: number }> {
  await makeRatingMonths(db, ['2026-01']);
  const sample = await db
    .selectFrom('rating')
    .selectAll()
    .where('unit_id', '=', 'bx-0')
    .limit(PUSH)
    .execute();
  const times = { bare: [] as number[], counted: [] as number[] };
  for (let turn = 0; turn < PUSHES * 2; turn += 1) {
    const kind = turn % 4 === 0 || turn % 4 === 3 ? 'bare' : 'counted';
    const rows = sample.map(({ pos: _, ...row }, index): RatingRow => {
      const minute = Math.floor((index * 2 * 9 * 60) / PUSH);
      const at = new Date(Date.UTC(2026, 0, 5 + (turn % 20), 0, 30 + (minute % 540))).toISOString();
      const unit = `bx-${(turn * 37) % 60}`;
      const entry = `01936000-0001-7000-8000-${String(turn * PUSH + index).padStart(12, '0')}`;
      return {
        ...row,
        ...{ entry_id: entry, unit_id: unit, counter_id: `${unit}-q1`, clerk_id: `${unit}-k${index % 2}` },
        ...{ at, occurred_at: at, received_at: at, seq: 1_000_000_000 + turn * PUSH + index },
      };
    });
    const startedMs = performance.now();
    await transact(db, async (trx) => {
      if (kind === 'bare') await writeRatings(trx, rows, []);
      else await writeCounted(trx, { ratings: rows, before: new Map(), asks: [] });
    });
    if (turn >= 8) times[kind].push(performance.now() - startedMs);
  }
  return { bare: spreadOf(times.bare), counted: spreadOf(times.counted), written: PUSHES * 2 * PUSH };
}
