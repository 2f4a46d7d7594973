import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { findBrokenAudit } from '#server/audit/audit.ts';
import { type SignedInClient, seedOffice, signIn } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext, type TestContext } from '../support/server-context.ts';

const NEW_PASSWORD = 'thuyền về bến lúc chiều';
const STEP_MS = 30_000;

let context: TestContext;
let admin: SignedInClient;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
  admin = await signIn(context);
});

async function login(body: Record<string, string>): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return await createApp(context).request('/api/v1/session', init);
}

async function makeAccount(wish: Record<string, unknown>, by = admin) {
  return await by.send('POST', '/accounts', { unit: 'phuong', role: 'officer', ...wish });
}

function codeOf(secret: string): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
  return totp.generate({ timestamp: context.clock.nowMs() });
}

/** Switches the second factor on; answers its secret and the recovery codes. */
async function enrol(client: SignedInClient) {
  const { secret } = await (await client.send('POST', '/session/second-factor')).json();
  const confirmed = await client.send('PUT', '/session/second-factor', { code: codeOf(secret) });
  const { codes } = await confirmed.json();
  context.clock.advance(STEP_MS);
  return { secret, codes };
}

describe('accounts', () => {
  test('one is made with a one-time password that must be replaced', async () => {
    const made = await (await makeAccount({ username: 'Chi Hai' })).json();
    expect(made).toMatchObject({ username: 'chi hai' });
    const first = await login({ username: 'chi hai', password: made.password });
    expect(await first.json()).toMatchObject({ role: 'officer', mustChangePassword: true });
    const client = await signIn(context, { username: 'chi hai', password: made.password });
    expect((await client.get('/ratings')).status).toBe(403);
    const changed = await client.send('PUT', '/session/password', {
      current: made.password,
      next: NEW_PASSWORD,
    });
    expect(changed.status).toBe(200);
    const again = await signIn(context, { username: 'chi hai', password: NEW_PASSWORD });
    expect((await again.get('/ratings')).status).toBe(200);
  });

  test('a name stands once, whatever its case', async () => {
    expect((await makeAccount({ username: 'Ba' })).status).toBe(201);
    expect(await (await makeAccount({ username: 'bA ' })).json()).toMatchObject({ code: 'name-taken' });
  });

  test('a clerk account names a clerk of its unit, and no other does', async () => {
    expect((await makeAccount({ username: 'a', role: 'clerk' })).status).toBe(400);
    expect((await makeAccount({ username: 'b', role: 'officer', clerk: 'hoa' })).status).toBe(400);
    expect((await makeAccount({ username: 'c', role: 'clerk', clerk: 'khong-co' })).status).toBe(400);
    expect((await makeAccount({ username: 'd', role: 'clerk', clerk: 'hoa' })).status).toBe(201);
  });

  test('a leader appoints officers and clerks of the own unit, and nobody above or beside', async () => {
    const leader = await signInAs(context, 'leader');
    expect((await makeAccount({ username: 'e' }, leader)).status).toBe(201);
    for (const wish of [{ role: 'admin' }, { role: 'leader' }, { role: 'inspector' }, { unit: 'xa' }]) {
      expect((await makeAccount({ username: 'f', ...wish }, leader)).status).toBe(403);
    }
    const { items } = await (await admin.get('/accounts')).json();
    const own = items.find((item: { username: string }) => item.username === 'quantri');
    expect((await leader.send('PUT', `/accounts/${own.id}`, { disabled: true })).status).toBe(403);
    expect((await leader.send('POST', `/accounts/${own.id}/password`)).status).toBe(403);
  });

  test('who is shut out is out at once, and back when let in again', async () => {
    const officer = await signInAs(context, 'officer');
    const { items } = await (await admin.get('/accounts')).json();
    const { id } = items.find((item: { role: string }) => item.role === 'officer');
    expect((await officer.get('/ratings')).status).toBe(200);
    expect((await admin.send('PUT', `/accounts/${id}`, { disabled: true })).status).toBe(200);
    expect((await officer.get('/ratings')).status).toBe(401);
    expect((await login({ username: 'officer-phuong', password: 'đò ngang bến cũ' })).status).toBe(401);
    await admin.send('PUT', `/accounts/${id}`, { disabled: false });
    expect((await login({ username: 'officer-phuong', password: 'đò ngang bến cũ' })).status).toBe(200);
  });

  test('nobody changes their own rights, and nobody reads a password or a secret', async () => {
    const list = await (await admin.get('/accounts')).text();
    expect(list).not.toMatch(/scrypt|sealed|password_hash/);
    const { id } = JSON.parse(list).items[0];
    expect((await admin.send('PUT', `/accounts/${id}`, { role: 'officer' })).status).toBe(403);
  });
});

