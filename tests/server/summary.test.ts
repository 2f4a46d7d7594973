import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { rebuildSums } from '#server/figures/rebuild-sums.ts';
import { ROLES } from '#shared/domain/roles.ts';
import { seedDevice, seedOffice, seedRating, seedReplica, signIn } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext, TEST_NOW_MS } from '../support/server-context.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Twelve ratings of a clerk two weeks ago and three of today, in a ward; one in another commune. */
async function start() {
  const context = await createTestContext();
  await seedOffice(context);
  await seedDevice(context, { id: 'may-1' });
  const replicaNo = await seedReplica(context, {
    id: '00000000-0000-7000-8000-000000000001',
    device: 'may-1',
    receivedThrough: 16,
  });
  for (let n = 1; n <= 15; n += 1) {
    const occurredAt = new Date(TEST_NOW_MS - (n <= 12 ? 14 * DAY_MS : 0) + n * 1_000).toISOString();
    await seedRating(context, {
      n,
      replicaNo,
      level: n % 4 === 0 ? 2 : 5,
      occurredAt,
      reasons: n === 4 ? ['C1'] : [],
    });
  }
  await seedRating(context, { n: 16, replicaNo, unit: 'xa', counter: 'quay-xa', clerk: null });
  await rebuildSums(context);
  return context;
}

test('without a span it is the month so far, of the account’s own unit', async () => {
  const leader = await signInAs(await start(), 'leader');
  const response = await leader.get('/summary');
  expect(await response.json()).toMatchObject({
    unit: { id: 'phuong', name: 'Phường Cao Lãnh' },
    from: '2026-11-01',
    to: '2026-11-22',
    by: null,
    total: {
      ratings: 15,
      figure: { n: 15, satisfied: 12, rate: 80 },
      reasons: [{ level: 2, reason: 'C1', n: 1 }],
    },
    groups: [],
  });
});

test('what is asked again and is still the same is not sent again', async () => {
  const leader = await signInAs(await start(), 'leader');
  const first = await leader.get('/summary?by=day');
  const tag = first.headers.get('ETag') ?? '';
  const again = await leader.get('/summary?by=day', { 'If-None-Match': tag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await leader.get('/summary?by=month', { 'If-None-Match': tag })).status).toBe(200);
});

test('what cannot be read is refused by name', async () => {
  const leader = await signInAs(await start(), 'leader');
  const fields = async (query: string) => {
    const response = await leader.get(`/summary?${query}`);
    return [response.status, (await response.json()).fields];
  };
  expect(await fields('from=2026-02-02&to=2026-02-01')).toEqual([400, ['from', 'to']]);
  expect(await fields('from=2026-02-30')).toEqual([400, ['from']]);
  expect(await fields('by=mood')).toEqual([400, ['by']]);
  expect(await fields('counter=quay-1&clerk=hoa')).toEqual([400, ['counter', 'clerk']]);
  expect(await fields('clerk=hoa&by=procedure')).toEqual([400, ['by']]);
  expect((await leader.get('/summary?mood=1')).status).toBe(400);
});

test('who may read no single rating is told of persons by whole months that have ended', async () => {
  const context = await start();
  const province = await signInAs(context, 'province', 'tinh');
  const answer = async (query: string) => {
    const response = await province.get(`/summary?unit=phuong&${query}`);
    return [response.status, (await response.json()).code];
  };
  const refused = [422, 'persons-by-month'];
  expect(await answer('by=clerk')).toEqual(refused);
  expect(await answer('by=clerk&from=2026-11-01&to=2026-11-30')).toEqual(refused);
  expect(await answer('by=clerk&from=2026-10-01&to=2026-10-30')).toEqual(refused);
  expect(await answer('by=clerk&from=2026-09-01&to=2026-10-31')).toEqual(refused);
  expect(await answer('clerk=hoa&by=day&from=2026-10-01&to=2026-10-31')).toEqual(refused);
  expect(await answer('clerk=hoa&from=2026-10-01&to=2026-10-31')).toEqual([200, undefined]);
  expect(await answer('by=clerk&from=2026-10-01&to=2026-10-31')).toEqual([200, undefined]);
  expect(await answer('by=counter')).toEqual([200, undefined]);
  const leader = await signInAs(context, 'leader');
  expect((await leader.get('/summary?by=clerk&from=2026-11-02')).status).toBe(200);
});

test('hours of weekdays are refused where they would have to be read for too many days', async () => {
  const leader = await signInAs(await start(), 'leader');
  const response = await leader.get('/summary?by=weekday-hour&from=2000-01-01&to=2150-01-01');
  expect([response.status, (await response.json()).code]).toEqual([422, 'span-too-wide']);
  const { groups } = await (await leader.get('/summary?by=weekday-hour')).json();
  expect(groups).toMatchObject([
    { key: '7-08', ratings: 15, figure: { n: 15, satisfied: 12, response: null } },
  ]);
});

