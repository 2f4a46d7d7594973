import { MORE_ROWS, offer, Rows } from './page-peer.ts';

/** The least that any tablet must do: rows out of a bare IndexedDB, packed, to a server that writes them down, and the position kept. */
let db: IDBDatabase;
let rows: Rows;
let batch: number;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const complete = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

async function add(count: number): Promise<void> {
  const transaction = db.transaction('row', 'readwrite', { durability: 'strict' });
  for (const draft of rows.take(count)) transaction.objectStore('row').add(JSON.stringify(draft));
  await complete(transaction);
}

async function position(): Promise<number> {
  return (await settled(db.transaction('position').objectStore('position').get(0))) ?? 0;
}

/** Answers whether anything was left to send. */
async function sendNext(): Promise<boolean> {
  const after = await position();
  const store = db.transaction('row').objectStore('row');
  const lines: string[] = await settled(store.getAll(IDBKeyRange.lowerBound(after, true), batch));
  if (lines.length === 0) return false;
  const packed = new Blob([lines.join('\n')]).stream().pipeThrough(new CompressionStream('gzip'));
  const response = await fetch('/rows', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    body: await new Response(packed).arrayBuffer(),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const transaction = db.transaction('position', 'readwrite', { durability: 'strict' });
  transaction.objectStore('position').put(after + lines.length, 0);
  await complete(transaction);
  return true;
}

offer({
  async prepare(task) {
    const opening = indexedDB.open('floor', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('row', { autoIncrement: true });
      opening.result.createObjectStore('position');
    };
    db = await settled(opening);
    rows = new Rows(task, MORE_ROWS);
    batch = task.batch;
    await add(task.count);
  },
  async send() {
    const begunMs = performance.now();
    while (await sendNext());
    return performance.now() - begunMs;
  },
  start() {},
  record: add,
  unsent: async () => (await settled(db.transaction('row').objectStore('row').count())) - (await position()),
});
