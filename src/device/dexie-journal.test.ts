import { expect, onTestFinished, test, vi } from 'vitest';
import { draftEntry, type Stamp } from '#sync/device-events.ts';
import { createRecorder } from '#sync/record.ts';
import { freshIndexedDb, openTestDatabase } from '#tests/support/device-database.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { createDexieJournal } from './dexie-journal.ts';

const stamp: Stamp = {
  clock: createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z')),
  random: createSeededChance(1),
};

test('[DM1c] a journal whose head cannot be read any more is saved into a new replica, all of it', async () => {
  const db = await openTestDatabase();
  const journal = createDexieJournal(db, stamp);
  const drafts = [1, 2, 3].map((n) => draftEntry(stamp, 'device', 1, { event: 'boot', n }));
  await journal.append(drafts);
  const { replica } = await journal.state();
  await db.run('rw', ['journal'], ({ journal: head }) => head.put({ key: 'head' }));
  const saved = await journal.state();
  expect(saved.replica).not.toBe(replica);
  expect(saved).toMatchObject({ last: 4, oldest: 1, ackedThrough: 0 });
  const rows = await journal.read(1, 10);
  expect(rows.map((row) => row.id).slice(1)).toEqual(drafts.map((draft) => draft.id));
  expect(rows[0]?.line).toContain('"event":"replica-started","reason":"damage"');
});

test('[JR1] two tabs append to one journal without a gap or a fork', async () => {
  const db = await openTestDatabase();
  const tabs = [createDexieJournal(db, stamp), createDexieJournal(db, stamp)];
  await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      tabs[n % 2]?.append([draftEntry(stamp, 'device', 1, { event: 'boot', n })]),
    ),
  );
  const salvage = await tabs[0]?.salvage();
  expect(salvage?.rows.map((row) => [row.type, row.seq])).toEqual(
    Array.from({ length: 30 }, (_, index) => ['entry', index + 1]),
  );
});

test('[JR1] one answer costs the disk one strict transaction, however long the journal is', async () => {
  const { indexedDB = fail(), ...keys } = freshIndexedDb();
  // Dexie binds the method when it opens.
  const transaction = vi.spyOn(await prototypeOf(indexedDB), 'transaction');
  onTestFinished(() => transaction.mockRestore());
  const db = await openTestDatabase({ indexedDB, ...keys });
  const journal = createDexieJournal(db, stamp);
  await journal.append(
    Array.from({ length: 2_000 }, (_, n) => draftEntry(stamp, 'device', 1, { event: 'boot', n })),
  );
  transaction.mockClear();
  const recorder = createRecorder({ ...stamp, journal, onRecorded: () => undefined });
  expect((await recorder.record('device', 1, { event: 'boot' })).ok).toBe(true);
  expect(transaction.mock.calls).toEqual([[['journal', 'entry'], 'readwrite', { durability: 'strict' }]]);
});

/** What every connection of this IndexedDB inherits its methods from. */
async function prototypeOf(indexedDB: IDBFactory): Promise<IDBDatabase> {
  return await new Promise((resolve) => {
    const request = indexedDB.open('probe');
    request.onsuccess = () => resolve(Object.getPrototypeOf(request.result));
  });
}

function fail(): never {
  throw new Error('no IndexedDB');
}
