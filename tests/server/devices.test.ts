import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { deviceCreated, deviceList } from '#shared/protocol/admin.ts';
import { type SignedInClient, seedDevice, seedOffice, seedReplica, signIn } from '../support/office.ts';
import { createTestContext, type TestContext } from '../support/server-context.ts';

const OLD = '01936000-0000-4000-8000-00000000000a';
const NEW = '01936000-0000-4000-8000-00000000000b';

let context: TestContext;
let client: SignedInClient;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
  client = await signIn(context);
});

async function devices() {
  const response = await client.get('/devices');
  expect(response.status).toBe(200);
  return v.parse(deviceList, await response.json()).items;
}

describe('GET /devices', () => {
  test('nobody but signed-in people', async () => {
    expect((await createApp(context).request('/api/v1/devices')).status).toBe(401);
  });

  test('tells the state of each', async () => {
    const ago = (minutes: number) => new Date(context.clock.nowMs() - minutes * 60_000).toISOString();
    await seedDevice(context, { id: 'chua-ghep', pairedAt: null, lastContactAt: null });
    await seedDevice(context, { id: 'dang-chay', lastContactAt: ago(15) });
    await seedDevice(context, { id: 'im-lang', lastContactAt: ago(16) });
    await seedDevice(context, { id: 'moi-ghep', pairedAt: ago(16), lastContactAt: null });
    await seedDevice(context, { id: 'thu-hoi', revokedAt: ago(1) });
    const states = Object.fromEntries((await devices()).map(({ id, state }) => [id, state]));
    expect(states).toEqual({
      'chua-ghep': 'unpaired',
      'dang-chay': 'active',
      'im-lang': 'silent',
      'moi-ghep': 'waiting',
      'thu-hoi': 'revoked',
    });
  });

  test('tells what was received, what is missing and what could not be read', async () => {
    await seedDevice(context, { id: 'may-1', statusJson: '{"pending":3,"persisted":true}' });
    const oldNo = await seedReplica(context, { id: OLD, device: 'may-1', receivedThrough: 300 });
    await seedReplica(context, { id: NEW, device: 'may-1', receivedThrough: 12 });
    const now = new Date(context.clock.nowMs()).toISOString();
    await context.db
      .insertInto('missing_range')
      .values([
        { replica_no: oldNo, first_seq: 40, last_seq: 44, declared_at: now },
        { replica_no: oldNo, first_seq: 7, last_seq: 7, declared_at: now },
      ])
      .execute();
    const entry = { entry_id: null, kind: null, line: 'x', hash: 'x', received_at: now, skew_ms: null };
    await context.db
      .insertInto('entry')
      .values([
        { ...entry, replica_no: oldNo, seq: 1, state: 'quarantined', reason: 'unknown kind' },
        { ...entry, replica_no: oldNo, seq: 2, state: 'stored', reason: null },
      ])
      .execute();
    const [device] = await devices();
    expect(device).toMatchObject({
      name: 'Máy may-1',
      unit: { id: 'phuong', name: 'Phường Cao Lãnh' },
      counter: { id: 'quay-1', name: 'Hộ tịch' },
      status: { pending: 3, persisted: true },
      replicas: [
        { id: NEW, receivedThrough: 12, quarantined: 0, missing: [] },
        {
          id: OLD,
          receivedThrough: 300,
          quarantined: 1,
          missing: [
            { first: 7, last: 7 },
            { first: 40, last: 44 },
          ],
        },
      ],
    });
  });

  test('a status that this version does not understand is left out', async () => {
    await seedDevice(context, { id: 'may-1', statusJson: '{"pending":"many"}' });
    expect((await devices())[0]?.status).toBeNull();
  });

  test('another office’s tablets are not in it', async () => {
    await seedDevice(context, { id: 'may-xa', unit: 'xa', counter: 'quay-xa' });
    expect(await devices()).toEqual([]);
  });
});

