import type { ChainHash } from '#shared/lib/journal-chain.ts';
import { ZERO_HASH } from '#shared/lib/journal-chain.ts';
import type { QuarantineCause } from '#shared/protocol/quarantine.ts';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import { insertRows } from './insert-rows.ts';
import { lineToStored, storedToLine, toStorable } from './storable-text.ts';

/** One journal's state at the centre. */
export interface StoredReplica {
  readonly no: number;
  readonly receivedThrough: number;
  readonly hash: ChainHash;
  /** The highest position that a push said was written. */
  readonly toldThrough: number;
}

/** A line to keep. */
export interface NewEntry {
  readonly seq: number;
  readonly entryId: string | null;
  readonly kind: string | null;
  readonly ofId: string | null;
  readonly line: string;
  readonly hash: ChainHash;
  readonly state: 'stored' | 'quarantined';
  readonly reason: string | null;
  readonly cause: QuarantineCause | null;
}

/** A line as it is kept. */
export interface StoredLine {
  readonly seq: number;
  readonly line: string;
  /** After the line as it came. */
  readonly hash: ChainHash;
  /** What somebody wrote was taken out of it, so that its hash cannot be recomputed any more. */
  readonly erased: boolean;
}

/** A closed range of positions. */
export interface SeqRange {
  readonly first: number;
  readonly last: number;
}

