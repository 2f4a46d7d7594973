import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Lower-case hex of SHA-256, the state of a journal after some entry. */
export type ChainHash = string;

/** `hash(0)`: the state of an empty journal. */
export const ZERO_HASH: ChainHash = '0'.repeat(64);

/**
 * `hash(n) = SHA-256( hash(n−1) as 32 bytes ‖ UTF-8 bytes of entry line n without its newline )`.
 * Synchronous on purpose: it runs inside the append transaction, where awaiting WebCrypto would end the transaction.
 */
export function chainHash(prev: ChainHash, entryLine: string): ChainHash {
  return bytesToHex(sha256.create().update(hexToBytes(prev)).update(utf8ToBytes(entryLine)).digest());
}