test('as a table for spreadsheets, the whole in the last line', async () => {
  const leader = await signInAs(await start(), 'leader');
  const response = await leader.get('/summary?by=clerk&format=csv&lang=en');
  expect(response.headers.get('Content-Disposition')).toContain('so-lieu_phuong_2026-11-01_2026-11-22.csv');
  const lines = (await response.text()).split('\r\n');
  expect(lines[0]).toMatch(/^"Rated person","Name","All ratings","n \(without flagged\)"/);
  expect(lines[1]).toMatch(/^"hoa","Nguyễn Thị Hoa",15,15,12,80,/);
  expect(lines[2]).toMatch(/^"All","Phường Cao Lãnh",15,15,12,80,/);
});

test('route by role: figures are for those who may read them, of their own units and not of others', async () => {
  const context = await start();
  const table: Record<string, readonly number[]> = {};
  for (const role of ROLES) {
    const client = await signInAs(context, role);
    const statuses: number[] = [];
    for (const path of [
      '/summary',
      '/summary?unit=phuong',
      '/summary?unit=xa',
      '/summary?unit=tinh',
      '/summary/own',
    ])
      statuses.push((await client.get(path)).status);
    table[role] = statuses;
  }
  expect(table).toEqual({
    admin: [200, 200, 403, 403, 404],
    province: [200, 200, 403, 403, 403],
    leader: [200, 200, 403, 403, 403],
    officer: [200, 200, 403, 403, 403],
    clerk: [403, 403, 403, 403, 200],
    inspector: [200, 200, 403, 403, 403],
  });
});

test('from above, a unit is one of several', async () => {
  const province = await signInAs(await start(), 'province', 'tinh');
  const { total, groups } = await (await province.get('/summary?by=unit')).json();
  expect(total.ratings).toBe(16);
  expect(groups.map(({ key, ratings }: { key: string; ratings: number }) => [key, ratings])).toEqual([
    ['phuong', 15],
    ['xa', 1],
  ]);
});

test('another system reads figures with a token that was given them, and no others', async () => {
  const context = await start();
  const admin = await signIn(context);
  const tokenFor = async (scopes: readonly string[]) => {
    const made = await admin.send('POST', '/tokens', {
      name: 'Kho dữ liệu',
      scopes,
      unit: 'phuong',
      days: 30,
    });
    return (await made.json()).token;
  };
  const app = createApp(context);
  const status = async (token: string) =>
    (await app.request('/api/v1/summary', { headers: { Authorization: `Bearer ${token}` } })).status;
  expect(await status(await tokenFor(['figures.read']))).toBe(200);
  expect(await status(await tokenFor(['ratings.read']))).toBe(403);
});

test('a clerk sees whole batches of what is a week old, and nothing of today', async () => {
  const context = await start();
  const clerk = await signInAs(context, 'clerk');
  const own = await (await clerk.get('/summary/own')).json();
  expect(own).toMatchObject({ clerk: 'hoa', year: 2026, through: '2026-11-14', batch: 10, delayDays: 7 });
  expect(own.batches).toMatchObject([
    { from: '2026-01-01', to: '2026-11-08', figure: { n: 12, satisfied: 9 } },
  ]);
  expect(own.total).toMatchObject({ n: 12 });
  context.clock.advance(8 * DAY_MS);
  // Three more are old enough now, but they are no batch.
  const again = await signIn(context, { username: 'clerk-phuong', password: 'đò ngang bến cũ' });
  const later = await (await again.get('/summary/own')).json();
  expect([later.through, later.batches, later.total]).toEqual(['2026-11-22', own.batches, own.total]);
  expect((await (await again.get('/summary/own?year=2025')).json()).batches).toEqual([]);
});

test('people served are taken in, replaced day by day, and noted', async () => {
  const context = await start();
  const leader = await signInAs(context, 'leader');
  const put = (days: unknown) => leader.send('PUT', '/units/phuong/transactions', { days });
  expect((await put([{ day: '2026-11-08', n: 40 }])).status).toBe(204);
  expect(
    (
      await put([
        { day: '2026-11-08', n: 20 },
        { day: '2026-11-22', n: 10 },
      ])
    ).status,
  ).toBe(204);
  expect((await put([{ day: '2026-11-31', n: 1 }])).status).toBe(400);
  const { total } = await (await leader.get('/summary')).json();
  expect(total.figure.response).toMatchObject({ basis: 'transactions', asked: 30, answered: 15, rate: 50 });
  const log = await context.db.selectFrom('audit').select('action').execute();
  expect(log.filter(({ action }) => action === 'transactions-imported')).toHaveLength(2);
});