/** The replica's state, made at 0 when it is new. The device must be locked (`lockDevice`). */
export async function openReplica(
  connection: Connection,
  replica: { readonly id: string; readonly deviceId: string; readonly at: string },
): Promise<StoredReplica & { readonly deviceId: string }> {
  await connection
    .insertInto('replica')
    .values({
      id: replica.id,
      device_id: replica.deviceId,
      received_through: 0,
      hash: ZERO_HASH,
      first_seen_at: replica.at,
      last_seen_at: replica.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return await connection
    .selectFrom('replica')
    .select([
      'no',
      'received_through as receivedThrough',
      'hash',
      'told_through as toldThrough',
      'device_id as deviceId',
    ])
    .where('id', '=', replica.id)
    .executeTakeFirstOrThrow();
}

export async function moveReplica(
  connection: Connection,
  no: number,
  state: { readonly receivedThrough: number; readonly hash: ChainHash; readonly at: string },
): Promise<void> {
  await connection
    .updateTable('replica')
    .set({ received_through: state.receivedThrough, hash: state.hash, last_seen_at: state.at })
    .where('no', '=', no)
    .execute();
}

/** Notes that a tablet pushed this replica, and how far it says it has written, whatever becomes of the push. */
export async function markPushed(
  connection: Connection,
  no: number,
  push: { readonly at: string; readonly toldThrough: number },
): Promise<void> {
  await connection
    .updateTable('replica')
    .set({ pushed_at: push.at, told_through: push.toldThrough })
    .where('no', '=', no)
    .execute();
}

/** Notes that a push of this replica was refused as a fork, for the fleet page. */
export async function markForked(connection: Connection, no: number, at: string): Promise<void> {
  await connection
    .updateTable('replica')
    .set({ forked_at: at, last_seen_at: at })
    .where('no', '=', no)
    .execute();
}

/** The chain's hash after every line held in the range. */
export async function findHashes(
  connection: Connection,
  replicaNo: number,
  range: SeqRange,
): Promise<ReadonlyMap<number, ChainHash>> {
  const rows = await connection
    .selectFrom('entry')
    .select(['seq', 'hash'])
    .where('replica_no', '=', replicaNo)
    .where('seq', '>=', range.first)
    .where('seq', '<=', range.last)
    .execute();
  return new Map(rows.map((row) => [row.seq, row.hash]));
}

/** The ranges that the tablet said it no longer held and that touch `range`. */
export async function findMissing(
  connection: Connection,
  replicaNo: number,
  range: SeqRange,
): Promise<readonly SeqRange[]> {
  return await connection
    .selectFrom('missing_range')
    .select(['first_seq as first', 'last_seq as last'])
    .where('replica_no', '=', replicaNo)
    .where('first_seq', '<=', range.last)
    .where('last_seq', '>=', range.first)
    .orderBy('first_seq')
    .execute();
}

/** Takes `removed` away and puts `added` in their place. */
export async function replaceMissing(
  connection: Connection,
  replicaNo: number,
  removed: readonly SeqRange[],
  added: readonly SeqRange[],
  at: string,
): Promise<void> {
  if (removed.length > 0) {
    await connection
      .deleteFrom('missing_range')
      .where('replica_no', '=', replicaNo)
      .where(
        'first_seq',
        'in',
        removed.map((range) => range.first),
      )
      .execute();
  }
  for (const rows of chunk(added)) {
    await connection
      .insertInto('missing_range')
      .values(
        rows.map((range) => ({
          replica_no: replicaNo,
          first_seq: range.first,
          last_seq: range.last,
          declared_at: at,
        })),
      )
      .execute();
  }
}

/**
 * Keeps every line. One whose entry id is already held (by another replica, or earlier in this one) is kept as
 * `duplicate`; answers the seqs of those.
 */
export async function insertEntries(
  connection: Connection,
  place: { readonly replicaNo: number; readonly receivedAt: string; readonly skewMs: number | null },
  entries: readonly NewEntry[],
): Promise<ReadonlySet<number>> {
  const rows = entries.map((entry) => toRow(place, entry));
  const tail = 'on conflict do nothing returning seq';
  const kept = await insertRows<'entry', { seq: number }>(connection, 'entry', ENTRY, rows, tail);
  if (kept.length === rows.length) return new Set();
  const keptSeqs = new Set(kept.map((row) => row.seq));
  const rest = rows.filter((row) => !keptSeqs.has(row.seq));
  const doubled = rest.map((row) => ({ ...row, state: 'duplicate' as const, reason: null, cause: null }));
  await insertRows(connection, 'entry', ENTRY, doubled);
  return new Set(rest.map((row) => row.seq));
}

const ENTRY = [
  ...(['replica_no', 'seq', 'entry_id', 'kind', 'of_id', 'line', 'hash', 'state'] as const),
  ...(['reason', 'cause', 'received_at', 'skew_ms'] as const),
];

/** How many lines of the replica wait in quarantine. */
export async function countQuarantined(connection: Connection, replicaNo: number): Promise<number> {
  const row = await connection
    .selectFrom('entry')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
    .where('replica_no', '=', replicaNo)
    .where('state', '=', 'quarantined')
    .executeTakeFirstOrThrow();
  return row.n;
}

function toRow(
  place: { readonly replicaNo: number; readonly receivedAt: string; readonly skewMs: number | null },
  entry: NewEntry,
) {
  return {
    replica_no: place.replicaNo,
    seq: entry.seq,
    entry_id: entry.entryId,
    kind: entry.kind === null ? null : toStorable(entry.kind),
    of_id: entry.ofId,
    line: lineToStored(entry.line),
    hash: entry.hash,
    state: entry.state,
    reason: entry.reason === null ? null : toStorable(entry.reason),
    cause: entry.cause,
    received_at: place.receivedAt,
    skew_ms: place.skewMs,
  };
}

/** Lines of a replica after a position, in order, with the hash that was stored for each. */
export async function readStoredLines(
  connection: Connection,
  replicaNo: number,
  after: number,
  limit: number,
): Promise<readonly StoredLine[]> {
  const rows = await connection
    .selectFrom('entry')
    .select(['seq', 'line', 'hash', 'erased_at'])
    .where('replica_no', '=', replicaNo)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ erased_at, ...row }) => ({
    ...row,
    line: storedToLine(row.line),
    erased: erased_at !== null,
  }));
}

/** A replica by its id, or null. */
export async function findReplica(connection: Connection, id: string): Promise<StoredReplica | null> {
  const row = await connection
    .selectFrom('replica')
    .select(['no', 'received_through as receivedThrough', 'hash', 'told_through as toldThrough'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Where a journal stands, and whose it is. */
export interface ReplicaHead {
  readonly no: number;
  readonly id: string;
  readonly deviceId: string;
  readonly receivedThrough: number;
  readonly hash: ChainHash;
}

/** Every journal, in the order in which the centre first saw them. */
export async function listReplicaHeads(
  connection: Connection,
  afterNo: number,
  limit: number,
): Promise<readonly ReplicaHead[]> {
  return await connection
    .selectFrom('replica')
    .select(['no', 'id', 'device_id as deviceId', 'received_through as receivedThrough', 'hash'])
    .where('no', '>', afterNo)
    .orderBy('no')
    .limit(limit)
    .execute();
}
