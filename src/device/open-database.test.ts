import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from './open-database.ts';

test('[JR1] every writing transaction asks the browser to reach the disk before it completes', async () => {
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
  onTestFinished(() => asked.mockRestore());
  const opened = await openDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  if (!opened.ok) throw new Error(opened.error.type);
  onTestFinished(() => opened.value.close());
  await opened.value.run('rw', ['journal'], async ({ journal }) => journal.put({ key: 'head' }));
  const writes = asked.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writes.length).toBeGreaterThan(0);
  for (const call of writes) expect(call).toEqual([expect.anything(), 'readwrite', { durability: 'strict' }]);
});
