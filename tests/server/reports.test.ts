import { expect, test } from 'vitest';
import { rebuildSums } from '#server/figures/rebuild-sums.ts';
import { ROLES } from '#shared/domain/roles.ts';
import { seedDevice, seedOffice, seedRating, seedReplica, signIn } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

const PASSWORD = 'đò ngang bến cũ';

/** Twenty-three ratings of a clerk in October, three more on its last day; reports are made in November. */
async function start() {
  const context = await createTestContext();
  await seedOffice(context);
  await seedDevice(context, { id: 'may-1' });
  const replica = { id: '00000000-0000-7000-8000-000000000001', device: 'may-1', receivedThrough: 26 };
  const replicaNo = await seedReplica(context, replica);
  for (let n = 1; n <= 26; n += 1) {
    const day = n <= 12 ? '05' : n <= 23 ? '20' : '31';
    const occurredAt = `2026-10-${day}T02:00:${String(n).padStart(2, '0')}.000Z`;
    await seedRating(context, {
      ...{ n, replicaNo, occurredAt, level: n % 4 === 0 ? 2 : 5 },
      reasons: n % 4 === 0 ? ['C1'] : [],
    });
  }
  await context.db.updateTable('feed').set({ next_pos: 27 }).where('name', '=', 'rating').execute();
  await rebuildSums(context);
  return context;
}

const OF_CLERK = { unit: 'phuong', clerk: 'hoa', period: '2026-10', after: 0 };

test('route by role: who reads, who makes, and nothing of another unit', async () => {
  const context = await start();
  const leader = await signInAs(context, 'leader', 'phuong', null);
  const made = await (await leader.send('POST', '/reports', OF_CLERK)).json();
  const { id } = made.report;
  const table: Record<string, readonly number[]> = {};
  for (const role of ROLES) {
    const client = role === 'leader' ? leader : await signInAs(context, role);
    const get = async (path: string) => (await client.get(path)).status;
    const post = async (unit: string) =>
      (await client.send('POST', '/reports', { unit, period: '2026-09', after: 0 })).status;
    table[role] = [
      ...[await get('/reports'), await get(`/reports/${id}`), await get(`/reports/${id}/verification`)],
      ...[await get(`/reports/${id}/file?format=xlsx`), await get('/reports?unit=xa'), await post('xa')],
      ...[await get('/reports/own'), await get(`/reports/own/${id}`)],
    ];
  }
  expect(table).toEqual({
    admin: [200, 200, 200, 200, 403, 403, 200, 404],
    province: [200, 404, 404, 404, 403, 403, 403, 403],
    leader: [200, 200, 200, 200, 403, 403, 403, 403],
    officer: [200, 200, 200, 200, 403, 403, 403, 403],
    clerk: [403, 403, 403, 403, 403, 403, 200, 200],
    inspector: [200, 200, 200, 200, 403, 403, 403, 403],
  });
  const other = await signInAs(context, 'leader', 'xa');
  expect((await other.get(`/reports/${id}`)).status).toBe(404);
  expect((await (await other.get('/reports')).json()).items).toEqual([]);
});

test('whoever may not read single ratings sees reports of units, without persons', async () => {
  const context = await start();
  const leader = await signInAs(context, 'leader');
  await leader.send('POST', '/reports', OF_CLERK);
  const province = await signInAs(context, 'province', 'tinh');
  const made = await province.send('POST', '/reports', { unit: 'phuong', period: '2026-10', after: 0 });
  const { report, body } = await made.json();
  expect(body).toMatchObject({ ratings: 26, counters: [{ ratings: 26 }], clerks: [] });
  expect((await (await province.get('/reports')).json()).items).toMatchObject([
    { id: report.id, clerk: null },
  ]);
  expect((await province.get(`/reports/${report.id}/file?format=json`)).status).toBe(403);
  const csv = await (await province.get(`/reports/${report.id}/file?format=csv`)).text();
  expect(csv).not.toContain('Nguyễn Thị Hoa');
  expect((await province.send('POST', '/reports', { ...OF_CLERK, after: 1 })).status).toBe(403);
  const whole = await (await leader.get(`/reports/${report.id}`)).json();
  expect(whole.body.clerks).toMatchObject([{ key: 'hoa', ratings: 26 }]);
});

