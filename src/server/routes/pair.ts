import { Hono } from 'hono';
import * as v from 'valibot';
import { type PairResponse, pairRequest, pairResponse } from '#shared/protocol/pair.ts';
import { contentVersion } from '../content/content-version.ts';
import type { ServerContext } from '../context.ts';
import { isUsableKey, type PairedDevice, pairDevice } from '../devices/pair-device.ts';
import { reservePairing, returnPairing } from '../devices/pair-throttle.ts';
import { problemResponse } from '../problem.ts';
import { findPlace } from '../store/places.ts';
import { readJson } from './read-json.ts';
import { remoteAddress } from './remote-address.ts';
import { throttledResponse } from './throttled-response.ts';

/** `POST /pair`: a tablet becomes a device. */
export function pairRoute(context: ServerContext): Hono {
  return new Hono().post('/', async (c) => {
    const request = await readJson(c, pairRequest);
    if (!request.ok) return request.error;
    if (!(await isUsableKey(request.value.publicKey))) {
      return problemResponse('bad-request', { detail: 'publicKey is not a point of P-256' });
    }
    const address = remoteAddress(context, c);
    const retryAfterMs = await reservePairing(context, address);
    if (retryAfterMs !== null) return throttledResponse(retryAfterMs);
    const paired = await pairDevice(context, request.value, address);
    if (!paired.ok) {
      context.log.warn('pairing-refused', { code: paired.error });
      return problemResponse(paired.error);
    }
    await returnPairing(context, address);
    context.log.info('device-paired', { device: paired.value.device.id });
    return c.json(await describe(context, paired.value));
  });
}

async function describe(context: ServerContext, { device, token }: PairedDevice): Promise<PairResponse> {
  const place = await findPlace(context.db, device);
  return v.parse(pairResponse, {
    device: device.id,
    token,
    ...place,
    serverKey: { id: context.keys.seal.id, jwk: context.keys.seal.jwk },
    ackKey: { id: context.keys.ack.id, jwk: context.keys.ack.jwk },
    contentVersion: (await contentVersion(context, device.unitId)) ?? 'none',
  });
}
