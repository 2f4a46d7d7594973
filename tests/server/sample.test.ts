import { describe, expect, test } from 'vitest';
import { buildContent } from '#server/content/build-content.ts';
import type { ServerContext } from '#server/context.ts';
import { readProcedures } from '#server/sample/read-procedures.ts';
import { SAMPLE_COUNTERS, SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import { seedDemo } from '#server/sample/seed-demo.ts';
import { seedOffice } from '#server/sample/seed-office.ts';
import type { Database } from '#server/store/database.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { createTestPostgres } from '../support/postgres.ts';
import { createTestContext, TEST_NOW_MS } from '../support/server-context.ts';
import { storedEntries, storedRatings } from '../support/stored.ts';

const ENGINES: readonly (readonly [string, () => Database | Promise<Database>])[] = [
  ['SQLite', () => openSqlite(':memory:')],
  ['PostgreSQL', createTestPostgres],
];

describe.each(ENGINES)('the sample office on %s', (_, open) => {
  test('has the units of the country, four counters, six clerks and seventy procedures', async () => {
    const context = await createTestContext(await open());
    const secrets = await seedOffice(context);
    expect(secrets?.username).toBe('admin');
    const units = await context.db.selectFrom('unit').select(['kind', 'sample', 'parent_id']).execute();
    expect(units.filter((unit) => unit.kind === 'province')).toHaveLength(34);
    expect(units.filter((unit) => unit.kind === 'commune' && unit.parent_id !== null)).toHaveLength(3_321);
    expect(units.filter((unit) => unit.sample === 1)).toHaveLength(1);
    const content = await buildContent(context.db, SAMPLE_UNIT_ID, new Date(TEST_NOW_MS).toISOString());
    expect(content).toMatchObject({
      sample: true,
      unit: { name: 'Phường Cao Lãnh', parentName: 'Tỉnh Đồng Tháp', timeZone: 'Asia/Ho_Chi_Minh' },
    });
    expect(content?.counters).toHaveLength(4);
    expect(content?.clerks).toHaveLength(6);
    expect(content?.clerks.every((clerk) => clerk.title?.endsWith('(mẫu)'))).toBe(true);
    expect(content?.duties.map((duty) => duty.counter).sort()).toEqual(SAMPLE_COUNTERS.map((one) => one.id));
    expect(content?.procedures).toHaveLength(70);
    expect(content?.unit.contact).toMatchObject({ hotline: '1022', nationalHotline: '18001096' });
    // Its kiosk never sleeps, because it is tried at any hour.
    expect(content?.settings.hours).toEqual({ week: null, exceptions: [] });
    expect(content?.settings.attract.result).toBeNull();
    expect(JSON.stringify(content?.settings.attract.actions).match(/\(mẫu\)/g)).toHaveLength(4);
    expect(await seedOffice(context)).toBeNull();
  });

  test('the demonstration goes through the real ingest, marked, and only once', async () => {
    const context = await createTestContext(await open());
    await seedOffice(context);
    await seedDemo(context);
    const ratings = await storedRatings(context.db);
    expect(ratings.length).toBeGreaterThan(2_500);
    expect(ratings.every((rating) => rating.sample === 1)).toBe(true);
    const entries = await storedEntries(context.db);
    expect(entries.every((entry) => entry.state === 'stored')).toBe(true);
    const clerks = new Set(ratings.map((rating) => rating.clerk_id));
    expect(clerks.size).toBe(6);
    const hours = ratings.map((rating) => new Date(rating.occurred_at).getUTCHours() + 7);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(7);
    expect(Math.max(...hours)).toBeLessThan(18);
    const october = ratings.filter(
      ({ occurred_at: at }) => at >= '2026-09-30T17:00:00.000Z' && at < '2026-10-31T17:00:00.000Z',
    );
    const plain = october.filter((rating) => rating.flags_json === '[]');
    const content = await buildContent(context.db, SAMPLE_UNIT_ID, new Date(TEST_NOW_MS).toISOString());
    expect(content?.settings.attract.result).toMatchObject({
      from: '2026-10-01',
      to: '2026-10-31',
      n: plain.length,
      satisfied: plain.filter((rating) => rating.satisfied === 1).length,
      flagged: october.length - plain.length,
    });
    const asked = content?.settings.attract.result?.asked ?? 0;
    expect(asked).toBeGreaterThan(plain.length);
    expect(content?.settings.attract.notices).not.toEqual([]);
    const told = content?.settings.attract.actions.find(({ result }) => result !== null);
    expect(told?.result?.vi).toMatch(
      /\d+ trên [\d.]+ lượt \(tháng 9\/2026\), rồi \d+ trên [\d.]+ lượt \(tháng 10\/2026\)/,
    );
    const cases = await casesOf(context);
    expect(cases.map(({ kind, status, sample }) => [kind, status, sample])).toEqual([
      ['petition', 'closed', 1],
      ['opinion', 'answered', 1],
      ['opinion', 'answered', 1],
      ['petition', 'in-progress', 1],
      ['petition', 'new', 1],
      ['opinion', 'new', 1],
      ['integrity', 'new', 1],
    ]);
    // As after a stop in the middle: the same journals come out again, and nothing is done twice.
    await context.db.deleteFrom('meta').where('key', '=', 'demo-finished-at').execute();
    await seedDemo(context);
    expect(await storedEntries(context.db)).toHaveLength(entries.length);
    expect(await casesOf(context)).toEqual(cases);
  });
});

async function casesOf({ db }: Pick<ServerContext, 'db'>) {
  return await db
    .selectFrom('case_file')
    .select(['id', 'kind', 'status', 'sample', 'version'])
    .orderBy('no')
    .execute();
}

test('no procedure shows a time or a fee that nobody stated', () => {
  const cells = readProcedures().flatMap((procedure) => procedure.channels ?? []);
  expect(cells.filter(({ time }) => time !== null && /Khác|Không có/.test(time))).toEqual([]);
  expect(cells.filter(({ fee }) => fee !== null && /Không có/.test(fee))).toEqual([]);
});
