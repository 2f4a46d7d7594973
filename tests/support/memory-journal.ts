import type { ReplicaId } from '#shared/domain/ids.ts';
import { type ChainHash, chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { formatEntryLine } from '#shared/lib/segment-text.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { Ack } from '#shared/protocol/segment.ts';
import type { Appended, Journal, JournalRow, JournalState, Salvage } from '#sync/ports.ts';
import { salvageRows } from '#sync/salvage-rows.ts';

/** A tablet's disk: plain data, so that a test can copy it (clone, image, roll back) and damage it. */
export interface MemoryDisk {
  replica: ReplicaId;
  last: number;
  hash: ChainHash;
  ackedThrough: number;
  oldest: number;
  baseHash: ChainHash;
  receipt: Ack | null;
  rows: Map<number, MemoryRow>;
}

export interface MemoryRow {
  seq: number;
  id: string;
  at: string;
  line: string;
  prev: ChainHash;
  hash: ChainHash;
}

/** An empty disk. */
export function memoryDisk(replica: ReplicaId): MemoryDisk {
  return {
    replica,
    last: 0,
    hash: ZERO_HASH,
    ackedThrough: 0,
    oldest: 1,
    baseHash: ZERO_HASH,
    receipt: null,
    rows: new Map(),
  };
}

/**
 * What happens at a write: it is refused, or the page is killed before or after the commit. A killed page's promises
 * stay open for ever.
 */
export type WriteFate = 'kept' | 'refused' | 'killed-before' | 'killed-after';

export interface MemoryJournalOptions {
  /** Asked at every write. */
  readonly fate?: () => WriteFate;
  /** What happens before a method does its work. */
  readonly before?: () => Promise<void>;
  /** Told of every row at its commit. */
  readonly onAppend?: (replica: ReplicaId, row: MemoryRow) => void;
  /** Told of every row that is pruned. */
  readonly onPrune?: (row: MemoryRow) => void;
}

/** The journal port over a `MemoryDisk`; a transaction is one synchronous block. */
export function createMemoryJournal(disk: MemoryDisk, options: MemoryJournalOptions = {}): Journal {
  const { fate = () => 'kept', before: meanwhile } = options;
  const look = async <T>(read: () => T): Promise<T> => {
    await meanwhile?.();
    return read();
  };
  const commit = async <T>(write: () => T): Promise<T> => {
    await meanwhile?.();
    const end = fate();
    if (end === 'refused') throw new Error('the disk refuses the write');
    if (end === 'killed-before') return new Promise<never>(() => {});
    const value = write();
    return end === 'killed-after' ? new Promise<never>(() => {}) : value;
  };
  const appendAll = (drafts: readonly EntryDraft[]) => appendTo(disk, drafts, options.onAppend);
  return {
    state: () => look(() => stateOf(disk)),
    append: (drafts) => commit(() => appendAll(drafts)),
    read: (from, limit) => look(() => readRows(disk, from, limit)),
    hashAt: (seq) => look(() => hashAt(disk, seq)),
    adoptAck: (ack) => commit(() => adoptAck(disk, ack)),
    salvage: () => look(() => salvage(disk)),
    prune: (before) => commit(() => prune(disk, before, options.onPrune)),
    startReplica: (replica, drafts, since) =>
      commit(() => {
        if (disk.replica !== since.replica || disk.last !== since.last) return false;
        Object.assign(disk, memoryDisk(replica));
        appendAll(drafts);
        return true;
      }),
  };
}

function stateOf({ replica, last, hash, ackedThrough, oldest, receipt }: MemoryDisk): JournalState {
  return { replica, last, hash, ackedThrough, oldest, receipt };
}

function appendTo(
  disk: MemoryDisk,
  drafts: readonly EntryDraft[],
  onAppend: MemoryJournalOptions['onAppend'],
): Appended[] {
  return drafts.map((draft) => {
    const held = [...disk.rows.values()].find((row) => row.id === draft.id);
    if (held !== undefined) return { seq: held.seq, id: held.id };
    const seq = disk.last + 1;
    const line = formatEntryLine(seq, draft);
    const row = { seq, id: draft.id, at: draft.at, line, prev: disk.hash, hash: chainHash(disk.hash, line) };
    disk.rows.set(seq, row);
    disk.last = seq;
    disk.hash = row.hash;
    onAppend?.(disk.replica, row);
    return { seq, id: draft.id };
  });
}

function readRows(disk: MemoryDisk, from: number, limit: number): JournalRow[] {
  const rows: JournalRow[] = [];
  for (let seq = from; rows.length < limit; seq++) {
    const row = disk.rows.get(seq);
    if (row === undefined) break;
    rows.push({ seq, id: row.id, line: row.line, hash: row.hash });
  }
  return rows;
}

function hashAt(disk: MemoryDisk, seq: number): ChainHash | null {
  if (seq === 0) return ZERO_HASH;
  if (seq === disk.last) return disk.hash;
  if (seq === disk.oldest - 1) return disk.baseHash;
  return disk.rows.get(seq)?.hash ?? null;
}

function adoptAck(disk: MemoryDisk, ack: Ack): void {
  if (ack.replica !== disk.replica || ack.receivedThrough > disk.last) return;
  disk.ackedThrough = ack.receivedThrough;
  disk.receipt = ack;
}

function salvage(disk: MemoryDisk): Salvage {
  const { replica, oldest, last, ackedThrough } = disk;
  return { replica, oldest, last, ackedThrough, rows: salvageRows(disk) };
}

function prune(disk: MemoryDisk, before: string, onPrune: MemoryJournalOptions['onPrune']): number {
  let count = 0;
  for (;;) {
    const row = disk.rows.get(disk.oldest);
    if (row === undefined || row.seq > disk.ackedThrough || row.at >= before) return count;
    disk.rows.delete(row.seq);
    disk.oldest = row.seq + 1;
    disk.baseHash = row.hash;
    onPrune?.(row);
    count++;
  }
}
