import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import { type DeviceDatabase, type OpenOptions, openDatabase } from '#device/open-database.ts';

/** A fresh IndexedDB of one test, which several connections may open. */
export function freshIndexedDb(): OpenOptions {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

/** An open tablet database, closed when the test ends. */
export async function openTestDatabase(options: OpenOptions = freshIndexedDb()): Promise<DeviceDatabase> {
  const opened = await openDatabase(options);
  if (!opened.ok) throw new Error(`cannot open: ${opened.error.type}`);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** `localStorage` of one test. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}
