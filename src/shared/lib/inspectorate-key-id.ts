import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PublicJwk } from '../protocol/fields.ts';

/** The id of an inspectorate's key: the first 64 bits of SHA-256 over `x.y`, so that the same key has the same id everywhere. */
export function inspectorateKeyId({ x, y }: Pick<PublicJwk, 'x' | 'y'>): string {
  return `inspectorate-${bytesToHex(sha256(utf8ToBytes(`${x}.${y}`))).slice(0, 16)}`;
}
