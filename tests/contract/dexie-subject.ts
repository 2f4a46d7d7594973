import { createDexieJournal } from '#device/dexie-journal.ts';
import { type DeviceDatabase, type OpenOptions, openDatabase, type Stores } from '#device/open-database.ts';
import type { Stamp } from '#sync/device-events.ts';
import { FIRST_REPLICA, type JournalSubject } from './journal-contract.ts';

/** A Dexie journal under contract, on whatever IndexedDB is handed in. */
export async function dexieSubject(options: OpenOptions): Promise<JournalSubject> {
  let db = await opened(options);
  await db.run('rw', ['journal'], async ({ journal }) => {
    const zero = '0'.repeat(64);
    const head = { last: 0, hash: zero, ackedThrough: 0, oldest: 1, baseHash: zero, receipt: null };
    await journal.put({ key: 'head', replica: FIRST_REPLICA, ...head } as { key: string }); // a head with a known replica
  });
  const change = (seq: number, to: (row: StoredText) => Partial<StoredText>) =>
    db.run('rw', ['entry'], async ({ entry }: Stores) => {
      const row = (await entry.get(seq)) as unknown as StoredText; // the adapter's own shape, known here to damage it
      await entry.put({ ...row, ...to(row) } as unknown as { seq: number; id: string });
    });
  return {
    journal: createDexieJournal(db, STAMP),
    async reopen() {
      db.close();
      db = await opened(options);
      return createDexieJournal(db, STAMP);
    },
    alterLine: async (seq) => {
      await change(seq, (row) => ({ line: row.line.replace('self-test', 'self-tesu') }));
    },
    removeRow: (seq) => db.run('rw', ['entry'], ({ entry }) => entry.delete(seq)),
    alterHash: async (seq) => {
      await change(seq, () => ({ hash: '1'.repeat(64) }));
    },
  };
}

interface StoredText {
  readonly line: string;
  readonly hash: string;
}

const STAMP: Stamp = {
  clock: { nowMs: () => Date.UTC(2026, 10, 22) },
  random: { bytes: (length) => new Uint8Array(length).fill(7) },
};

async function opened(options: OpenOptions): Promise<DeviceDatabase> {
  const database = await openDatabase(options);
  if (!database.ok) throw new Error(`cannot open: ${database.error.type}`);
  return database.value;
}
