import type { PinHash } from '#shared/protocol/unit-settings.ts';
import { base64UrlToBytes } from './base64-url.ts';

/**
 * Whether the PIN is the one that was hashed (PBKDF2 with SHA-256, WebCrypto): it works offline and beside the page, which
 * goes on drawing. Every wrong one takes the same time.
 */
export async function isRightPin(subtle: SubtleCrypto, pin: string, hash: PinHash): Promise<boolean> {
  const [expected, salt] = [base64UrlToBytes(hash.hash), base64UrlToBytes(hash.salt)];
  if (expected === null || salt === null) throw new Error('the stored PIN is not readable');
  const key = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const { iterations } = hash;
  const derived = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', iterations, salt },
    key,
    HASH_BITS,
  );
  return isSame(new Uint8Array(derived), expected);
}

const HASH_BITS = 256;

/** Looks at every byte, wherever the first difference stands. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (const [place, byte] of a.entries()) difference |= byte ^ (b[place] ?? 0);
  return difference === 0;
}
