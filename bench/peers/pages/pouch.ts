import PouchDB from 'pouchdb-browser';
import { MORE_ROWS, offer, portions, Rows } from './page-peer.ts';

/** PouchDB over IndexedDB, replicating to a PouchDB server. */
const DATABASE = 'ratings';

let db: PouchDB;
let rows: Rows;
let options: { readonly batch_size: number; readonly batches_limit: number };

async function add(count: number): Promise<void> {
  const docs = rows.take(count).map(({ id, ...rest }) => ({ _id: id, ...rest }));
  for (const portion of portions(docs, 1_000)) await db.bulkDocs(portion);
}

offer({
  async prepare(task) {
    db = new PouchDB(DATABASE, { adapter: 'idb' });
    rows = new Rows(task, MORE_ROWS);
    options = { batch_size: task.batch, batches_limit: 10 };
    await add(task.count);
  },
  async send() {
    const begunMs = performance.now();
    const done = await db.replicate.to(`${location.origin}/${DATABASE}`, options);
    if (!done.ok || done.doc_write_failures > 0) throw new Error('not everything was replicated');
    return performance.now() - begunMs;
  },
  start() {
    db.replicate.to(`${location.origin}/${DATABASE}`, { ...options, live: true, retry: true });
  },
  record: add,
  unsent: async () => null,
});