describe('POST /devices', () => {
  const body = { unit: 'phuong', counter: 'quay-1', name: 'Máy quầy Hộ tịch' };

  test('adds a tablet with a code that pairs it once', async () => {
    const response = await client.send('POST', '/devices', body);
    expect(response.status).toBe(201);
    const created = v.parse(deviceCreated, await response.json());
    expect(created.pairingCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect(created.pairingUrl).toBe(`http://localhost:8080/?pair=${created.pairingCode}`);
    expect(Date.parse(created.expiresAt) - context.clock.nowMs()).toBe(15 * 60_000);
    expect(await devices()).toMatchObject([
      { id: created.device, name: body.name, state: 'unpaired', pairedAt: null, replicas: [] },
    ]);
    expect(JSON.stringify(context.logLines)).not.toContain(created.pairingCode);
  });

  test.each([
    ['another office’s unit', { ...body, unit: 'xa', counter: 'quay-xa' }, 403],
    ['a unit that does not exist', { ...body, unit: 'khong-co' }, 403],
    ['a counter of another unit', { ...body, counter: 'quay-xa' }, 400],
    ['no name', { ...body, name: '' }, 400],
    ['no counter', { unit: 'phuong', name: 'x' }, 400],
  ])('%s is refused', async (_, wrong, status) => {
    expect((await client.send('POST', '/devices', wrong)).status).toBe(status);
    expect(await devices()).toEqual([]);
  });

  test('needs the CSRF token', async () => {
    expect((await client.send('POST', '/devices', body, { 'X-CSRF-Token': '' })).status).toBe(403);
    expect(await devices()).toEqual([]);
  });
});

describe('POST /devices/:id/pairing-code', () => {
  test('a new code makes the earlier one worthless', async () => {
    await seedDevice(context, { id: 'may-1' });
    const first = await (await client.send('POST', '/devices/may-1/pairing-code')).json();
    const response = await client.send('POST', '/devices/may-1/pairing-code');
    expect(response.status).toBe(201);
    const second = v.parse(deviceCreated, await response.json());
    expect(second.device).toBe('may-1');
    expect(second.pairingCode).not.toBe(first.pairingCode);
    const codes = await context.db.selectFrom('pairing_code').select('device_id').execute();
    expect(codes).toEqual([{ device_id: 'may-1' }]);
  });

  test('not for a revoked tablet, nor for another office’s', async () => {
    await seedDevice(context, { id: 'thu-hoi', revokedAt: '2026-11-22T00:00:00.000Z' });
    await seedDevice(context, { id: 'may-xa', unit: 'xa', counter: 'quay-xa' });
    expect((await client.send('POST', '/devices/thu-hoi/pairing-code')).status).toBe(403);
    expect((await client.send('POST', '/devices/may-xa/pairing-code')).status).toBe(404);
  });
});

describe('DELETE /devices/:id', () => {
  test('revokes once; the first moment stays', async () => {
    await seedDevice(context, { id: 'may-1' });
    expect((await client.send('DELETE', '/devices/may-1')).status).toBe(204);
    const { revoked_at } = await context.db
      .selectFrom('device')
      .select('revoked_at')
      .executeTakeFirstOrThrow();
    expect(revoked_at).toBe(new Date(context.clock.nowMs()).toISOString());
    context.clock.advance(60_000);
    expect((await client.send('DELETE', '/devices/may-1')).status).toBe(204);
    const again = await context.db.selectFrom('device').select('revoked_at').executeTakeFirstOrThrow();
    expect(again.revoked_at).toBe(revoked_at);
    expect((await devices())[0]?.state).toBe('revoked');
    expect(context.logLines.filter((line) => line.event === 'device-revoked')).toHaveLength(1);
  });

  test('another office’s tablet looks like none', async () => {
    await seedDevice(context, { id: 'may-xa', unit: 'xa', counter: 'quay-xa' });
    expect((await client.send('DELETE', '/devices/may-xa')).status).toBe(404);
    expect((await client.send('DELETE', '/devices/khong-co')).status).toBe(404);
  });

  test('needs the CSRF token', async () => {
    await seedDevice(context, { id: 'may-1' });
    const response = await client.send('DELETE', '/devices/may-1', undefined, { 'X-CSRF-Token': '' });
    expect(response.status).toBe(403);
    expect((await devices())[0]?.state).toBe('active');
  });
});
