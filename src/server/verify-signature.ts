import { webcrypto } from 'node:crypto';

/** Imported keys by their JWK text; importing costs as much as verifying. */
const keys = new Map<string, webcrypto.CryptoKey>();
const KEYS_MAX = 10_000;

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * True when the holder of the key signed this text: ECDSA P-256 with SHA-256, IEEE P1363, base64url. Rejects with a
 * `DOMException` when the key is no point of the curve.
 */
export async function verifySignature(publicJwkJson: string, text: string, sig: string): Promise<boolean> {
  const key = await importKey(publicJwkJson);
  const message = new TextEncoder().encode(text);
  return await webcrypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    Buffer.from(sig, 'base64url'),
    message,
  );
}

async function importKey(publicJwkJson: string): Promise<webcrypto.CryptoKey> {
  const known = keys.get(publicJwkJson);
  if (known) return known;
  const key = await webcrypto.subtle.importKey('jwk', JSON.parse(publicJwkJson), ALGORITHM, false, [
    'verify',
  ]);
  if (keys.size >= KEYS_MAX) keys.clear();
  keys.set(publicJwkJson, key);
  return key;
}
