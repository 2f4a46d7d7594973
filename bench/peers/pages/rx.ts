import { createRxDatabase, type RxCollection } from 'rxdb';
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import { MORE_ROWS, offer, portions, Rows } from './page-peer.ts';

/** RxDB over Dexie with its replication over HTTP, the handler as its documentation writes it. */
let collection: RxCollection<EntryDraft>;
let rows: Rows;
let batch: number;

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    at: { type: 'string' },
    kind: { type: 'string' },
    kv: { type: 'number' },
    body: { type: 'object' },
  },
  required: ['id', 'at', 'kind', 'kv', 'body'],
} as const;

async function add(count: number): Promise<void> {
  for (const portion of portions(rows.take(count), 1_000)) await collection.bulkInsert([...portion]);
}

function replicate(live: boolean): RxReplicationState<EntryDraft, unknown> {
  return replicateRxCollection<EntryDraft, unknown>({
    collection,
    replicationIdentifier: 'ratings-to-centre',
    live,
    retryTime: 1_000,
    push: {
      batchSize: batch,
      async handler(changes) {
        const response = await fetch('/rx/push', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(changes),
        });
        if (!response.ok) throw new Error(`status ${response.status}`);
        return await response.json();
      },
    },
  });
}

offer({
  async prepare(task) {
    const db = await createRxDatabase({
      name: 'ratings',
      storage: getRxStorageDexie(),
      multiInstance: false,
    });
    const made = await db.addCollections({ ratings: { schema } });
    collection = made.ratings;
    rows = new Rows(task, MORE_ROWS);
    batch = task.batch;
    await add(task.count);
  },
  async send() {
    const begunMs = performance.now();
    await replicate(false).awaitInitialReplication();
    return performance.now() - begunMs;
  },
  start() {
    replicate(true);
  },
  record: add,
  unsent: async () => null,
});
