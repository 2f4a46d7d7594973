import * as v from 'valibot';
import { type ReplicaId, toReplicaId } from '#shared/domain/ids.ts';
import { type ChainHash, chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { formatEntryLine } from '#shared/lib/segment-text.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import * as fields from '#shared/protocol/fields.ts';
import { ack } from '#shared/protocol/segment.ts';
import { draftsForReplica, type Stamp } from '#sync/device-events.ts';
import type { Appended, Journal, JournalRow, Salvage } from '#sync/ports.ts';
import { type FoundRow, salvageRows } from '#sync/salvage-rows.ts';
import type { DeviceDatabase, StoreName, Stores } from './open-database.ts';

/** The journal port on IndexedDB. It knows nothing of the centre; what an ack means is decided in `sync`. */
export function createDexieJournal(db: DeviceDatabase, stamp: Stamp): Journal {
  const write = <T>(work: Work<T>): Promise<T> =>
    db.run('rw', JOURNAL_STORES, async (stores) => work(stores, await headOf(stores, stamp)));
  /** Without a write lock, unless the head must be made first. */
  const look = async <T>(work: Work<T>): Promise<T> => {
    const seen = await db.run('r', JOURNAL_STORES, async (stores) => {
      const head = await findHead(stores);
      return head === null ? null : { value: await work(stores, head) };
    });
    return seen === null ? write(work) : seen.value;
  };
  return {
    state: () =>
      look(async (_, { replica, last, hash, ackedThrough, oldest, receipt }) => {
        return { replica, last, hash, ackedThrough, oldest, receipt };
      }),
    append: (drafts) => db.run('rw', JOURNAL_STORES, (stores) => appendWithin(stores, stamp, drafts)),
    read: (from, limit) => look((stores) => readRows(stores, from, limit)),
    hashAt: (seq) => look((stores, head) => hashAt(stores, head, seq)),
    adoptAck: (given) =>
      write(async (stores, head) => {
        if (given.replica !== head.replica || given.receivedThrough > head.last) return;
        await putHead(stores, { ...head, ackedThrough: given.receivedThrough, receipt: given });
      }),
    startReplica: (replica, drafts, since) =>
      write(async (stores, head) => {
        if (head.replica !== since.replica || head.last !== since.last) return false;
        await stores.entry.clear();
        await appendAll(stores, emptyHead(replica), drafts, []);
        return true;
      }),
    salvage: () => look(salvage),
    prune: (before) => write((stores, head) => prune(stores, head, before)),
  };
}

/**
 * Appends inside a transaction of the caller's, which spans `JOURNAL_STORES`: for what must be on the disk together with its
 * entries or not at all.
 */
export async function appendWithin(
  stores: Stores,
  stamp: Stamp,
  drafts: readonly EntryDraft[],
): Promise<readonly Appended[]> {
  // Asked together: every answer is a way through another process and back, and a citizen waits for it.
  const [found, lastKey, held] = await Promise.all([
    findHead(stores),
    lastKeyOf(stores),
    heldOf(stores, drafts),
  ]);
  if (isHeadOf(found, lastKey)) return await appendAll(stores, found, drafts, held);
  const head = await rescueHead(stores, stamp, found);
  return await appendAll(stores, head, drafts, await heldOf(stores, drafts));
}

export const JOURNAL_STORES: readonly StoreName[] = ['journal', 'entry'];
/** Rows that one prune removes at most; the rest goes with the next. */
const PRUNE_LIMIT = 5_000;

type Work<T> = (stores: Stores, head: Head) => Promise<T>;

/** The one row that says where the journal stands. `baseHash` is the chain's hash after `oldest − 1`. */
const headSchema = v.object({
  key: v.literal('head'),
  replica: fields.replicaId,
  last: fields.count,
  hash: fields.chainHash,
  ackedThrough: fields.count,
  oldest: fields.seq,
  baseHash: fields.chainHash,
  receipt: v.nullable(ack),
});
type Head = v.InferOutput<typeof headSchema>;

/** A row of the journal as it lies in IndexedDB. */
export interface StoredRow {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly line: string;
  /** The chain's hash before and after (DM1). */
  readonly prev: ChainHash;
  readonly hash: ChainHash;
}

function emptyHead(replica: ReplicaId): Head {
  const start = { last: 0, hash: ZERO_HASH, ackedThrough: 0, oldest: 1, baseHash: ZERO_HASH, receipt: null };
  return { key: 'head', replica, ...start };
}

async function putHead(stores: Stores, head: Head): Promise<void> {
  await stores.journal.put(head);
}

/**
 * The head as it stands; a new one on an empty disk; a rescued one where it cannot be read but rows are there, or where
 * rows stand beyond its last position, so that it is not the head of these rows (DM1c).
 */
async function headOf(stores: Stores, stamp: Stamp): Promise<Head> {
  const [found, lastKey] = await Promise.all([findHead(stores), lastKeyOf(stores)]);
  return isHeadOf(found, lastKey) ? found : await rescueHead(stores, stamp, found);
}

/** Nothing stands beyond its last position. */
function isHeadOf(found: Head | null, lastKey: unknown): found is Head {
  if (found === null) return false;
  // Keys that are no numbers stand behind all that are.
  return lastKey === undefined || (typeof lastKey === 'number' && lastKey <= found.last);
}

async function lastKeyOf(stores: Stores): Promise<unknown> {
  return await stores.entry.toCollection().lastKey();
}

async function rescueHead(stores: Stores, stamp: Stamp, found: Head | null): Promise<Head> {
  const head = emptyHead(toReplicaId(uuidV7(stamp.clock.nowMs(), stamp.random.bytes(10))));
  if (found === null && (await stores.entry.count()) === 0) {
    await putHead(stores, head);
    return head;
  }
  const lost = await salvageWithoutHead(stores, found?.replica ?? UNKNOWN_REPLICA);
  await stores.entry.clear();
  await appendAll(stores, head, draftsForReplica(stamp, lost, 'damage'), []);
  return headOf(stores, stamp);
}

async function salvageWithoutHead(stores: Stores, replica: ReplicaId): Promise<Salvage> {
  const rows = bySeq((await stores.entry.toArray()).filter(({ seq }) => v.is(fields.seq, seq)));
  const seqs = [...rows.keys()];
  const held = { oldest: seqs.at(0) ?? 1, last: seqs.at(-1) ?? 0, hash: ZERO_HASH, rows };
  return { replica, ackedThrough: 0, ...held, rows: salvageRows(held) };
}

async function findHead(stores: Stores): Promise<Head | null> {
  const found = v.safeParse(headSchema, await stores.journal.get('head'));
  return found.success ? found.output : null;
}

/** Stands in the note of a rescued journal for the replica that nobody remembers. */
const UNKNOWN_REPLICA: ReplicaId = toReplicaId('00000000-0000-0000-0000-000000000000');

/** Rows that hold one of the drafts already. */
async function heldOf(stores: Stores, drafts: readonly EntryDraft[]) {
  const found = await Promise.all(drafts.map(({ id }) => stores.entry.where('id').equals(id).toArray()));
  return found.flat();
}

/** @param held rows that hold one of the drafts already */
async function appendAll(
  stores: Stores,
  head: Head,
  drafts: readonly EntryDraft[],
  held: readonly { readonly id: string; readonly seq: number }[],
): Promise<readonly Appended[]> {
  const seqById = new Map(held.map((row) => [row.id, row.seq]));
  const rows: StoredRow[] = [];
  let { last, hash } = head;
  for (const draft of drafts) {
    if (seqById.has(draft.id)) continue;
    last++;
    const line = formatEntryLine(last, draft);
    const prev = hash;
    hash = chainHash(prev, line);
    rows.push({ seq: last, id: draft.id, at: draft.at, line, prev, hash });
    seqById.set(draft.id, last);
  }
  await Promise.all([stores.entry.bulkAdd(rows), putHead(stores, { ...head, last, hash })]);
  return drafts.map(({ id }) => ({ id, seq: seqById.get(id) ?? 0 }));
}

async function readRows(stores: Stores, from: number, limit: number): Promise<readonly JournalRow[]> {
  const found: readonly FoundRow[] = await stores.entry
    .where('seq')
    .between(from, from + limit, true, false)
    .toArray();
  const rows: JournalRow[] = [];
  for (const row of found) {
    if (row.seq !== from + rows.length || !isSoundShape(row)) break;
    rows.push({ seq: row.seq, id: row.id, line: row.line, hash: row.hash });
  }
  return rows;
}

async function hashAt(stores: Stores, head: Head, seq: number): Promise<ChainHash | null> {
  if (seq === 0) return ZERO_HASH;
  if (seq === head.last) return head.hash;
  if (seq === head.oldest - 1) return head.baseHash;
  const row: FoundRow | undefined = await stores.entry.get(seq);
  return row !== undefined && isSoundShape(row) ? row.hash : null;
}

async function salvage(stores: Stores, head: Head): Promise<Salvage> {
  const { replica, oldest, last, ackedThrough, hash } = head;
  const rows = bySeq(await stores.entry.toArray());
  return { replica, oldest, last, ackedThrough, rows: salvageRows({ oldest, last, hash, rows }) };
}

async function prune(stores: Stores, head: Head, before: string): Promise<number> {
  const acked = stores.entry.where('seq').belowOrEqual(head.ackedThrough);
  const held = await acked.limit(PRUNE_LIMIT).toArray();
  let { oldest, baseHash } = head;
  for (const row of held) {
    if (row.seq !== oldest || !isSoundShape(row) || row.at >= before) break;
    oldest++;
    baseHash = row.hash;
  }
  if (oldest === head.oldest) return 0;
  await stores.entry.where('seq').below(oldest).delete();
  await putHead(stores, { ...head, oldest, baseHash });
  return oldest - head.oldest;
}

function bySeq(rows: readonly FoundRow[]): ReadonlyMap<number, FoundRow> {
  return new Map(rows.map((row) => [row.seq, row]));
}

/** Has the shape of a row; whether it is the row that was written, the chain tells. */
function isSoundShape(row: FoundRow): row is StoredRow {
  return v.is(storedRow, row);
}

const storedRow = v.object({
  seq: fields.seq,
  id: v.string(),
  at: v.string(),
  line: v.string(),
  prev: fields.chainHash,
  hash: fields.chainHash,
});
