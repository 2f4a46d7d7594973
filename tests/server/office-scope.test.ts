import { expect, test } from 'vitest';
import { insertDuty } from '#server/store/duties.ts';
import { seedOffice, signIn } from '../support/office.ts';
import { PICTURES } from '../support/pictures.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

/** The administrator sits in `phuong`; `xa` is another office, `tinh` the one above both. */
async function start() {
  const context = await createTestContext();
  await seedOffice(context);
  const { db } = context;
  await db
    .insertInto('clerk')
    .values({ id: 'lan', unit_id: 'xa', name: 'Trần Thị Lan', title: null })
    .execute();
  const from = '2026-12-01T00:00:00.000Z';
  const foreign = await insertDuty(db, { counter: 'quay-xa', clerk: 'lan', from, to: null });
  const own = await insertDuty(db, { counter: 'quay-1', clerk: 'hoa', from, to: null });
  return { context, client: await signIn(context), foreign, own };
}

const duty = { counter: 'quay-1', clerk: 'hoa', from: '2027-01-01T00:00:00.000Z' };
const branch = { kind: 'branch', name: 'Chi nhánh' };

type Call = readonly [method: string, path: string, body: unknown, status: number];

const FOREIGN: readonly Call[] = [
  ['POST', '/units', { ...branch, parent: 'xa' }, 403],
  ['POST', '/units', { ...branch, parent: 'khong-co' }, 403],
  ['PUT', '/units/xa', { name: 'Khác' }, 403],
  ['PUT', '/units/tinh', { name: 'Khác' }, 403],
  ['PUT', '/units/phuong', { parent: 'xa' }, 403],
  ['POST', '/units/xa/merge', { into: 'phuong' }, 403],
  ['POST', '/units/phuong/merge', { into: 'xa' }, 403],
  ['POST', '/units/xa/close', {}, 403],
  ['POST', '/units/phuong/close', {}, 403],
  ['POST', '/units/xa/reopen', {}, 403],
  ['GET', '/units/xa/history', undefined, 403],
  ['POST', '/units/xa/counters', { name: 'Mới' }, 403],
  ['PUT', '/counters/quay-xa', { name: 'Mới' }, 404],
  ['POST', '/counters/quay-xa/close', {}, 404],
  ['POST', '/counters/quay-xa/reopen', {}, 404],
  ['POST', '/units/xa/clerks', { name: 'Mới' }, 403],
  ['PUT', '/clerks/lan', { name: 'Mới' }, 404],
  ['POST', '/clerks/lan/leave', { on: '2026-12-01' }, 404],
  ['POST', '/clerks/lan/return', {}, 404],
  ['POST', '/clerks/lan/transfer', { unit: 'phuong', on: '2026-12-01' }, 404],
  ['POST', '/clerks/hoa/transfer', { unit: 'xa', on: '2026-12-01' }, 403],
  ['GET', '/clerks/lan/photo', undefined, 404],
  ['DELETE', '/clerks/lan/photo', undefined, 404],
  ['GET', '/units/xa/duties', undefined, 403],
  ['POST', '/units/xa/duties', duty, 403],
  ['POST', '/units/phuong/duties', { ...duty, counter: 'quay-xa' }, 409],
  ['POST', '/units/phuong/duties', { ...duty, clerk: 'lan' }, 409],
];

const OWN: readonly Call[] = [
  ['POST', '/units', { ...branch, parent: 'phuong' }, 201],
  ['PUT', '/units/phuong', { name: 'Phường Cao Lãnh 2' }, 204],
  ['GET', '/units/phuong/history', undefined, 200],
  ['POST', '/units/phuong/counters', { name: 'Mới' }, 201],
  ['PUT', '/counters/quay-1', { name: 'Mới' }, 204],
  ['POST', '/counters/quay-2/close', {}, 204],
  ['POST', '/counters/quay-2/reopen', {}, 204],
  ['POST', '/units/phuong/clerks', { name: 'Mới' }, 201],
  ['PUT', '/clerks/hoa', { name: 'Mới' }, 204],
  ['GET', '/units/phuong/duties', undefined, 200],
  ['POST', '/units/phuong/duties', { ...duty, counter: 'quay-2' }, 201],
];

test.each(FOREIGN)('%s %s of another office: %j → %i', async (method, path, body, status) => {
  const { client } = await start();
  const response = method === 'GET' ? await client.get(path) : await client.send(method, path, body);
  expect(response.status).toBe(status);
});

test('the same calls on the own office go through', async () => {
  const { client } = await start();
  for (const [method, path, body, status] of OWN) {
    const response = method === 'GET' ? await client.get(path) : await client.send(method, path, body);
    expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} ${status}`);
  }
});

test('a duty of another office looks like none', async () => {
  const { client, foreign, own } = await start();
  for (const id of [foreign, 'abc', '0', '9'.repeat(15)]) {
    expect((await client.send('DELETE', `/duties/${id}`)).status).toBe(404);
    expect((await client.send('PUT', `/duties/${id}`, { to: null })).status).toBe(404);
  }
  expect((await client.send('DELETE', `/duties/${own}`)).status).toBe(204);
});

test('a picture is taken in without what is not seen, shown to those of the unit, and taken away', async () => {
  const { context, client } = await start();
  const put = (path: string, bytes: Uint8Array) => client.upload('PUT', path, bytes, 'image/jpeg');
  expect((await put('/clerks/lan/photo', PICTURES.jpeg)).status).toBe(404);
  expect((await put('/clerks/hoa/photo', PICTURES.jpeg)).status).toBe(204);
  const shown = await client.get('/clerks/hoa/photo');
  expect(shown.headers.get('Content-Type')).toBe('image/jpeg');
  expect(shown.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(Buffer.from(await shown.arrayBuffer()).includes('ICC_PROFILE')).toBe(false);
  const other = await signInAs(context, 'admin', 'xa');
  expect((await other.get('/clerks/hoa/photo')).status).toBe(404);
  expect((await put('/clerks/hoa/photo', Buffer.from('<svg/>'))).status).toBe(409);
  expect((await put('/clerks/hoa/photo', new Uint8Array(130_000))).status).toBe(413);
  expect((await client.send('DELETE', '/clerks/hoa/photo')).status).toBe(204);
  expect((await client.get('/clerks/hoa/photo')).status).toBe(404);
});
