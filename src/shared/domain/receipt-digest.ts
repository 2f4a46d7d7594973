import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ReceiptCode } from './ids.ts';

/**
 * What is recorded and looked up in place of the code: the code itself is known to whoever wrote it, and to no disk, wire or
 * list on the way.
 */
export function receiptDigest(code: ReceiptCode): string {
  return bytesToHex(sha256(utf8ToBytes(`hailong-receipt 1\n${code}`)));
}
