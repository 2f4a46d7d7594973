import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { writeUtf8 } from './utf8.ts';

/** Lower-case hex of SHA-256, the state of a journal after some entry. */
export type ChainHash = string;

/** `hash(0)`: the state of an empty journal. */
export const ZERO_HASH: ChainHash = '0'.repeat(64);

const PREV_BYTES = 32;
/** One for all lines: to make the bytes of each anew takes as long as to hash them. */
let buffer: Uint8Array<ArrayBuffer> = new Uint8Array(4_096);

/**
 * `hash(n) = SHA-256( hash(n−1) as 32 bytes ‖ UTF-8 bytes of entry line n without its newline )`.
 * Synchronous on purpose: it runs inside the append transaction, where awaiting WebCrypto would end the transaction.
 */
export function chainHash(prev: ChainHash, entryLine: string): ChainHash {
  const longest = PREV_BYTES + 3 * entryLine.length;
  if (buffer.length < longest) buffer = new Uint8Array(2 * longest);
  buffer.set(hexToBytes(prev));
  const end = writeUtf8(entryLine, buffer, PREV_BYTES);
  return bytesToHex(sha256(buffer.subarray(0, end)));
}
