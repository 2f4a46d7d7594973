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
  /** Lowest seq not pruned; `last + 1` when all are. A damaged row counts as held until DM1 has dealt with it. */
  readonly oldest: number;
  /** The newest signed ack of this replica, as proof of delivery. */
  readonly receipt: Ack | null;
}

export interface Appended {
  readonly seq: number;
  readonly id: string;
}

/** The device's durable log. Every method is one transaction; a rejection means that nothing of it was kept. */
export interface Journal {
  state(): Promise<JournalState>;
  /** JR1: resolves on the transaction's completion with `strict` durability; all drafts or none. An id already held is not appended twice: its place is returned. */
  append(drafts: readonly EntryDraft[]): Promise<readonly Appended[]>;
  /** Rows `from…` in order, at most `limit`; stops before the first row that is missing. Damage is the caller's to detect by the chain (DM1). */
  read(from: number, limit: number): Promise<readonly JournalRow[]>;
  /** The chain's hash after `seq`, or null when it is not known: pruned, damaged or not yet written. Known for 0, `oldest − 1` and `last` in any case. */
  hashAt(seq: number): Promise<ChainHash | null>;
  /** AK3: adopts the centre's position, also a lower one, and keeps the receipt. An ack of another replica, or above `last`, changes nothing. */
  adoptAck(ack: Ack): Promise<void>;
  /**
   * RP1, DM1: in one transaction a new replica becomes current, `drafts` are appended to it under their own ids, and the
   * rows of the old replica are removed, since every one still held stands among `drafts`. Answers false and changes
   * nothing when an entry was appended after `since` was taken: the caller salvages again.
   */
  startReplica(
    replica: ReplicaId,
    drafts: readonly EntryDraft[],
    since: Pick<Salvage, 'replica' | 'last'>,
  ): Promise<boolean>;
  /** Every readable row of the current replica and what was found where a row could not be read, in order of seq. */
  salvage(): Promise<Salvage>;
  /** JR3: deletes the oldest rows as long as `seq ≤ ackedThrough` and `at` is before the given time (ISO UTC), a bounded number at a time; returns how many. */
  prune(before: string): Promise<number>;
}

/** What a replica still holds, and up to where it had come when that was read. */
export interface Salvage {
  readonly replica: ReplicaId;
  readonly oldest: number;
  readonly last: number;
  readonly ackedThrough: number;
  readonly rows: readonly SalvagedRow[];
}

export type SalvagedRow =
  | { readonly type: 'entry'; readonly seq: number; readonly draft: EntryDraft }
  /** Positions `seq…through` cannot be trusted; `found` is the text that stands there, null when there is none. */
  | {
      readonly type: 'damaged';
      readonly seq: number;
      readonly through: number;
      readonly found: string | null;
    };

/** Carries one segment (its whole text, head to seal) to the centre, with its own time limit. Never throws: whatever happened is a typed failure. */
export interface Transport {
  push(segment: string): Promise<Result<Ack, SyncFailure>>;
}

/** Checks the centre's signature on an ack: one that fails is not from our centre (AK3b). */
export interface AckVerifier {
  verify(ack: Ack): Promise<boolean>;
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

/** Makes files that only the centre can open (SN1a). */
export interface FileSealer {
  begin(): Promise<SealedFile>;
}

/** One file under way: segments in order, then its lines. */
export interface SealedFile {
  add(segment: string): Promise<void>;
  finish(): Promise<readonly string[]>;
}

export interface DeviceInfo {
  readonly device: DeviceId;
  /** Version of the app that is running, not the one that waits. */
  readonly app: string;
  /** What only the device knows; the engine adds `pending` and `oldestUnsentAt`. Never rejects. */
  status(): Promise<DeviceStatus>;
}