describe('the second factor', () => {
  test('once confirmed, a password alone opens nothing; each code opens once', async () => {
    const { secret } = await enrol(admin);
    const plain = { username: 'quantri', password: 'sông Hậu mùa nước nổi' };
    expect(await (await login(plain)).json()).toMatchObject({ code: 'second-factor-required' });
    const code = codeOf(secret);
    expect((await login({ ...plain, code })).status).toBe(200);
    expect(await (await login({ ...plain, code })).json()).toMatchObject({ code: 'second-factor-wrong' });
  });

  test('a code before the confirmation, a wrong one and one from long ago are refused', async () => {
    const { secret } = await (await admin.send('POST', '/session/second-factor')).json();
    const old = codeOf(secret);
    context.clock.advance(5 * 60_000);
    expect((await admin.send('PUT', '/session/second-factor', { code: old })).status).toBe(401);
    const plain = { username: 'quantri', password: 'sông Hậu mùa nước nổi' };
    expect((await login(plain)).status).toBe(200);
  });

  test('a recovery code opens once in place of a code', async () => {
    const { codes } = await enrol(admin);
    expect(codes).toHaveLength(8);
    const plain = { username: 'quantri', password: 'sông Hậu mùa nước nổi' };
    const typed = codes[0].toLowerCase().replaceAll('-', ' ');
    expect((await login({ ...plain, code: typed })).status).toBe(200);
    expect((await login({ ...plain, code: typed })).status).toBe(401);
  });

  test('guessing codes is slowed although the password is right', async () => {
    await enrol(admin);
    const plain = { username: 'quantri', password: 'sông Hậu mùa nước nổi' };
    const statuses = [];
    for (let i = 0; i < 12; i++) statuses.push((await login({ ...plain, code: `00000${i % 10}` })).status);
    expect(statuses).toContain(429);
  });

  test('the store holds no readable secret', async () => {
    const { secret } = await enrol(admin);
    const rows = await context.db.selectFrom('account').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows.some((row) => row.second_factor_sealed?.startsWith('v1.'))).toBe(true);
  });

  test('a clerk is offered none; whoever lost theirs gets it taken away by those who may', async () => {
    const clerk = await signInAs(context, 'clerk');
    expect((await clerk.send('POST', '/session/second-factor')).status).toBe(403);
    const officer = await signInAs(context, 'officer');
    await enrol(officer);
    const { items } = await (await admin.get('/accounts')).json();
    const { id, secondFactor } = items.find((item: { role: string }) => item.role === 'officer');
    expect(secondFactor).toBe(true);
    expect((await admin.send('DELETE', `/accounts/${id}/second-factor`)).status).toBe(204);
    expect((await login({ username: 'officer-phuong', password: 'đò ngang bến cũ' })).status).toBe(200);
  });
});

describe('tokens of other systems', () => {
  const wish = { name: 'Kho dữ liệu tỉnh', unit: 'phuong', scopes: ['ratings.read'], days: 30 };
  const read = (token: string, path: string, method = 'GET') =>
    createApp(context).request(`/api/v1${path}`, { method, headers: { Authorization: `Bearer ${token}` } });

  test('one reads what it was given, of its units, until it runs out', async () => {
    const { token } = await (await admin.send('POST', '/tokens', wish)).json();
    expect((await read(token, '/ratings')).status).toBe(200);
    expect((await read(token, '/units')).status).toBe(403);
    expect((await read(token, '/ratings?unit=xa')).status).toBe(403);
    expect((await read(token, '/accounts')).status).toBe(401);
    context.clock.advance(31 * 24 * 60 * 60_000);
    expect((await read(token, '/ratings')).status).toBe(401);
  });

  test('a revoked one is worth nothing at once, and its text stands nowhere', async () => {
    const { id, token } = await (await admin.send('POST', '/tokens', wish)).json();
    expect((await admin.send('DELETE', `/tokens/${id}`)).status).toBe(204);
    expect((await read(token, '/ratings')).status).toBe(401);
    const list = await (await admin.get('/tokens')).text();
    const rows = JSON.stringify(await context.db.selectFrom('api_token').selectAll().execute());
    expect(`${list}${rows}`).not.toContain(token);
  });

  test('one is not made for a unit beside, nor with a right to write', async () => {
    expect((await admin.send('POST', '/tokens', { ...wish, unit: 'xa' })).status).toBe(403);
    expect((await admin.send('POST', '/tokens', { ...wish, scopes: ['accounts.manage'] })).status).toBe(400);
  });
});

describe('the audit log', () => {
  test('tells who did what from where, in a chain that shows an altered line', async () => {
    await makeAccount({ username: 'bon' });
    const inspector = await signInAs(context, 'inspector');
    const { items } = await (await inspector.get('/audit')).json();
    expect(items.map((item: { action: string }) => item.action)).toEqual([
      'session.opened',
      'account.created',
      'session.opened',
    ]);
    expect(items[1]).toMatchObject({ actor: { name: 'quantri' }, subject: 'bon', unit: 'phuong' });
    expect(await findBrokenAudit(context.db)).toBeNull();
    const [, second] = await context.db.selectFrom('audit').selectAll().orderBy('no').execute();
    const line = second?.line.replace('bon', 'nam') ?? '';
    await context.db.updateTable('audit').set({ line }).where('no', '=', 2).execute();
    expect(await findBrokenAudit(context.db)).toBe(2);
  });

  test('a line that was cut from the end is missed', async () => {
    await makeAccount({ username: 'bon' });
    await context.db.deleteFrom('audit').where('no', '=', 2).execute();
    expect(await findBrokenAudit(context.db)).toBe(2);
  });

  test('pages go on where they stopped', async () => {
    for (const username of ['m', 'n', 'o']) await makeAccount({ username });
    const first = await (await admin.get('/audit?limit=2')).json();
    const second = await (await admin.get(`/audit?limit=2&after=${first.next}`)).json();
    expect([...first.items, ...second.items].map((item: { no: number }) => item.no)).toEqual([1, 2, 3, 4]);
    expect(second.next).toBeNull();
  });
});
