import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { draftEntry, type Stamp } from '#sync/device-events.ts';
import { createRecorder } from '#sync/record.ts';
import { openTestDatabase } from '#tests/support/device-database.ts';
import { faultyIndexedDb, type StorageFault } from '#tests/support/faulty-indexed-db.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { createDexieJournal } from './dexie-journal.ts';
import { openDatabase } from './open-database.ts';

// Dexie remarks on lost connections aloud.
beforeEach(() => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  return () => warned.mockRestore();
});

const stamp: Stamp = {
  clock: createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z')),
  random: createSeededChance(1),
};
const draft = () => draftEntry(stamp, 'device', 1, { event: 'self-test' });

async function setUp() {
  const disk = faultyIndexedDb();
  const db = await openTestDatabase(disk.options);
  const journal = createDexieJournal(db, stamp);
  await journal.append([draft()]);
  const recorder = createRecorder({ ...stamp, journal, onRecorded: () => {} });
  const kept = async () => (await journal.read(1, 100)).map(({ id }) => id);
  return { disk, db, journal, recorder, kept };
}

describe('[ST3] a transaction that the browser broke off is run again as a whole', () => {
  test.each<readonly [StorageFault, number]>([
    ['closed', 1],
    ['closed', 2],
    ['aborted', 1],
    ['aborted', 2],
  ])('%s, %i times', async (fault, times) => {
    const { disk, journal, kept } = await setUp();
    disk.plan(Array.from({ length: times }, () => fault));
    const drafts = [draft(), draft()];
    const appended = await journal.append(drafts);
    expect(appended.map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await kept()).slice(1)).toEqual(drafts.map(({ id }) => id));
    const { rows } = await journal.salvage();
    expect(rows.every(({ type }) => type === 'entry')).toBe(true);
  });

  test('several that wait at once all go on after one reopening', async () => {
    const { disk, journal, kept } = await setUp();
    disk.plan(['closed']);
    const drafts = Array.from({ length: 10 }, draft);
    await Promise.all(drafts.map((one) => journal.append([one])));
    expect(new Set((await kept()).slice(1))).toEqual(new Set(drafts.map(({ id }) => id)));
    expect(await journal.state()).toMatchObject({ last: 11 });
  });
});

describe('[JR2] what cannot be kept is said, and the same answer can be offered again', () => {
  test.each<StorageFault>(['full', 'closed', 'aborted'])('%s for ever', async (fault) => {
    const { disk, recorder, kept } = await setUp();
    const one = draft();
    disk.plan([fault], true);
    expect(await recorder.again([one])).toMatchObject({
      ok: false,
      error: { type: 'storage', drafts: [one] },
    });
    expect(await recorder.again([one])).toMatchObject({ ok: false });
    disk.plan([]);
    expect(await kept()).not.toContain(one.id);
    expect(await recorder.again([one])).toMatchObject({ ok: true, value: [{ id: one.id, seq: 2 }] });
    expect(await recorder.again([one])).toMatchObject({ ok: true, value: [{ id: one.id, seq: 2 }] });
    expect((await kept()).filter((id) => id === one.id)).toHaveLength(1);
  });

  test('[ST3] a full disk is not tried again by itself', async () => {
    const { disk, recorder } = await setUp();
    disk.plan(['full'], true);
    const before = disk.writes;
    await recorder.again([draft()]);
    expect(disk.writes - before).toBe(1);
  });

  test('the connection is gone and does not open any more, until it does', async () => {
    const { disk, recorder, kept } = await setUp();
    const one = draft();
    disk.plan(['closed']);
    disk.failOpenings(1_000);
    expect(await recorder.again([one])).toMatchObject({ ok: false, error: { type: 'storage' } });
    expect(await recorder.again([one])).toMatchObject({ ok: false });
    disk.failOpenings(0);
    expect(await recorder.again([one])).toMatchObject({ ok: true });
    expect(await kept()).toHaveLength(2);
  });
});

describe('opening', () => {
  test('[ST3a] one failed opening is tried again at once', async () => {
    const disk = faultyIndexedDb();
    disk.failOpenings(1);
    const opened = await openDatabase(disk.options);
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
  });

  test('[ST3a] one that fails for ever is said, and a later attempt finds everything', async () => {
    const { disk, db, kept } = await setUp();
    const before = await kept();
    db.close();
    disk.failOpenings(1_000);
    expect(await openDatabase(disk.options)).toMatchObject({ ok: false, error: { type: 'storage' } });
    disk.failOpenings(0);
    const again = await openTestDatabase(disk.options);
    expect((await createDexieJournal(again, stamp).read(1, 10)).map(({ id }) => id)).toEqual(before);
  });

  test('[ST3] a newer app in another tab upgrades the database: this one lets go, opens it again and goes on', async () => {
    const { disk, journal, kept } = await setUp();
    const newer = await upgrade(disk.options.indexedDB ?? indexedDB);
    onTestFinished(() => newer.close());
    await journal.append([draft()]);
    expect(await kept()).toHaveLength(2);
    expect(newer.objectStoreNames.contains('later')).toBe(true);
  });
});

/** What a later version of the app would do: one store more. */
function upgrade(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('hai-long', 30);
    request.onupgradeneeded = () => request.result.createObjectStore('later');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
