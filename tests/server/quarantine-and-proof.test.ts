import { webcrypto } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ackMessage } from '#shared/lib/segment-text.ts';
import { proof } from '#shared/protocol/proof.ts';
import { quarantinePage } from '#shared/protocol/quarantine.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

test('[AK2] what could not be read is listed as it came, with the reason, page by page', async () => {
  const { client, tablet, send } = await createSignedInCentre();
  tablet.recordLine('this is no JSON');
  tablet.rate(5);
  tablet.record('hologram', { future: true });
  await tablet.push(send);
  const first = v.parse(quarantinePage, await (await client.get('/quarantine?limit=1')).json());
  expect(first.items).toMatchObject([
    { seq: 1, kind: null, line: 'this is no JSON', replica: tablet.replica },
  ]);
  const second = v.parse(
    quarantinePage,
    await (await client.get(`/quarantine?limit=5&after=${first.next}`)).json(),
  );
  expect(second.items).toMatchObject([{ seq: 3, kind: 'hologram', device: { id: tablet.device } }]);
  expect(second.items[0]?.reason).toContain('hologram');
  expect(second.next).toBeNull();
});

test('[AK2] replay on demand counts what is understood by now, once', async () => {
  const { context, client, tablet, send } = await createSignedInCentre();
  tablet.rate(3, { questionnaire: { id: 'moi', version: 1 } });
  tablet.record('hologram', {});
  await tablet.push(send);
  const body = JSON.stringify({ ...OFFICE.questionnaire, id: 'moi' });
  await context.db
    .insertInto('questionnaire')
    .values({ id: 'moi', version: 1, body_json: body, current: 0 })
    .execute();
  expect(await (await client.send('POST', '/quarantine/replay')).json()).toEqual({ read: 2, understood: 1 });
  expect(await (await client.send('POST', '/quarantine/replay')).json()).toEqual({ read: 1, understood: 0 });
  expect(await context.db.selectFrom('rating').select('level').execute()).toEqual([{ level: 3 }]);
});

test('a bad cursor is refused, and nobody reads without signing in', async () => {
  const { app, client } = await createSignedInCentre();
  expect((await client.get('/quarantine?after=zzz')).status).toBe(400);
  expect((await client.get('/quarantine?limit=0')).status).toBe(400);
  expect((await app.request('/api/v1/quarantine')).status).toBe(401);
  expect((await app.request('/api/v1/proofs/x')).status).toBe(401);
});

test('the proof says how far the centre holds the journal, and verifies with the key in it', async () => {
  const { client, tablet, send, context } = await createSignedInCentre();
  tablet.rate(5);
  tablet.rate(4);
  await tablet.push(send);
  const response = await client.get(`/proofs/${tablet.replica}`);
  const signed = v.parse(proof, await response.json());
  expect(signed).toMatchObject({ device: tablet.device, receivedThrough: 2, hash: tablet.hashAt(2) });
  expect(signed.key.id).toBe(context.keys.ack.id);
  const key = await webcrypto.subtle.importKey(
    'jwk',
    signed.key.jwk,
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const verifies = (text: string) =>
    webcrypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      Buffer.from(signed.sig, 'base64url'),
      new TextEncoder().encode(text),
    );
  expect(await verifies(ackMessage(signed))).toBe(true);
  expect(await verifies(ackMessage({ ...signed, receivedThrough: 3 }))).toBe(false);
  expect((await client.get('/proofs/01936000-0000-4000-8000-00000000000a')).status).toBe(404);
});
