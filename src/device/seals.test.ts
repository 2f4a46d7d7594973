import * as v from 'valibot';
import { expect, test } from 'vitest';
import { toReplicaId } from '#shared/domain/ids.ts';
import { ackMessage } from '#shared/lib/segment-text.ts';
import { publicJwk } from '#shared/protocol/fields.ts';
import { createAckVerifier } from './ack-verifier.ts';
import { base64UrlToBytes } from './base64-url.ts';
import { createDeviceSigner } from './device-signer.ts';

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' } as const;

async function keyPair() {
  const keys = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify']);
  return { keys, jwk: v.parse(publicJwk, await crypto.subtle.exportKey('jwk', keys.publicKey)) };
}

test('[PU1] the device signs with ECDSA P-256 in the 64-byte form', async () => {
  const { keys } = await keyPair();
  const signature = base64UrlToBytes(await createDeviceSigner(keys.privateKey).sign('đầu\nbăm'));
  expect(signature).toHaveLength(64);
  const message = new TextEncoder().encode('đầu\nbăm');
  const valid = await crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    keys.publicKey,
    signature ?? new Uint8Array(),
    message,
  );
  expect(valid).toBe(true);
});

test('[AK3b] an ack is our centre’s only with its key’s name and its signature over every field that counts', async () => {
  const { keys, jwk } = await keyPair();
  const unsigned = {
    replica: toReplicaId('00000000-0000-7000-8000-000000000001'),
    receivedThrough: 7,
    hash: 'a'.repeat(64),
    serverTime: '2026-11-22T01:00:00.000Z',
  };
  const sig = await createDeviceSigner(keys.privateKey).sign(ackMessage(unsigned));
  const ack = { ...unsigned, quarantined: 0, protocol: { min: 1, max: 1 }, key: 'k', sig };
  const verifier = createAckVerifier({ id: 'k', jwk });
  expect(await verifier.verify(ack)).toBe(true);
  expect(await verifier.verify({ ...ack, receivedThrough: 8 })).toBe(false);
  expect(await verifier.verify({ ...ack, hash: 'b'.repeat(64) })).toBe(false);
  expect(await verifier.verify({ ...ack, key: 'other' })).toBe(false);
  expect(await verifier.verify({ ...ack, sig: 'x' })).toBe(false);
  expect(await verifier.verify({ ...ack, sig: 'AAAA' })).toBe(false);
});
