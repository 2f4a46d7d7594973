import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ENTRY_BODIES } from '#shared/protocol/entry-bodies.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import type { Stamp } from '#sync/device-events.ts';
import { openTestDatabase } from '#tests/support/device-database.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { createDexieJournal } from './dexie-journal.ts';
import type { DeviceDatabase } from './open-database.ts';
import { UsageKeeper } from './usage-keeper.ts';
import { countUse, journalUsage } from './usage-store.ts';

const MORNING_MS = Date.parse('2026-11-23T02:00:00.000Z');
const DAY_MS = 86_400_000;
const random = createSeededChance(3);
const stampAt = (ms: number): Stamp => ({ clock: { nowMs: () => ms }, random });
const office = {
  timeZone: 'Asia/Ho_Chi_Minh',
  procedures: loadSampleProcedures(),
  finding: DEFAULT_SETTINGS.finding,
};

async function journalled(db: DeviceDatabase): Promise<readonly unknown[]> {
  const rows = await createDexieJournal(db, stampAt(MORNING_MS)).read(1, 100);
  return rows.map(({ line }) => JSON.parse(line)).filter(({ kind }) => kind === 'usage');
}

function keeperOn(db: DeviceDatabase, time = createVirtualTime(MORNING_MS)): UsageKeeper {
  const stamp = { clock: time, random };
  return new UsageKeeper({
    db,
    stamp,
    clock: time,
    office: () => office,
    touchedAtMs: () => null,
    onJournalled: () => {},
  });
}

test('[US1] what is counted survives the page, and the day is handed over when it is over', async () => {
  const db = await openTestDatabase();
  const today = keeperOn(db);
  await today.count({ type: 'viewed', code: '1.001193' });
  await today.count({ type: 'viewed', code: '1.001193' });
  await keeperOn(db).count({ type: 'viewed', code: '1.000894' });
  await today.count({ type: 'missed', query: 'giấy phép nuôi ong' });
  await today.start();
  expect(await journalled(db)).toEqual([]);
  await keeperOn(db, createVirtualTime(MORNING_MS + DAY_MS)).start();
  const [entry] = await journalled(db);
  expect(entry).toMatchObject({
    kind: 'usage',
    kv: 2,
    body: { date: '2026-11-23', views: { '1.001193': 2, '1.000894': 1 }, searchesWithoutResult: 1 },
  });
  expect(
    v.safeParse(ENTRY_BODIES.usage[2], v.parse(v.object({ body: v.unknown() }), entry).body).success,
  ).toBe(true);
});

test('[US1] of what was typed only words leave the tablet that are nobody’s', async () => {
  const db = await openTestDatabase();
  const keeper = keeperOn(db);
  await keeper.count({ type: 'missed', query: 'giấy phép zalo' });
  await keeper.count({ type: 'missed', query: 'trần thị hoa 0912345678' });
  await keeper.count({ type: 'missed', query: 'đăng ký hộ nghèo nước ngoài' });
  await keeper.count({ type: 'missed', query: 'đăng ký hộ nghèo nước ngoài' });
  await keeperOn(db, createVirtualTime(MORNING_MS + DAY_MS)).start();
  expect(await journalled(db)).toMatchObject([
    {
      body: {
        searchesWithoutResult: 4,
        missed: [{ q: 'dang ky ho ngheo nuoc ngoai', n: 2 }],
      },
    },
  ]);
});

test('[US1] the day is that of the office, not of Greenwich', async () => {
  const db = await openTestDatabase();
  await keeperOn(db, createVirtualTime(Date.parse('2026-11-23T18:00:00.000Z'))).count({
    type: 'viewed',
    code: '1.001193',
  });
  await keeperOn(db, createVirtualTime(Date.parse('2026-11-25T02:00:00.000Z'))).start();
  expect(await journalled(db)).toMatchObject([{ body: { date: '2026-11-24' } }]);
});

test('[US2] a day is handed over once, whenever the tablet dies', async () => {
  const db = await openTestDatabase();
  await countUse(db, '2026-11-23', { type: 'viewed', code: '1.001193' });
  const stamp = stampAt(MORNING_MS + DAY_MS);
  const dying: DeviceDatabase = {
    close: () => db.close(),
    probe: () => db.probe(),
    run: (mode, names, work) =>
      db.run(mode, names, async (stores) => {
        await work(stores);
        throw new Error('the power goes');
      }),
  };
  await expect(journalUsage(dying, stamp, '2026-11-24')).rejects.toThrow('the power goes');
  expect(await journalled(db)).toEqual([]);
  expect(await journalUsage(db, stamp, '2026-11-24')).toBe(true);
  expect(await journalUsage(db, stamp, '2026-11-24')).toBe(false);
  expect(await journalled(db)).toHaveLength(1);
});

test('[US2] nothing is handed over while somebody is at the screen; it is looked again later', async () => {
  const db = await openTestDatabase();
  await countUse(db, '2026-11-22', { type: 'viewed', code: '1.001193' });
  const time = createVirtualTime(MORNING_MS);
  const handedOver = Promise.withResolvers<void>();
  const keeper = new UsageKeeper({
    db,
    stamp: { clock: time, random },
    clock: time,
    office: () => office,
    touchedAtMs: () => MORNING_MS - 5_000,
    onJournalled: handedOver.resolve,
  });
  await keeper.start();
  expect(await journalled(db)).toEqual([]);
  await time.advance(10 * 60_000, async () => {});
  await handedOver.promise;
  expect(await journalled(db)).toHaveLength(1);
});

test('[US2] a day with more codes than fit into an entry is handed over in several that add up', async () => {
  const db = await openTestDatabase();
  const views = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`1.${100_000 + n}`, 1]));
  const row: { key: string; days: unknown } = {
    key: 'usage',
    days: [{ date: '2026-11-23', views, missed: 0, words: {} }],
  };
  await db.run('rw', ['identity'], ({ identity }) => identity.put(row));
  await countUse(db, '2026-11-23', { type: 'viewed', code: '2.000815' });
  await journalUsage(db, stampAt(MORNING_MS + DAY_MS), '2026-11-24');
  expect(await journalled(db)).toMatchObject([
    { body: { date: '2026-11-23', views } },
    { body: { date: '2026-11-23', views: { '2.000815': 1 } } },
  ]);
});

test('a heap that cannot be read any more is begun anew', async () => {
  const db = await openTestDatabase();
  const row: { key: string; days: string } = { key: 'usage', days: 'rotten' };
  await db.run('rw', ['identity'], ({ identity }) => identity.put(row));
  await countUse(db, '2026-11-23', { type: 'missed', words: null });
  await journalUsage(db, stampAt(MORNING_MS + DAY_MS), '2026-11-24');
  expect(await journalled(db)).toMatchObject([{ body: { searchesWithoutResult: 1, missed: [] } }]);
});
