import type { DeviceId, ReplicaId } from '#shared/domain/ids.ts';
import type { ChainHash } from '#shared/lib/journal-chain.ts';
import type { Result } from '#shared/lib/result.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { Ack, DeviceStatus } from '#shared/protocol/segment.ts';
import type { SyncFailure } from './classify-failure.ts';

/** One stored entry: the line as it will be sent and the chain's hash after it. */
export interface JournalRow {
  readonly seq: number;
  readonly id: string;
  readonly line: string;
  readonly hash: ChainHash;
}

/** The current replica's state. `last` 0 and ZERO_HASH for an empty journal. */
export interface JournalState {
  readonly replica: ReplicaId;
  /** seq and hash of the newest entry. */
  readonly last: number;
  readonly hash: ChainHash;
  /** What the centre last said it holds: a cache, may move back (AK3). */
  readonly ackedThrough: number;
  /** Lowest seq still held; `last + 1` when none is. */
  readonly oldest: number;
  /** The newest signed ack, as proof of delivery. */
  readonly receipt: Ack | null;
}

export interface Appended {
  readonly seq: number;
  readonly id: string;
}

/** The device's durable log. Every method is one transaction; a rejection means that nothing of it was kept. */
export interface Journal {
  state(): Promise<JournalState>;
  /** JR1: resolves on the transaction's completion with `strict` durability; all drafts or none. An id already held is not appended twice. */
  append(drafts: readonly EntryDraft[]): Promise<readonly Appended[]>;
  /** Rows `from…` in order, at most `limit`; stops before the first row that is missing. Damage is the caller's to detect by the chain (DM1). */
  read(from: number, limit: number): Promise<readonly JournalRow[]>;
  /** The chain's hash after `seq`, or null when that row is no longer (or not yet) held. `hashAt(0)` is ZERO_HASH. */
  hashAt(seq: number): Promise<ChainHash | null>;
  /** AK3: adopts the centre's position, also a lower one, and keeps the receipt. */
  adoptAck(ack: Ack): Promise<void>;
  /**
   * RP1, DM1: in one transaction a new replica becomes current, `drafts` are appended to it under their own ids, and the
   * rows of the old replica are removed, since every one not known to be received stands among `drafts`.
   */
  startReplica(replica: ReplicaId, drafts: readonly EntryDraft[]): Promise<void>;
  /** Every readable row of the current replica and what was found where a row could not be read, in order of seq. */
  salvage(): Promise<readonly SalvagedRow[]>;
  /** JR3: deletes rows with `seq ≤ ackedThrough` and `at` before the given time (ISO UTC); returns how many. */
  prune(before: string): Promise<number>;
}

export type SalvagedRow =
  | { readonly type: 'entry'; readonly seq: number; readonly draft: EntryDraft }
  | { readonly type: 'damaged'; readonly seq: number; readonly found: string | null };

/** Carries one segment (its whole text, head to seal) to the centre, with its own time limit. Never throws: whatever happened is a typed failure. */
export interface Transport {
  push(segment: string): Promise<Result<Ack, SyncFailure>>;
}

/** Work that must not run twice, across tabs and workers of the device (a Web Lock). `null` when another holds it. */
export interface Mutex {
  runExclusive<T>(work: () => Promise<T>): Promise<T | null>;
}

export interface Clock {
  /** Milliseconds since 1970, of the device's clock. */
  nowMs(): number;
  /** Calls back after about `delayMs`; the returned function cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

export interface Random {
  /** Uniform in [0, 1). */
  fraction(): number;
  bytes(length: number): Uint8Array;
}

/** Signs with the device's key (ECDSA P-256, SHA-256, IEEE P1363), base64url. */
export interface Signer {
  sign(text: string): Promise<string>;
}

export interface DeviceInfo {
  readonly device: DeviceId;
  /** Version of the app that is running, not the one that waits. */
  readonly app: string;
  status(): Promise<DeviceStatus>;
}
