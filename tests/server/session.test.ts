import { beforeEach, describe, expect, test } from 'vitest';
import { hashSecret } from '#server/accounts/hash-secret.ts';
import { createApp } from '#server/app.ts';
import { ADMIN, seedOffice, signIn } from '../support/office.ts';
import { createTestContext, type TestContext } from '../support/server-context.ts';

const MINUTE = 60_000;

let context: TestContext;
beforeEach(async () => {
  context = await createTestContext();
  await seedOffice(context);
});

function post(body: unknown, options: { type?: string; address?: string; url?: string } = {}) {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': options.type ?? 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
  const socket = { remoteAddress: options.address ?? '10.0.0.1', remotePort: 1, remoteFamily: 'IPv4' };
  return createApp(context).request(options.url ?? '/api/v1/session', init, { incoming: { socket } });
}

describe('POST /session', () => {
  test('opens a session with a cookie that scripts and other sites cannot use', async () => {
    const response = await post(ADMIN);
    expect(response.status).toBe(200);
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^hailong-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({
      username: 'quantri',
      role: 'admin',
      clerk: null,
      secondFactor: false,
      mustChangePassword: false,
      unit: { id: 'phuong', name: 'Phường Cao Lãnh', timeZone: 'Asia/Ho_Chi_Minh' },
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test('over TLS the cookie is Secure and bound to the host', async () => {
    const response = await post(ADMIN, { url: 'https://hailong.example/api/v1/session' });
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^__Host-hailong-session=.*; Secure; SameSite=Strict$/,
    );
  });

  test('case, outer spaces and composition of the name do not matter', async () => {
    expect((await post({ ...ADMIN, username: ' QuanTri ' })).status).toBe(200);
  });

  test('a wrong password and an unknown name get the same answer', async () => {
    const wrong = await post({ ...ADMIN, password: 'không phải mật khẩu' });
    const unknown = await post({ username: 'khong-co', password: 'không phải mật khẩu' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toMatchObject({ code: 'login-failed' });
    expect((await unknown.json()).code).toBe('login-failed');
    expect(wrong.headers.get('Set-Cookie')).toBeNull();
  });

  test.each([
    ['not JSON', '{'],
    ['no password', { username: 'quantri' }],
    ['a number as name', { username: 1, password: 'x' }],
  ])('%s is a bad request', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'bad-request' });
  });

  test('what a form of another site could send is refused', async () => {
    expect((await post(ADMIN, { type: 'text/plain' })).status).toBe(400);
  });

  test('an oversize body is refused', async () => {
    expect((await post({ ...ADMIN, password: 'x'.repeat(70_000) })).status).toBe(413);
  });

  test('no log line holds a name, a password or a token', async () => {
    await post({ ...ADMIN, password: 'không phải mật khẩu' });
    await post(ADMIN);
    expect(context.logLines.map((line) => line.event)).toEqual(['login-refused', 'login']);
    expect(JSON.stringify(context.logLines)).not.toMatch(/quantri|mật khẩu|sông/);
  });
});

describe('guessing', () => {
  const guess = (n: number, address = '10.0.0.1') =>
    post({ ...ADMIN, password: `đoán lần thứ ${n}` }, { address });

  test('after five wrong passwords an account waits, longer each time, also for the right one', async () => {
    for (let n = 1; n <= 5; n += 1) expect((await guess(n)).status).toBe(401);
    const waiting = await post(ADMIN, { address: '10.0.0.2' });
    expect(waiting.status).toBe(429);
    expect(waiting.headers.get('Retry-After')).toBe('2');
    expect(await waiting.json()).toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 2 });
    context.clock.advance(2_000);
    expect((await guess(6)).status).toBe(401);
    expect((await guess(7)).headers.get('Retry-After')).toBe('4');
    context.clock.advance(4_000);
    expect((await post(ADMIN)).status).toBe(200);
    expect((await guess(8)).status).toBe(401);
  });

  test('guesses made at once are counted before any is looked at', async () => {
    const statuses = await Promise.all(Array.from({ length: 8 }, async (_, n) => (await guess(n)).status));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
  });

  test('an address that tries many names waits, another does not', async () => {
    const byName = (name: string, address: string) => post({ username: name, password: 'sai' }, { address });
    expect((await byName('ten-0', '10.0.0.9')).status).toBe(401);
    await context.db
      .updateTable('login_throttle')
      .set({ failures: 29 })
      .where('key_hash', '=', hashSecret('address:10.0.0.9'))
      .execute();
    expect((await byName('ten-30', '10.0.0.9')).status).toBe(401);
    expect((await byName('ten-31', '10.0.0.9')).status).toBe(429);
    expect((await byName('ten-31', '10.0.0.8')).status).toBe(401);
  });

  test('neither names nor addresses are kept in clear', async () => {
    await guess(1);
    const rows = await context.db.selectFrom('login_throttle').selectAll().execute();
    expect(rows.map((row) => row.key_hash)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  });
});

describe('GET and DELETE /session', () => {
  test('nobody is signed in without the cookie, or with one that was made up', async () => {
    const app = createApp(context);
    expect((await app.request('/api/v1/session')).status).toBe(401);
    const response = await app.request('/api/v1/session', { headers: { Cookie: 'hailong-session=x' } });
    expect(await response.json()).toMatchObject({ status: 401, code: 'unauthorized' });
  });

  test('the token itself is not in the store', async () => {
    const client = await signIn(context);
    const rows = await context.db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(client.cookie.split('=')[1]);
  });

  test('signing out ends the session for good', async () => {
    const client = await signIn(context);
    const response = await client.send('DELETE', '/session');
    expect(response.status).toBe(204);
    expect(response.headers.get('Set-Cookie')).toMatch(/^hailong-session=; Max-Age=0/);
    expect((await client.get('/session')).status).toBe(401);
  });

  test('a changing request without the CSRF token is refused and changes nothing', async () => {
    const client = await signIn(context);
    const response = await client.send('DELETE', '/session', undefined, { 'X-CSRF-Token': 'another' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'forbidden' });
    expect((await client.get('/session')).status).toBe(200);
  });

  test('a session in use lives on, an idle one ends after 30 minutes', async () => {
    const client = await signIn(context);
    context.clock.advance(29 * MINUTE);
    expect((await client.get('/session')).status).toBe(200);
    context.clock.advance(29 * MINUTE);
    expect((await client.get('/session')).status).toBe(200);
    context.clock.advance(30 * MINUTE);
    expect((await client.get('/session')).status).toBe(401);
  });

  test('a page that refreshes itself does not keep an abandoned desk signed in', async () => {
    const client = await signIn(context);
    for (let minutes = 5; minutes < 30; minutes += 5) {
      context.clock.advance(5 * MINUTE);
      expect((await client.get('/units', { 'X-Background': '1' })).status).toBe(200);
    }
    context.clock.advance(5 * MINUTE);
    expect((await client.get('/units', { 'X-Background': '1' })).status).toBe(401);
  });

  test('after twelve hours even a busy session ends', async () => {
    const client = await signIn(context);
    for (let minutes = 20; minutes < 720; minutes += 20) {
      context.clock.advance(20 * MINUTE);
      expect((await client.get('/session')).status).toBe(200);
    }
    context.clock.advance(20 * MINUTE);
    expect((await client.get('/session')).status).toBe(401);
  });
});

describe('PUT /session/password', () => {
  const next = 'con trâu gặm cỏ non';

  beforeEach(async () => {
    await context.db.updateTable('account').set({ must_change_password: 1 }).execute();
  });

  test('until it is done everything else is refused', async () => {
    const client = await signIn(context);
    for (const path of ['/ratings', '/devices', '/units', '/units/phuong/counters', '/questionnaires']) {
      const response = await client.get(path);
      expect(response.status, path).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'password-change-required' });
    }
    expect((await client.get('/session')).status).toBe(200);
  });

  test('sets the password, ends the other sessions, keeps this one', async () => {
    const other = await signIn(context);
    const client = await signIn(context);
    const response = await client.send('PUT', '/session/password', { current: ADMIN.password, next });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ mustChangePassword: false });
    expect((await other.get('/session')).status).toBe(401);
    expect((await client.get('/session')).status).toBe(401);
    const cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const again = await createApp(context).request('/api/v1/ratings', { headers: { Cookie: cookie } });
    expect(again.status).toBe(200);
    expect((await post(ADMIN)).status).toBe(401);
    expect((await post({ ...ADMIN, password: next })).status).toBe(200);
  });

  test.each([
    ['ngắn', 'too-short'],
    ['mật khẩu 123456', 'common'],
    [ADMIN.password, 'same-as-current'],
  ])('%s is refused as %s', async (weak, weakness) => {
    const client = await signIn(context);
    const response = await client.send('PUT', '/session/password', { current: ADMIN.password, next: weak });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'password-refused', weakness });
  });

  test('needs the current password, and guessing it waits like a login', async () => {
    const client = await signIn(context);
    const change = (current: string) => client.send('PUT', '/session/password', { current, next });
    for (let n = 0; n < 5; n += 1) expect((await change(`sai ${n}`)).status).toBe(401);
    expect((await change(ADMIN.password)).status).toBe(429);
    expect((await client.get('/session')).status).toBe(200);
  });

  test('needs the CSRF token', async () => {
    const client = await signIn(context);
    const body = { current: ADMIN.password, next };
    const response = await client.send('PUT', '/session/password', body, { 'X-CSRF-Token': '' });
    expect(response.status).toBe(403);
  });
});
