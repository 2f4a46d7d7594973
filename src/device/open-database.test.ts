import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { freshIndexedDb, openTestDatabase } from '#tests/support/device-database.ts';
import { openDatabase } from './open-database.ts';

test('[RT1b] a connection that the browser closed is opened again and the whole transaction repeated', async () => {
  const db = await openTestDatabase();
  let runs = 0;
  const value = await db.run('rw', ['journal'], async ({ journal }) => {
    runs++;
    await journal.put({ key: `run-${runs}` });
    if (runs === 1) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    return journal.count();
  });
  expect(runs).toBe(2);
  // What the first run wrote is gone with its transaction.
  expect(value).toBe(1);
});

test('[RT1b] it does not try for ever, and not at all when the disk is full', async () => {
  const db = await openTestDatabase();
  let runs = 0;
  const failWith = (name: string) =>
    db.run('rw', ['journal'], async () => {
      runs++;
      throw new DOMException('no', name);
    });
  await expect(failWith('InvalidStateError')).rejects.toThrow();
  expect(runs).toBe(3);
  runs = 0;
  await expect(failWith('QuotaExceededError')).rejects.toThrow();
  expect(runs).toBe(1);
});

test('[RT1b] transactions that run at the same time survive one reopening', async () => {
  const db = await openTestDatabase();
  let failed = false;
  const put = (n: number) =>
    db.run('rw', ['entry'], async ({ entry }) => {
      if (n === 3 && !failed) {
        failed = true;
        throw new DOMException('lost', 'UnknownError');
      }
      await entry.put({ seq: n, id: `id-${n}` });
    });
  await Promise.all([1, 2, 3, 4, 5].map(put));
  expect(await db.run('r', ['entry'], ({ entry }) => entry.count())).toBe(5);
});

test('[JR1] a transaction that fails keeps nothing', async () => {
  const db = await openTestDatabase();
  const failing = db.run('rw', ['journal', 'entry'], async ({ journal, entry }) => {
    await journal.put({ key: 'head' });
    await entry.put({ seq: 1, id: 'a' });
    throw new Error('half-way');
  });
  await expect(failing).rejects.toThrow('half-way');
  expect(await db.run('r', ['journal'], ({ journal }) => journal.count())).toBe(0);
});

test('a database of a newer app still opens: the app can be rolled back without losing the journal', async () => {
  const indexedDB = new IDBFactory();
  const newer = new Dexie('hai-long', { indexedDB, IDBKeyRange });
  const stores = { journal: '&key', entry: '&seq, &id', identity: '&key', content: '&key' };
  newer.version(9).stores({ ...stores, more: '&key' });
  await newer.table('entry').put({ seq: 1, id: 'a' });
  newer.close();
  const db = await openTestDatabase({ indexedDB, IDBKeyRange });
  expect(await db.run('r', ['entry'], ({ entry }) => entry.count())).toBe(1);
});

test('storage that is refused is a fault, never a silent memory copy', async () => {
  const indexedDB = new IDBFactory();
  indexedDB.open = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  expect(await openDatabase({ indexedDB, IDBKeyRange })).toMatchObject({
    ok: false,
    error: { type: 'storage' },
  });
});

test('a tab that does not let go of an older version is named, after some patience', async () => {
  const indexedDB = new IDBFactory();
  const older = indexedDB.open('hai-long', 1);
  await new Promise((resolve) => older.addEventListener('success', resolve));
  const opened = await openDatabase({ indexedDB, IDBKeyRange, patienceMs: 0 });
  expect(opened).toEqual({ ok: false, error: { type: 'blocked' } });
  older.result.close();
});

test('two tabs share one database', async () => {
  const options = freshIndexedDb();
  const [one, other] = [await openTestDatabase(options), await openTestDatabase(options)];
  await one.run('rw', ['journal'], ({ journal }) => journal.put({ key: 'head' }));
  expect(await other.run('r', ['journal'], ({ journal }) => journal.count())).toBe(1);
});
