import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as v from 'valibot';
import { inspectorateKeyId } from '#shared/lib/inspectorate-key-id.ts';
import type { KeyFilePorts } from '#shared/lib/key-file.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { publicJwk } from '#shared/protocol/fields.ts';
import { type InspectorateKey, inspectorateKey } from '#shared/protocol/inspectorate-file.ts';
import {
  BOX_INFO,
  boxAad,
  type SealedBox,
  type SealedFeedback,
  sealedFeedback,
} from '#shared/protocol/sealed-bodies.ts';
import { base64UrlToBytes, bytesToBase64Url } from './base64-url.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A key that opens reports in this page. Its private part cannot be read out of the browser any more. */
export interface HeldKey {
  readonly id: string;
  readonly pair: CryptoKeyPair;
}

/** Why a report stays closed: another key's, altered, or what is inside is not known to this program. */
export type ReportFault = 'foreign-key' | 'not-authentic' | 'unreadable';

/** What tablets seal with (RFC 9180). */
const SUITE = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** What the protected file needs of the browser. */
export const KEY_FILE_PORTS: Omit<KeyFilePorts, 'randomBytes'> = {
  pbkdf2: async (passphrase, salt, iterations) => {
    const { subtle } = crypto;
    const key = await subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
    const cost = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
    return new Uint8Array(await subtle.deriveBits(cost, key, 256));
  },
  aes: (key) => new Aes256Gcm().createEncryptionContext(key.buffer),
  toBase64Url: bytesToBase64Url,
  fromBase64Url: base64UrlToBytes,
  toText: (bytes) => new TextDecoder().decode(bytes),
};

/** Makes a key pair. It can be exported this once, into the file that the inspector keeps. */
export async function makeInspectorateKey(): Promise<InspectorateKey> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const jwk = v.parse(publicJwk, await crypto.subtle.exportKey('jwk', pair.publicKey));
  const secret = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return v.parse(inspectorateKey, { id: inspectorateKeyId(jwk), jwk, private: secret });
}

/** Takes a key into the page; null when its two parts are no pair of the curve. */
export async function holdKey({ jwk, private: secret }: InspectorateKey): Promise<HeldKey | null> {
  // Both halves name the point: a file whose public part was exchanged would put somebody else's key in force.
  if (secret.x !== jwk.x || secret.y !== jwk.y) return null;
  try {
    const publicKey = await crypto.subtle.importKey('jwk', jwk, CURVE, true, []);
    const privateKey = await crypto.subtle.importKey('jwk', { ...jwk, d: secret.d }, CURVE, false, [
      'deriveBits',
    ]);
    return { id: inspectorateKeyId(jwk), pair: { publicKey, privateKey } };
  } catch {
    return null;
  }
}

/** Opens the box of an integrity report (RFC 9180, base mode), in this page alone. */
export async function openReport(
  key: HeldKey,
  entryId: string,
  box: SealedBox,
): Promise<Result<SealedFeedback, ReportFault>> {
  if (box.key !== key.id) return err('foreign-key');
  const [enc, ct] = [base64UrlToBytes(box.enc), base64UrlToBytes(box.ct)];
  if (enc === null || ct === null) return err('not-authentic');
  const utf8 = new TextEncoder();
  const plain = await SUITE.open(
    { recipientKey: key.pair, enc: enc.buffer, info: utf8.encode(BOX_INFO).buffer },
    ct.buffer,
    utf8.encode(boxAad('feedback', entryId)).buffer,
  ).catch(() => null);
  if (plain === null) return err('not-authentic');
  const written = v.safeParse(sealedFeedback, parseJson(new Uint8Array(plain)));
  return written.success ? ok(written.output) : err('unreadable');
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
