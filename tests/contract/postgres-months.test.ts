import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keepMonths } from '#server/operate/keep-months.ts';
import type { Database } from '#server/store/database.ts';
import { openPostgres } from '#server/store/open-postgres.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { listRatingMonths, makeRatingMonths, monthAfter } from '#server/store/rating-months.ts';
import { isStoreUnavailable } from '#server/store/store-failure.ts';
import { seedDevice, seedOffice, seedRating, seedReplica } from '../support/office.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { createTestPostgres, createTestPostgresUrl } from '../support/postgres.ts';
import { createTestContext } from '../support/server-context.ts';
import { storedRatings } from '../support/stored.ts';

async function start(open = createTestPostgres) {
  const context = await createTestContext(await open());
  await seedOffice(context);
  await seedDevice(context, { id: 'may-1' });
  const replica = { id: '01936000-0000-4000-8000-000000000001', device: 'may-1', receivedThrough: 0 };
  return { context, replicaNo: await seedReplica(context, replica) };
}

/** In which partition every rating lies. */
async function placesOf(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ place: string }>`
    select seq || ' ' || cast(tableoid::regclass as text) as place from rating order by pos`.execute(db);
  return rows.map(({ place }) => place);
}

test('ratings lie in the partition of their month, made before they come or after', async () => {
  const { context, replicaNo } = await start();
  const { db } = context;
  expect(await makeRatingMonths(db, ['2026-12'])).toEqual(['2026-12']);
  for (const [index, occurredAt] of [
    '2026-11-30T23:59:59.999Z',
    '2026-12-01T00:00:00.000Z',
    '2026-12-31T23:59:59.999Z',
    '2027-01-01T00:00:00.000Z',
  ].entries())
    await seedRating(context, { n: index + 1, replicaNo, occurredAt });
  expect(await placesOf(db)).toEqual([
    '1 rating_other',
    '2 rating_2026_12',
    '3 rating_2026_12',
    '4 rating_other',
  ]);
  expect(await makeRatingMonths(db, ['2026-12', '2027-01'])).toEqual(['2026-11', '2027-01']);
  expect(await placesOf(db)).toEqual([
    '1 rating_2026_11',
    '2 rating_2026_12',
    '3 rating_2026_12',
    '4 rating_2027_01',
  ]);
});

test('a clock that is years ahead keeps nothing out, and no month is made for it', async () => {
  const { context, replicaNo } = await start();
  await seedRating(context, { n: 1, replicaNo, occurredAt: '2099-05-01T00:00:00.000Z' });
  expect(await makeRatingMonths(context.db, ['2026-11'])).toEqual(['2026-11']);
  expect(await placesOf(context.db)).toEqual(['1 rating_other']);
  await makeRatingMonths(context.db, ['2099-05']);
  expect(await placesOf(context.db)).toEqual(['1 rating_2099_05']);
});

test('this month and three ahead are there, whoever of several processes makes them', async () => {
  const url = await createTestPostgresUrl();
  const { context } = await start(async () => openPostgres(url, () => undefined));
  await Promise.all([keepMonths(context), keepMonths(context), keepMonths(context)]);
  const months = ['2026-11', '2026-12', '2027-01', '2027-02'];
  expect(await listRatingMonths(context.db)).toEqual(months);
  expect(context.logLines).toMatchObject([{ event: 'rating-months-made', count: 4, last: '2027-02' }]);
});

test('a changed answer moves in the feed and stays once, with its month made in between', async () => {
  const { context, tablet, send } = await createPairedTablet(await createTestPostgres());
  const { id } = tablet.rate(5);
  await tablet.push(send);
  await keepMonths(context);
  tablet.record('rating.change', { of: id, level: 2 });
  await tablet.push(send);
  await tablet.push(send);
  expect(await storedRatings(context.db)).toMatchObject([{ pos: 2, entry_id: id, level: 2, first_level: 5 }]);
});

test('who reads while a month is made misses none of its ratings', async () => {
  const url = await createTestPostgresUrl();
  const { context, replicaNo } = await start(async () => openPostgres(url, () => undefined));
  await seedRating(context, { n: 1, replicaNo, occurredAt: '2026-11-30T00:00:00.000Z' });
  const [holder, reader] = [openPostgres(url, () => undefined), openPostgres(url, () => undefined)];
  // Somebody's long query keeps the month from being made to its end; meanwhile the reader asks.
  const { making, reading } = await holder.transaction().execute(async (trx) => {
    await sql`lock table rating_other in access share mode`.execute(trx);
    const begun = { making: makeRatingMonths(context.db, ['2026-11']) };
    await untilWaiting(holder, 1);
    const asked = { ...begun, reading: placesOf(reader) };
    await untilWaiting(holder, 2);
    return asked;
  });
  expect(await making).toEqual(['2026-11']);
  expect(await reading).toEqual(['1 rating_2026_11']);
  await Promise.all([holder.destroy(), reader.destroy()]);
});

/** Until so many queries of this database wait for somebody's lock. */
async function untilWaiting(db: Database, count: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if ((rows[0]?.n ?? 0) >= count) return;
  }
}

test('the file has no months', async () => {
  const db = openSqlite(':memory:');
  expect(await makeRatingMonths(db, ['2026-11'])).toEqual([]);
  await db.destroy();
});

test.each([
  ['2026-01', '2026-02'],
  ['2026-09', '2026-10'],
  ['2026-12', '2027-01'],
])('after %s comes %s', (month, next) => {
  expect(monthAfter(month)).toBe(next);
});

test('a statement that takes too long is ended, as a trouble that passes', async () => {
  const db = openPostgres(await createTestPostgresUrl(), () => undefined, { statementMs: 50 });
  const ended = await sql`select pg_sleep(600)`.execute(db).catch((error: unknown) => error);
  expect(isStoreUnavailable(ended)).toBe(true);
  await db.destroy();
});
