import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright';
import * as v from 'valibot';
import type { StoredRow } from '#device/dexie-journal.ts';
import { type ChainHash, chainHash } from '#shared/lib/journal-chain.ts';
import { formatEntryLine } from '#shared/lib/segment-text.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import { ratingBody } from '#shared/protocol/entry-bodies.ts';

const CHUNK = 5_000;

/**
 * Lengthens a tablet's journal by so many ratings, as if nobody had taken them for months: the very lines and hashes that the device layer
 * writes, put on the disk in large transactions. The page must be one of the tablet's origin in which the kiosk does not run.
 */
export async function fillJournal(page: Page, count: number): Promise<void> {
  const head = await page.evaluate(readHead);
  const body = v.parse(ratingBody, {
    ...{ questionnaire: { id: 'hai-long-5', version: 1 }, level: 4, counter: 'quay-1', clerk: 'cc-1' },
    ...{ intake: 'open', lang: 'vi', ms: 2_345 },
  });
  const firstMs = Date.now() - count * 60_000;
  let { last, hash } = head;
  for (let made = 0; made < count; made += CHUNK) {
    const rows: StoredRow[] = [];
    for (let each = made; each < Math.min(count, made + CHUNK); each += 1) {
      const ms = firstMs + each * 60_000;
      const [id, at] = [uuidV7(ms, randomBytes(10)), new Date(ms).toISOString()];
      last += 1;
      const line = formatEntryLine(last, {
        id,
        at,
        kind: 'rating',
        kv: 1,
        body: { ...body, level: 1 + (each % 5) },
      });
      const prev = hash;
      hash = chainHash(prev, line);
      rows.push({ seq: last, id, at, line, prev, hash });
    }
    await page.evaluate(putRows, { rows, last, hash });
  }
}

/**
 * What lies in a tablet's journal, and whether every line leads to the next one's hash and the last to the head's. What is noted meanwhile (a
 * start, some time after the question stands) lies beyond that head and is not looked at.
 */
export async function checkJournal(
  page: Page,
): Promise<{ readonly entries: number; readonly ratings: number; readonly isWhole: boolean }> {
  const head = await page.evaluate(readHead);
  let [entries, ratings, isWhole] = [0, 0, true];
  let hash: ChainHash | null = null;
  for (let from = 1; from <= head.last; from += CHUNK) {
    const through = Math.min(from + CHUNK - 1, head.last);
    for (const row of await page.evaluate(readRows, { from, through })) {
      entries += 1;
      if (row.line.includes('"kind":"rating",')) ratings += 1;
      const prev: ChainHash = hash ?? row.prev;
      hash = chainHash(prev, row.line);
      if (row.seq !== entries || row.prev !== prev || row.hash !== hash) isWhole = false;
    }
  }
  return { entries, ratings, isWhole: isWhole && entries === head.last && hash === head.hash };
}

/** Runs in the page, past all of the kiosk's code. */
async function readHead(): Promise<{ last: number; hash: ChainHash }> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('hai-long');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return await new Promise((resolve, reject) => {
    const request = db.transaction('journal').objectStore('journal').get('head');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    db.close();
  });
}

/** Runs in the page. */
async function readRows({ from, through }: { from: number; through: number }): Promise<StoredRow[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('hai-long');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return await new Promise((resolve, reject) => {
    const request = db.transaction('entry').objectStore('entry').getAll(IDBKeyRange.bound(from, through));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    db.close();
  });
}

/** Runs in the page. */
async function putRows({
  rows,
  last,
  hash,
}: {
  rows: StoredRow[];
  last: number;
  hash: ChainHash;
}): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('hai-long');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction(['journal', 'entry'], 'readwrite', { durability: 'relaxed' });
    const [journal, entry] = [transaction.objectStore('journal'), transaction.objectStore('entry')];
    for (const row of rows) entry.add(row);
    const request = journal.get('head');
    request.onsuccess = () => journal.put({ ...request.result, last, hash });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    db.close();
  });
}
