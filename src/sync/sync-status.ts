import type { ReplicaId } from '#shared/domain/ids.ts';
import { type ChainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { readEnvelope } from '#shared/lib/segment-text.ts';
import type { Ack } from '#shared/protocol/segment.ts';
import type { SyncFailure } from './classify-failure.ts';
import type { Journal, JournalRow } from './ports.ts';

/** What the loop is doing. */
export type SyncPhase =
  | 'stopped'
  /** Waiting for the next nudge or heartbeat; the last push was answered. */
  | 'idle'
  | 'pushing'
  /** The last push failed; it will be tried again at `nextAttemptAt`. */
  | 'waiting'
  /** RT2: the centre does not know this tablet; staff must pair it. */
  | 'unpaired'
  /** RT2: the app must be updated. */
  | 'outdated'
  /** Another tab or window pushes. */
  | 'follower'
  /** The journal itself could not be read or written. */
  | 'storage-fault';

/** What the staff panel shows; derived, never stored. Times are ISO UTC of the device's clock. */
export interface SyncStatus {
  readonly phase: SyncPhase;
  readonly replica: ReplicaId | null;
  /** The journal's head: its newest entry, and the chain's hash after it. */
  readonly last: number;
  readonly hash: ChainHash;
  readonly ackedThrough: number;
  readonly pending: number;
  readonly oldestUnsentAt: string | null;
  /** When our centre last answered, whatever it answered with a receipt. */
  readonly lastContactAt: string | null;
  readonly lastFailure: SyncFailure | null;
  readonly failingSince: string | null;
  readonly nextAttemptAt: string | null;
  readonly skewMs: number | null;
  /** Entries of this replica that the centre could not read. */
  readonly quarantined: number | null;
  readonly receipt: Ack | null;
}

/** What the loop itself knows; the rest of the status comes from the journal. */
export type LoopStatus = Pick<
  SyncStatus,
  'phase' | 'lastContactAt' | 'lastFailure' | 'failingSince' | 'nextAttemptAt' | 'skewMs'
>;

export const STOPPED_STATUS: SyncStatus = {
  phase: 'stopped',
  replica: null,
  last: 0,
  hash: ZERO_HASH,
  ackedThrough: 0,
  pending: 0,
  oldestUnsentAt: null,
  lastContactAt: null,
  lastFailure: null,
  failingSince: null,
  nextAttemptAt: null,
  skewMs: null,
  quarantined: null,
  receipt: null,
};

/** Joins what the loop knows with what the journal holds. */
export async function deriveStatus(journal: Journal, loop: LoopStatus): Promise<SyncStatus> {
  const state = await journal.state();
  const pending = state.last - state.ackedThrough;
  const unsent = pending === 0 ? [] : await journal.read(Math.max(state.ackedThrough + 1, state.oldest), 1);
  return {
    ...loop,
    replica: state.replica,
    last: state.last,
    hash: state.hash,
    ackedThrough: state.ackedThrough,
    pending,
    oldestUnsentAt: oldestUnsentAt(unsent[0] ?? null),
    lastContactAt: loop.lastContactAt ?? state.receipt?.serverTime ?? null,
    quarantined: state.receipt?.quarantined ?? null,
    receipt: state.receipt,
  };
}

/** When the first entry that waits was recorded; null when none waits, or when it cannot be read. */
export function oldestUnsentAt(first: JournalRow | null): string | null {
  if (first === null) return null;
  const envelope = readEnvelope(first.line, first.seq);
  return envelope.ok ? envelope.value.at : null;
}
