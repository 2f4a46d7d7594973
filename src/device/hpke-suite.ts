import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';

/** DESIGN §5: DHKEM(P-256), HKDF-SHA256, AES-256-GCM of RFC 9180. Everything that imports it is loaded when it is needed. */
export const HPKE_SUITE: CipherSuite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
