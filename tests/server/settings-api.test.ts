import { pbkdf2Sync } from 'node:crypto';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { readSetting } from '#server/content/read-settings.ts';
import { settingHistory, settingImpact, settingsView } from '#shared/protocol/settings-admin.ts';
import { type SignedInClient, seedDevice, seedOffice } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext, type TestContext } from '../support/server-context.ts';

let context: TestContext;
let province: SignedInClient;
let ward: SignedInClient;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
  province = await signInAs(context, 'admin', 'tinh');
  ward = await signInAs(context, 'leader', 'phuong');
});

async function view(client: SignedInClient, unit: string, part: string) {
  const response = await client.get(`/units/${unit}/settings`);
  const found = v.parse(settingsView, await response.json()).items.find((one) => one.part === part);
  if (found === undefined) throw new Error(`${part} is not told`);
  return found;
}

async function publish(client: SignedInClient, unit: string, part: string, request: object): Promise<number> {
  const response = await client.send('POST', `/units/${unit}/settings/${part}`, request);
  expect(response.status).toBe(201);
  return (await response.json()).version;
}

const history = async (part: string) =>
  v.parse(settingHistory, await (await ward.get(`/units/phuong/settings/${part}/history`)).json()).items;
const inHours = (hours: number) => new Date(context.clock.nowMs() + hours * 3_600_000).toISOString();

test('every part is told with its defaults, and from whom it comes', async () => {
  expect(await view(ward, 'phuong', 'intake')).toMatchObject({
    origin: null,
    version: null,
    body: { mode: 'open' },
  });
  expect(await view(ward, 'phuong', 'questionnaire')).toMatchObject({ body: { id: 'counter', version: 1 } });
  await publish(province, 'tinh', 'intake', { body: { mode: 'invited' }, note: 'Cả tỉnh' });
  expect(await view(ward, 'phuong', 'intake')).toMatchObject({
    origin: { unit: 'tinh', name: 'Tỉnh Đồng Tháp' },
    by: 'admin-tinh',
    body: { mode: 'invited' },
  });
  await publish(ward, 'phuong', 'intake', { body: {} });
  expect(await view(ward, 'phuong', 'intake')).toMatchObject({
    origin: { unit: 'phuong' },
    body: { mode: 'open' },
  });
  await publish(ward, 'phuong', 'intake', { body: null });
  expect(await view(ward, 'phuong', 'intake')).toMatchObject({ origin: { unit: 'tinh' } });
});

test('a preview tells what changes on how many tablets, and writes nothing', async () => {
  await seedDevice(context, { id: 'may-1' });
  await seedDevice(context, { id: 'may-2', unit: 'xa', counter: 'quay-xa' });
  await seedDevice(context, { id: 'may-3', pairedAt: null });
  await seedDevice(context, { id: 'may-4', revokedAt: inHours(0) });
  await publish(province, 'xa', 'intake', { body: {} });
  const request = { body: { mode: 'invited' }, effectiveFrom: inHours(5) };
  const response = await province.send('POST', '/units/tinh/settings/intake/preview', request);
  expect(v.parse(settingImpact, await response.json())).toEqual({
    effectiveFrom: inHours(5),
    units: 2,
    tablets: 1,
    keepOwn: 1,
    changes: [{ member: 'mode', from: 'open', to: 'invited' }],
  });
  expect(await view(province, 'tinh', 'intake')).toMatchObject({ origin: null });
});

test('what is wrong is told by member, and nothing is published', async () => {
  const body = { mode: 'invited', inviteSeconds: 0, sekunden: 3 };
  for (const path of ['/units/phuong/settings/intake', '/units/phuong/settings/intake/preview']) {
    const response = await ward.send('POST', path, { body });
    expect(response.status).toBe(422);
    const problem = await response.json();
    expect(problem).toMatchObject({
      code: 'setting-refused',
      issues: [{ member: 'inviteSeconds', code: 'out-of-range' }],
    });
  }
  const unknown = { body: { id: 'counter', version: 9 } };
  const response = await ward.send('POST', '/units/phuong/settings/questionnaire', unknown);
  expect(await response.json()).toMatchObject({ issues: [{ member: 'version', code: 'not-known' }] });
  expect(await history('intake')).toEqual([]);
});

