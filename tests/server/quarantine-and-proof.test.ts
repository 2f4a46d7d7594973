import { webcrypto } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Role } from '#shared/domain/roles.ts';
import { ackMessage } from '#shared/lib/segment-text.ts';
import { proof } from '#shared/protocol/proof.ts';
import { quarantinePage } from '#shared/protocol/quarantine.ts';
import { createCaseOffice } from '../support/case-office.ts';
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

test('of which type a feedback in quarantine is, the inspector alone sees; for everybody else all types look alike', async () => {
  const office = await createCaseOffice();
  const { tablet, send } = office;
  const types = ['opinion', 'petition', 'integrity'] as const;
  for (const type of types) {
    tablet.record('feedback', { receipt: 'x', type, sealed: 'no box' });
    tablet.record('feedback', { receipt: 'x', type }, { kv: 9 });
    tablet.record('feedback.late', { receipt: 'x', type });
    tablet.recordLine(`{"kind":"feedback","body":{"type":"${type}","sealed`);
  }
  tablet.record('feedback', { receipt: 'x', type: 'integrity-2', sealed: 'no box' });
  tablet.record('hologram', { future: true });
  await tablet.push(send);
  const list = async (role: Role) => {
    const response = await (await office.as(role)).get('/quarantine');
    return response.status === 200 ? v.parse(quarantinePage, await response.json()).items : response.status;
  };
  for (const role of ['province', 'clerk'] as const) expect(await list(role), role).toBe(403);
  for (const role of ['admin', 'leader', 'officer'] as const) {
    const items = await list(role);
    if (typeof items === 'number') throw new Error(`${role}: ${items}`);
    expect(items, role).toHaveLength(14);
    expect(JSON.stringify(items), role).not.toMatch(/integrity|opinion|petition/);
    const ofType = types.map((_, at) =>
      items.slice(at * 4, at * 4 + 4).map(({ seq: _seq, ...rest }) => rest),
    );
    expect(ofType[0], role).toMatchObject([
      { kind: 'feedback', cause: 'bad-body', reason: '', line: null },
      { kind: 'feedback', cause: 'unknown-version', reason: '', line: null },
      { kind: 'feedback.late', cause: 'unknown-kind', reason: '', line: null },
      { kind: null, cause: 'unreadable', reason: '', line: null },
    ]);
    expect(ofType[1], role).toEqual(ofType[0]);
    expect(ofType[2], role).toEqual(ofType[0]);
    expect(items.at(-1), role).toMatchObject({ kind: 'hologram', reason: 'unknown kind hologram' });
    expect(items.at(-1)?.line, role).toContain('future');
  }
  const seen = await list('inspector');
  expect(JSON.stringify(seen).match(/\\"type\\":\\"integrity\\"/g)).toHaveLength(4);
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
