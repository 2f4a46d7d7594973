import { webcrypto } from 'node:crypto';
import { type Segment, sealMessage } from '#shared/lib/segment-text.ts';

/** Imported keys by their JWK text; importing costs as much as verifying. */
const keys = new Map<string, webcrypto.CryptoKey>();
const KEYS_MAX = 10_000;

/** True when the seal was made by the holder of this key over this head and this chain. */
export async function verifySeal(segment: Segment, publicJwkJson: string): Promise<boolean> {
  const key = await importKey(publicJwkJson);
  const signature = Buffer.from(segment.seal.sig, 'base64url');
  const message = new TextEncoder().encode(sealMessage(segment.headLine, segment.seal.hash));
  return await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message);
}

async function importKey(publicJwkJson: string): Promise<webcrypto.CryptoKey> {
  const known = keys.get(publicJwkJson);
  if (known) return known;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('jwk', JSON.parse(publicJwkJson), algorithm, false, [
    'verify',
  ]);
  if (keys.size >= KEYS_MAX) keys.clear();
  keys.set(publicJwkJson, key);
  return key;
}
