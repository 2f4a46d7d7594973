import type { ChainHash } from '#shared/lib/journal-chain.ts';
import type { Ack } from '#shared/protocol/segment.ts';
import type { JournalState } from './ports.ts';

/** Why a tablet leaves its replica for a new one (RP1, DM1); `device`: it was paired as another device. */
export type ReplicaReason = 'fork' | 'damage' | 'device';

/** What an ack means for this journal. */
export type AckDecision =
  /** The centre's position is taken over. `lower`: it holds less than it had said (AK3). */
  | { readonly type: 'adopt'; readonly lower: boolean }
  | { readonly type: 'start-replica'; readonly reason: ReplicaReason }
  /** It answers for a replica that is no longer ours: nothing to learn from it. */
  | { readonly type: 'ignore' };

/**
 * AK3, AK4, RP1. Two chains that agree at one position agree everywhere before it, so one hash decides.
 * @param state the journal as it is now, after the answer came
 * @param ownHash the journal's own hash at `ack.receivedThrough`, null when it does not know it
 */
export function applyAck(
  state: JournalState,
  ack: Pick<Ack, 'replica' | 'receivedThrough' | 'hash'>,
  ownHash: ChainHash | null,
): AckDecision {
  if (ack.replica !== state.replica) return { type: 'ignore' };
  const verdict = comparePosition(state, ack, ownHash);
  if (verdict !== 'same') return { type: 'start-replica', reason: verdict };
  return { type: 'adopt', lower: ack.receivedThrough < state.ackedThrough };
}

/**
 * RP1a: is a refusal as forked true? Only if our own chain really differs from what the centre knows; otherwise the
 * refusal contradicts itself and is treated like any other.
 */
export function isForked(
  state: JournalState,
  claim: { readonly receivedThrough: number; readonly hash: ChainHash },
  ownHash: ChainHash | null,
): boolean {
  if (ownHash === null) return true;
  return comparePosition(state, claim, ownHash) !== 'same';
}

function comparePosition(
  state: JournalState,
  known: { readonly receivedThrough: number; readonly hash: ChainHash },
  ownHash: ChainHash | null,
): 'same' | ReplicaReason {
  // The centre holds more than this journal ever wrote: the tablet was rolled back, or is a clone.
  if (known.receivedThrough > state.last) return 'fork';
  if (ownHash === null) return known.receivedThrough < state.oldest - 1 ? 'same' : 'damage';
  return ownHash === known.hash ? 'same' : 'fork';
}