test('a scheduled version waits, takes effect by itself, and can be withdrawn only before', async () => {
  await publish(ward, 'phuong', 'intake', { body: {} });
  const version = await publish(ward, 'phuong', 'intake', {
    body: { tt01: true },
    effectiveFrom: inHours(0.1),
  });
  const other = await publish(ward, 'phuong', 'intake', {
    body: { sipas: true },
    effectiveFrom: inHours(0.2),
  });
  expect((await view(ward, 'phuong', 'intake')).scheduled.map((one) => one.version)).toEqual([
    version,
    other,
  ]);
  expect((await ward.send('DELETE', `/units/phuong/settings/intake/${other}`)).status).toBe(204);
  context.clock.advance(20 * 60_000);
  expect(await view(ward, 'phuong', 'intake')).toMatchObject({
    version,
    scheduled: [],
    body: { tt01: true },
  });
  expect((await ward.send('DELETE', `/units/phuong/settings/intake/${version}`)).status).toBe(409);
  expect((await ward.send('DELETE', '/units/phuong/settings/intake/99')).status).toBe(404);
  expect((await history('intake')).map((one) => one.state)).toEqual(['withdrawn', 'in-effect', 'past']);
});

test('rolling back publishes once more what an old version said', async () => {
  await publish(ward, 'phuong', 'intake', { body: { mode: 'invited' } });
  context.clock.advance(1_000);
  await publish(ward, 'phuong', 'intake', { body: {} });
  context.clock.advance(1_000);
  const path = '/units/phuong/settings/intake/roll-back';
  const response = await ward.send('POST', path, { version: 1, note: 'Như trước' });
  expect(await response.json()).toMatchObject({ version: 3 });
  expect(await view(ward, 'phuong', 'intake')).toMatchObject({ version: 3, body: { mode: 'invited' } });
  expect((await ward.send('POST', path, { version: 9 })).status).toBe(404);
});

test('a PIN is set, kept, inherited and taken away, and is told to nobody', async () => {
  await publish(province, 'tinh', 'staff', { body: { duty: 'sign-in' }, pin: '471199' });
  const held = await readSetting(context.db, 'phuong', 'staff', inHours(0));
  const { pin } = held ?? {};
  if (!pin) throw new Error('no PIN');
  const salt = Buffer.from(pin.salt, 'base64url');
  expect(pbkdf2Sync('471199', salt, pin.iterations, 32, 'sha256').toString('base64url')).toBe(pin.hash);
  await publish(ward, 'phuong', 'staff', { body: { showClerkPhoto: true } });
  const told = await (await ward.get('/units/phuong/settings')).text();
  expect(told).not.toContain(pin.hash);
  expect(await view(ward, 'phuong', 'staff')).toMatchObject({ pinSet: true, body: { showClerkPhoto: true } });
  expect((await readSetting(context.db, 'phuong', 'staff', inHours(0)))?.pin).toEqual(pin);
  expect(JSON.stringify(await history('staff'))).not.toContain(pin.hash);
  await publish(ward, 'phuong', 'staff', { body: {}, pin: null });
  expect(await view(ward, 'phuong', 'staff')).toMatchObject({ pinSet: false });
  expect((await ward.send('POST', '/units/phuong/settings/staff', { body: {}, pin: '4711' })).status).toBe(
    400,
  );
});

test('another office’s settings are refused, and a part that is not there is none', async () => {
  const body = { body: {} };
  for (const [method, path, request] of [
    ['GET', '/units/xa/settings', undefined],
    ['GET', '/units/tinh/settings', undefined],
    ['GET', '/units/xa/settings/intake/history', undefined],
    ['POST', '/units/xa/settings/intake', body],
    ['POST', '/units/xa/settings/intake/preview', body],
    ['POST', '/units/xa/settings/intake/roll-back', { version: 1 }],
    ['DELETE', '/units/xa/settings/intake/1', undefined],
  ] as const) {
    const response = method === 'GET' ? await ward.get(path) : await ward.send(method, path, request);
    expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} 403`);
  }
  expect((await ward.send('POST', '/units/phuong/settings/constructor', body)).status).toBe(404);
  expect((await ward.get('/units/phuong/settings/khong-co/history')).status).toBe(404);
});
