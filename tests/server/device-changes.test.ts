import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { findBrokenAudit } from '#server/audit/audit.ts';
import { insertSetting } from '#server/store/unit-settings.ts';
import { auditPage } from '#shared/protocol/accounts.ts';
import { deviceCreated, deviceList } from '#shared/protocol/admin.ts';
import type { SignedInClient } from '../support/office.ts';
import type { PairedTablet } from '../support/paired-tablet.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { createOtherUnit, OFFICE } from '../support/small-office.ts';
import { Tablet } from '../support/tablet.ts';

let centre: PairedTablet & { readonly client: SignedInClient };
beforeEach(async () => {
  centre = await createSignedInCentre();
});

async function devices() {
  return v.parse(deviceList, await (await centre.client.get('/devices')).json()).items;
}

async function deeds(): Promise<readonly string[]> {
  const page = v.parse(auditPage, await (await centre.client.get('/audit')).json());
  return page.items.map(({ action, subject }) => `${action} ${subject}`);
}

async function replace(device: string, body: unknown = {}) {
  const response = await centre.client.send('POST', `/devices/${device}/replacement`, body);
  expect(response.status).toBe(201);
  return v.parse(deviceCreated, await response.json());
}

describe('POST /devices/:id/replacement', () => {
  test('the old tablet works until the new one is paired, then it is retired with its history', async () => {
    const { tablet, send, context } = centre;
    tablet.rate(5);
    await tablet.push(send);
    const waiting = await replace(tablet.device, { name: 'Máy mới' });
    tablet.rate(4);
    expect((await tablet.push(send)).receivedThrough).toBe(2);

    const next = await Tablet.create(context.clock, context.random);
    const paired = await next.pair(send, waiting.pairingCode);
    expect(paired.counter.id).toBe(OFFICE.counter);
    tablet.rate(3);
    expect((await tablet.tryPush(send, await tablet.segment())).status).toBe(401);
    next.rate(5);
    expect((await next.push(send)).receivedThrough).toBe(1);

    const seen = new Map((await devices()).map((device) => [String(device.id), device]));
    expect(seen.get(tablet.device)).toMatchObject({
      state: 'revoked',
      replacedBy: next.device,
      replicas: [{ receivedThrough: 2 }],
    });
    expect(seen.get(next.device)).toMatchObject({
      name: 'Máy mới',
      state: 'active',
      replaces: tablet.device,
      replicas: [{ receivedThrough: 1 }],
    });
    expect(await deeds()).toEqual(
      expect.arrayContaining([
        `device.replacement-created ${tablet.device}`,
        `device.paired ${next.device}`,
        `device.retired ${tablet.device}`,
      ]),
    );
  });

  test('asked for twice: the same device waits, under a new code', async () => {
    const { tablet, send, context } = centre;
    const first = await replace(tablet.device);
    const second = await replace(tablet.device);
    expect(second.device).toBe(first.device);
    const next = await Tablet.create(context.clock, context.random);
    expect((await next.tryPair(send, first.pairingCode)).status).not.toBe(200);
    expect((await next.tryPair(send, second.pairingCode)).status).toBe(200);
    expect(await devices()).toHaveLength(2);
  });

  test('what the retired tablet had not sent can still be brought as a file', async () => {
    const { tablet, send, context, client } = centre;
    tablet.rate(1);
    const next = await Tablet.create(context.clock, context.random);
    await next.pair(send, (await replace(tablet.device)).pairingCode);
    const file = new TextEncoder().encode(await tablet.segment());
    const response = await client.upload('POST', '/import/journal', file, 'application/x-ndjson');
    expect(await response.json()).toMatchObject({ segments: [{ added: 1 }] });
    expect(await deeds()).toContain(`journal.imported ${tablet.device}`);
  });

  test('not for a retired tablet', async () => {
    const { tablet, client } = centre;
    await client.send('DELETE', `/devices/${tablet.device}`);
    expect((await client.send('POST', `/devices/${tablet.device}/replacement`, {})).status).toBe(403);
  });
});

describe('PATCH /devices/:id', () => {
  test('another counter and another name; ratings before keep the counter that they were given at', async () => {
    const { tablet, send, client, context } = centre;
    tablet.rate(5);
    await tablet.push(send);
    const change = { counter: OFFICE.otherCounter, name: 'Máy quầy 2' };
    expect((await client.send('PATCH', `/devices/${tablet.device}`, change)).status).toBe(204);
    expect((await devices())[0]).toMatchObject({ name: 'Máy quầy 2', counter: { id: OFFICE.otherCounter } });
    const row = await context.db.selectFrom('rating').select('counter_id').executeTakeFirstOrThrow();
    expect(row.counter_id).toBe(OFFICE.counter);
    expect(await deeds()).toContain(`device.changed ${tablet.device}`);
    const code = await (await client.send('POST', `/devices/${tablet.device}/pairing-code`)).json();
    expect((await tablet.pair(send, code.pairingCode)).counter.id).toBe(OFFICE.otherCounter);
  });

  test.each([
    ['nothing to change', {}, 400],
    ['a counter that is not the unit’s', { counter: 'khong-co' }, 400],
    ['another unit', { unit: 'u-khac', counter: OFFICE.counter }, 400],
  ])('%s is refused', async (_, change, status) => {
    await createOtherUnit(centre.context);
    const { tablet, client } = centre;
    expect((await client.send('PATCH', `/devices/${tablet.device}`, change)).status).toBe(status);
    expect(await deeds()).not.toContain(`device.changed ${tablet.device}`);
  });

  test('the same again is no deed', async () => {
    const { tablet, client } = centre;
    const change = { counter: OFFICE.counter };
    expect((await client.send('PATCH', `/devices/${tablet.device}`, change)).status).toBe(204);
    expect(await deeds()).not.toContain(`device.changed ${tablet.device}`);
  });
});

test('every deed on devices stands in the log, and the chain of all of them holds', async () => {
  const { tablet, client, context } = centre;
  const body = { unit: OFFICE.unit, counter: OFFICE.counter, name: 'Máy thứ hai' };
  const { device } = await (await client.send('POST', '/devices', body)).json();
  await client.send('POST', `/devices/${device}/pairing-code`);
  await client.send('DELETE', `/devices/${device}`);
  await client.send('DELETE', `/devices/${device}`);
  const done = await deeds();
  expect(done.filter((deed) => deed.endsWith(` ${device}`))).toEqual([
    `device.created ${device}`,
    `device.code-issued ${device}`,
    `device.revoked ${device}`,
  ]);
  expect(done).toContain(`device.paired ${tablet.device}`);
  expect(await findBrokenAudit(context.db)).toBeNull();
});

test('a unit decides from when on a tablet is silent', async () => {
  const { tablet, send, context } = centre;
  await tablet.push(send);
  context.clock.advance(16 * 60_000);
  expect((await devices())[0]).toMatchObject({ state: 'silent', alerts: [] });
  const at = new Date(context.clock.nowMs()).toISOString();
  await insertSetting(context.db, {
    ...{ unitId: OFFICE.unit, part: 'fleet', effectiveFrom: at, createdAt: at, createdBy: null, note: null },
    bodyJson: JSON.stringify({ silentAfterMinutes: 20, alertAfterMinutes: 15 }),
  });
  const [device] = await devices();
  expect(device?.state).toBe('active');
  expect(device?.alerts.map(({ kind }) => kind)).toEqual(['silent']);
});
