import Dexie, { type EntityTable } from 'dexie';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { MORE_ROWS, offer, Rows } from './page-peer.ts';

/**
 * What one writes in an afternoon: an outbox in Dexie, sent from the oldest on, so many in a request, removed when the server
 * answered. With `any-answer` whatever answer counts, as the queue of workbox-background-sync has it: only a request that fails is kept.
 */
type Queued = EntryDraft & { readonly no?: number };

const db = new Dexie('outbox') as Dexie & { outbox: EntityTable<Queued, 'no'> }; // the store is declared below
db.version(1).stores({ outbox: '++no' });

const RETRY_MS = 1_000;
let rows: Rows;
let batch: number;
let anyAnswer: boolean;
let sending = false;

async function add(count: number): Promise<void> {
  await db.outbox.bulkAdd([...rows.take(count)]);
}

/** Answers whether anything was left to send. */
async function sendNext(): Promise<boolean> {
  const queued = await db.outbox.limit(batch).toArray();
  if (queued.length === 0) return false;
  const drafts = queued.map(({ no: _, ...draft }) => draft);
  const response = await fetch('/rows', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(drafts),
  });
  if (!response.ok && !anyAnswer) throw new Error(`status ${response.status}`);
  await db.outbox.bulkDelete(queued.flatMap(({ no }) => no ?? []));
  return true;
}

async function sendAll(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    while (await sendNext());
  } catch {
    setTimeout(() => void sendAll(), RETRY_MS); // never rejects
  } finally {
    sending = false;
  }
}

offer({
  async prepare(task) {
    rows = new Rows(task, MORE_ROWS);
    batch = task.batch;
    anyAnswer = task.variant === 'any-answer';
    await add(task.count);
  },
  async send() {
    const begunMs = performance.now();
    while (await sendNext());
    return performance.now() - begunMs;
  },
  start() {},
  async record(count) {
    await add(count);
    void sendAll(); // never rejects
  },
  unsent: () => db.outbox.count(),
});
