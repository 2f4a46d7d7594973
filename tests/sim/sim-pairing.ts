import * as v from 'valibot';
import type { ServerContext } from '#server/context.ts';
import { createDevice, issuePairingCode } from '#server/devices/create-device.ts';
import { type PairResponse, pairResponse } from '#shared/protocol/pair.ts';
import { OFFICE } from '#tests/support/small-office.ts';

/** What the tablet was told at pairing, and its key. */
export interface SimIdentity {
  readonly device: PairResponse['device'];
  readonly token: string;
  readonly ackKey: PairResponse['ackKey'];
  readonly sealKey: PairResponse['serverKey'];
  readonly privateKey: CryptoKey;
}

/** A centre that can be asked. */
export interface PairingCentre {
  readonly context: ServerContext;
  fetch(request: Request): Promise<Response>;
}

/** Pairs over the real API, as the same device while the centre knows it, else as a new one. */
export async function pairWith(centre: PairingCentre, device: string | null): Promise<SimIdentity> {
  return await pairByCode((request) => centre.fetch(request), await invite(centre.context, device));
}

/** Pairs over the real API with a code that the centre gave out. */
export async function pairByCode(
  send: (request: Request) => Promise<Response>,
  pairingCode: string,
  centreUrl = 'http://centre.test',
): Promise<SimIdentity> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const body = JSON.stringify({ code: pairingCode, publicKey: { kty, crv, x, y }, app: '0.1.0-sim' });
  const headers = { 'content-type': 'application/json' };
  const request = new Request(`${centreUrl}/api/v1/pair`, { method: 'POST', headers, body });
  const response = await send(request);
  if (response.status !== 200) throw new Error(`pairing: ${response.status} ${await response.text()}`);
  const paired = v.parse(pairResponse, await response.json());
  return {
    device: paired.device,
    token: paired.token,
    ackKey: paired.ackKey,
    sealKey: paired.serverKey,
    privateKey: keys.privateKey,
  };
}

async function invite(context: ServerContext, device: string | null): Promise<string> {
  const known =
    device === null
      ? undefined
      : await context.db.selectFrom('device').select('id').where('id', '=', device).executeTakeFirst();
  const place = { unitId: OFFICE.unit, counterId: OFFICE.counter, name: 'Máy tính bảng' };
  const invitation =
    known === undefined
      ? await createDevice(context.db, context, place)
      : await issuePairingCode(context.db, context, known.id);
  return invitation.pairingCode;
}
