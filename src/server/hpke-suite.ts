import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';

/** What tablets seal with (RFC 9180): DHKEM(P-256), HKDF-SHA256, AES-256-GCM. */
export const HPKE_SUITE: CipherSuite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** Refuses a second spelling of the same bytes: every character that was sealed counts. */
export function canonicalBytes(text: string): Buffer<ArrayBuffer> | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