test('a report of a clerk names one of the unit', async () => {
  const context = await start();
  const leader = await signInAs(context, 'leader');
  for (const clerk of ['khong-co', 'Không hợp lệ'])
    expect((await leader.send('POST', '/reports', { ...OF_CLERK, clerk })).status).toBe(400);
});

test('the clerk sees whole batches and never the days between, late, and replies beside the report', async () => {
  const context = await start();
  const leader = await signInAs(context, 'leader');
  const made = await (await leader.send('POST', '/reports', OF_CLERK)).json();
  const { id, bodySha256 } = made.report;
  expect(made.body.ratings).toBe(26);
  const clerk = await signInAs(context, 'clerk');
  const seen = await (await clerk.get(`/reports/own/${id}`)).json();
  // The batch of the fifth begins with the year, the three of the last day are in none.
  expect(seen.batches).toMatchObject([
    { from: '2026-10-06', to: '2026-10-20', figure: { n: 11, satisfied: 9 } },
  ]);
  expect(seen).toMatchObject({ ratings: 26, total: { n: 11 }, reasons: [{ reason: 'C1', n: 2 }] });
  const wholes =
    JSON.stringify(seen)
      .match(/"n":\d+/g)
      ?.map((text) => Number(text.slice(4))) ?? [];
  expect(wholes).not.toContain(26);

  const reply = await clerk.send('POST', `/reports/own/${id}/replies`, { text: ' Hôm đó mạng hỏng. ' });
  expect(reply.status).toBe(201);
  expect((await clerk.send('POST', `/reports/own/${id}/replies`, { text: '  ' })).status).toBe(400);
  const detail = await (await leader.get(`/reports/${id}`)).json();
  expect(detail.replies).toMatchObject([{ text: 'Hôm đó mạng hỏng.', madeBy: 'clerk-phuong' }]);
  expect(detail.report).toMatchObject({ replies: 1, bodySha256 });
  expect(await (await leader.get(`/reports/${id}/verification`)).json()).toMatchObject({ same: true });
  const csv = await (await leader.get(`/reports/${id}/file?format=csv`)).text();
  expect(csv).toContain('Hôm đó mạng hỏng.');
  const json = await (await leader.get(`/reports/${id}/file?format=json`)).text();
  expect(json).not.toContain('mạng hỏng');
  const log = await context.db.selectFrom('audit').select('action').orderBy('no').execute();
  expect(log.map(({ action }) => action).filter((action) => action.startsWith('report'))).toEqual([
    ...['report.made', 'report.replied'],
  ]);
});

test('nothing is told before the delay has passed, and nobody else’s at all', async () => {
  const context = await start();
  context.clock.set(Date.parse('2026-11-03T02:00:00.000Z'));
  const leader = await signInAs(context, 'leader');
  const { report } = await (await leader.send('POST', '/reports', OF_CLERK)).json();
  const clerk = await signInAs(context, 'clerk');
  expect((await (await clerk.get('/reports/own')).json()).items).toEqual([]);
  expect((await clerk.get(`/reports/own/${report.id}`)).status).toBe(404);
  expect((await clerk.send('POST', `/reports/own/${report.id}/replies`, { text: 'x' })).status).toBe(404);
  context.clock.set(Date.parse('2026-11-08T02:00:00.000Z'));
  const later = await signIn(context, { username: 'clerk-phuong', password: PASSWORD });
  expect((await (await later.get('/reports/own')).json()).items).toMatchObject([{ id: report.id }]);
  const of = { unit: 'phuong', period: '2026-10', after: 0 };
  const leaderAgain = await signIn(context, { username: 'leader-phuong', password: PASSWORD });
  const unit = await (await leaderAgain.send('POST', '/reports', of)).json();
  expect((await later.get(`/reports/own/${unit.report.id}`)).status).toBe(404);
});

test('what is to be handed in: before the fifth of the quarter’s last month, until it is done', async () => {
  const context = await start();
  const leader = await signInAs(context, 'leader');
  const due = async () => (await (await leader.get('/reports')).json()).due;
  expect(await due()).toEqual([{ period: '2026-Q4', before: '2026-12-05', state: 'open' }]);
  const wish = { unit: 'phuong', period: '2026-Q4', after: 0, provisional: true };
  expect((await leader.send('POST', '/reports', wish)).status).toBe(201);
  expect(await due()).toMatchObject([{ state: 'provisional' }]);
});
