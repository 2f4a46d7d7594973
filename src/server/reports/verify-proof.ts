import { ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { ackMessage } from '#shared/lib/segment-text.ts';
import type { Proof } from '#shared/protocol/proof.ts';
import type { Connection } from '../store/database.ts';
import { findMissing, findReplica, type SeqRange } from '../store/journal.ts';
import { findServerKeyById } from '../store/server-keys.ts';
import { verifySignature } from '../verify-signature.ts';
import { type ChainReport, verifyStoredChain } from './verify-chain.ts';

/** What a proof is worth, point by point. */
export interface ProofVerdict {
  /** The signature holds under the key that the file carries. */
  readonly signed: boolean;
  /** That key is this store's own; null when no store was at hand. */
  readonly ownKey: boolean | null;
  /** The stored raw lines, recomputed up to the proof's position; null when the store does not know the journal. */
  readonly chain: ChainReport | null;
  /** Holes that no tablet declared: lines that were here and are gone. */
  readonly unexplained: readonly SeqRange[];
  /** The recomputed hash is the signed one; null when it could not be recomputed. */
  readonly hashAgrees: boolean | null;
}

/** Checks a proof by itself and, where a store is given, against what that store holds. */
export async function verifyProof(proof: Proof, store: Connection | null): Promise<ProofVerdict> {
  const signed = await isSigned(proof);
  const unknown = { chain: null, unexplained: [], hashAgrees: null };
  if (store === null) return { signed, ownKey: null, ...unknown };
  const stored = await findServerKeyById(store, proof.key.id);
  const ownKey = stored !== null && sameKey(stored.publicJwkJson, proof);
  const replica = await findReplica(store, proof.replica);
  if (replica === null) return { signed, ownKey, ...unknown };
  const chain = await verifyStoredChain(store, replica.no, proof.receivedThrough);
  const declared = await findMissing(store, replica.no, { first: 1, last: proof.receivedThrough });
  const unexplained = chain.holes.filter((hole) => !isDeclared(hole, declared));
  return { signed, ownKey, chain, unexplained, hashAgrees: hashAgrees(chain, proof) };
}

/** True when nothing that was checked speaks against the proof. */
export function isProofGood({ signed, ownKey, unexplained, hashAgrees }: ProofVerdict): boolean {
  return signed && ownKey !== false && hashAgrees !== false && unexplained.length === 0;
}

function isDeclared(hole: SeqRange, declared: readonly SeqRange[]): boolean {
  return declared.some((range) => range.first <= hole.first && hole.last <= range.last);
}

function hashAgrees(chain: ChainReport, proof: Proof): boolean | null {
  if (chain.firstBad !== null) return false;
  if (proof.receivedThrough === 0) return proof.hash === ZERO_HASH;
  return chain.hash === null ? null : chain.hash === proof.hash;
}

async function isSigned(proof: Proof): Promise<boolean> {
  try {
    return await verifySignature(JSON.stringify(proof.key.jwk), ackMessage(proof), proof.sig);
  } catch (error) {
    // Numbers that are no point of the curve: a key that nothing can be signed with.
    if (error instanceof DOMException) return false;
    throw error;
  }
}

function sameKey(publicJwkJson: string, { key }: Proof): boolean {
  const stored: unknown = JSON.parse(publicJwkJson);
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'x' in stored &&
    'y' in stored &&
    stored.x === key.jwk.x &&
    stored.y === key.jwk.y
  );
}
