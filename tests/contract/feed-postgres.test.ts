import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Database } from '#server/store/database.ts';
import { openPostgres } from '#server/store/open-postgres.ts';
import { writeRatings } from '#server/store/rating-projection.ts';
import { addTablet, createPairedTablet } from '../support/paired-tablet.ts';
import { createTestPostgresUrl } from '../support/postgres.ts';
import { storedRatings } from '../support/stored.ts';
import { sendTo } from '../support/tablet.ts';

/** Several server processes on one PostgreSQL: each has a pool of its own. */
async function startTwoCentres() {
  const url = await createTestPostgresUrl();
  const first = await createPairedTablet(openPostgres(url, () => undefined));
  const secondDb = openPostgres(url, () => undefined);
  onTestFinished(() => secondDb.destroy());
  const secondSend = sendTo(createApp({ ...first.context, db: secondDb }));
  return { ...first, secondDb, secondSend };
}

async function readAfter(db: Database, pos: number) {
  return await db
    .selectFrom('rating')
    .select(['pos', 'entry_id'])
    .where('pos', '>', pos)
    .orderBy('pos')
    .limit(50)
    .execute();
}

test('a reader of the feed sees every rating once, whoever writes and commits when', async () => {
  const { context, send, secondSend, tablet, secondDb } = await startTwoCentres();
  const tablets = [tablet];
  while (tablets.length < 4) tablets.push(await addTablet(context, send));
  const seen: string[] = [];
  let writing = true;
  const reader = (async () => {
    let after = 0;
    for (let last = false; !last; ) {
      last = !writing;
      const rows = await readAfter(secondDb, after);
      seen.push(...rows.map((row) => row.entry_id));
      after = rows.at(-1)?.pos ?? after;
      if (rows.length > 0) last = false;
    }
  })();
  const recorded = tablets.map(async (one, index) => {
    const ids: string[] = [];
    for (let round = 0; round < 15; round += 1) {
      for (let count = 0; count <= round % 4; count += 1) {
        // At ever longer pauses, so that no rule doubts them: a rating that is flagged later moves in the feed.
        const at = new Date(context.clock.nowMs() - 40_000_000 + (one.last * 10 + one.last ** 2) * 1_000);
        ids.push(one.rate(4, {}, { at: at.toISOString() }).id);
      }
      await one.push((index + round) % 2 === 0 ? send : secondSend);
    }
    return ids;
  });
  const all = (await Promise.all(recorded)).flat();
  writing = false;
  await reader;
  expect(seen.length).toBe(all.length);
  expect(new Set(seen)).toEqual(new Set(all));
}, 30_000);

test('a later writer waits for an earlier one, so that places are handed out in the order of commits', async () => {
  const { context, send, secondDb, tablet } = await startTwoCentres();
  tablet.rate();
  await tablet.push(send);
  const [row] = await storedRatings(context.db);
  if (!row) throw new Error('no rating');
  const { pos: _, ...rating } = row;
  let finishFirst: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finishFirst = resolve;
  });
  let tookPlace: () => void = () => undefined;
  const placed = new Promise<void>((resolve) => {
    tookPlace = resolve;
  });
  const first = secondDb.transaction().execute(async (trx) => {
    await writeRatings(trx, [{ ...rating, entry_id: 'earlier' }], []);
    tookPlace();
    await held;
  });
  await placed;
  tablet.rate();
  const second = tablet.push(send);
  await untilSomebodyWaits(context.db);
  expect(await readAfter(context.db, 1)).toEqual([]);
  finishFirst();
  await first;
  await second;
  expect(await readAfter(context.db, 1)).toMatchObject([{ pos: 2, entry_id: 'earlier' }, { pos: 3 }]);
});

test('[RP1] two clones that push the same journal at once store it once', async () => {
  const { context, send, secondSend, tablet } = await startTwoCentres();
  for (let count = 0; count < 30; count += 1) tablet.rate();
  const clone = tablet.clone();
  const acks = await Promise.all([tablet.push(send), clone.push(secondSend), tablet.push(secondSend)]);
  expect(acks.map((ack) => ack.receivedThrough)).toEqual([30, 30, 30]);
  expect(await storedRatings(context.db)).toHaveLength(30);
});

async function untilSomebodyWaits(db: Database): Promise<void> {
  for (;;) {
    const waiting = await sql<{ n: number }>`
      select count(*) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if ((waiting.rows[0]?.n ?? 0) > 0) return;
  }
}
