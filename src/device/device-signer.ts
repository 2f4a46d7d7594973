import type { Signer } from '#sync/ports.ts';
import { bytesToBase64Url } from './base64-url.ts';

/** Signs with the tablet's own key, which never leaves the browser's key store. */
export function createDeviceSigner(privateKey: CryptoKey, subtle: SubtleCrypto = crypto.subtle): Signer {
  return {
    async sign(text) {
      const message = new TextEncoder().encode(text);
      const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, message);
      return bytesToBase64Url(new Uint8Array(signature));
    },
  };
}
