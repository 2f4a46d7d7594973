import { ackMessage } from '#shared/lib/segment-text.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import type { AckVerifier } from '#sync/ports.ts';
import { base64UrlToBytes } from './base64-url.ts';

/** AK3b: checks receipts against the key that the centre gave at pairing. */
export function createAckVerifier(ackKey: ServerKey, subtle: SubtleCrypto = crypto.subtle): AckVerifier {
  let imported: Promise<CryptoKey> | null = null;
  return {
    async verify(ack) {
      const signature = base64UrlToBytes(ack.sig);
      if (ack.key !== ackKey.id || signature === null) return false;
      imported ??= subtle.importKey('jwk', ackKey.jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
        'verify',
      ]);
      const message = new TextEncoder().encode(ackMessage(ack));
      return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, await imported, signature, message);
    },
  };
}
