import { read } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { ROLES } from '#shared/domain/roles.ts';
import type { ScoreSheet } from '#shared/protocol/score-sheets.ts';
import { evaluateCell } from '../support/evaluate-sheet.ts';
import type { SignedInClient } from '../support/office.ts';
import { seedOffice, signIn } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

const PERIOD = '2026-Q4';
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

async function start() {
  const context = await createTestContext();
  await seedOffice(context);
  return context;
}

/** Every indicator with the same marks. */
function marks(self: number, verified: number | null, reason: string | null = null) {
  const rows = NUMBERS.map((number) => ({ indicator: `tt01-${number}`, self, verified, reason }));
  return { form: 'mau-02', rows };
}

async function save(client: SignedInClient, wish: Record<string, unknown>) {
  const response = await client.send('POST', '/score-sheets', { unit: 'phuong', period: PERIOD, ...wish });
  return [response.status, await response.json()] as const;
}

test('a unit enters its own marks, the one above verifies them with reasons; every version stays', async () => {
  const context = await start();
  const leader = await signInAs(context, 'leader');
  const [status, first] = await save(leader, { after: 0, body: marks(2, 2) });
  // What a unit says of its own verification is not taken.
  expect([status, first.version, first.mayVerify]).toEqual([201, 1, false]);
  expect(first.body.rows[0]).toMatchObject({ self: 2, verified: null });

  const province = await signInAs(context, 'province', 'tinh');
  const [silent, problem] = await save(province, { after: 1, body: marks(2, 1.5) });
  expect([silent, problem.fields[0]]).toEqual([400, 'rows.0.reason']);
  expect((await save(province, { after: 1, body: marks(2, 1.5, 'Hai hồ sơ trễ hạn') }))[0]).toBe(201);
  expect((await save(leader, { after: 1, body: marks(1, null) }))[0]).toBe(409);
  const admin = await signIn(context);
  const sheet = await (await admin.get(`/score-sheets?form=mau-02&period=${PERIOD}`)).json();
  expect(sheet).toMatchObject({ version: 2, mayVerify: true });
  const [, third] = await save(leader, { after: 2, body: marks(1.75, null) });
  expect(third.body.rows[0]).toMatchObject({ self: 1.75, verified: 1.5, reason: 'Hai hồ sơ trễ hạn' });
  expect(await context.db.selectFrom('score_sheet').select('version').orderBy('version').execute()).toEqual([
    { version: 1 },
    { version: 2 },
    { version: 3 },
  ]);
});

test('marks out of range, of no indicator, and dossiers between the steps are refused by name', async () => {
  const leader = await signInAs(await start(), 'leader');
  const fields = async (body: unknown) => (await save(leader, { after: 0, body }))[1].fields;
  expect(await fields(marks(2.5, null))).toContain('rows.0.self');
  expect(await fields({ form: 'mau-02', rows: [{ ...marks(1, null).rows[0], self: -1 }] })).toEqual([
    'body.rows.0.self',
  ]);
  expect(await fields({ form: 'mau-02', rows: [{ ...marks(1, null).rows[0], indicator: 'khac' }] })).toEqual([
    'rows.0.indicator',
  ]);
  const dossier = { dossier: 'HS-1', points: { 'tt01-1': 1.5 }, level: 3, class: null };
  expect(await fields({ form: 'mau-01', rows: [dossier] })).toEqual(['rows.0.points.tt01-1']);
});

test('route by role: who reads, who enters, and nothing of another unit', async () => {
  const context = await start();
  const table: Record<string, readonly number[]> = {};
  for (const role of ROLES) {
    const client = await signInAs(context, role);
    const get = async (path: string) => (await client.get(`/score-sheets${path}`)).status;
    const post = async (unit: string) =>
      (await save(client, { unit, period: '2026-Q3', after: 99, body: marks(1, null) }))[0];
    table[role] = [
      await get(`?form=mau-02&period=${PERIOD}`),
      await get(`/ranking?period=${PERIOD}`),
      await get(`/file?form=mau-03&period=${PERIOD}`),
      ...[await get(`?form=mau-02&period=${PERIOD}&unit=xa`), await post('phuong'), await post('xa')],
    ];
  }
  expect(table).toEqual({
    admin: [200, 200, 200, 403, 409, 403],
    province: [200, 200, 200, 403, 409, 403],
    leader: [200, 200, 200, 403, 409, 403],
    officer: [200, 200, 200, 403, 409, 403],
    clerk: [403, 403, 403, 403, 403, 403],
    inspector: [200, 200, 200, 403, 403, 403],
  });
});

test('form 03 adds verified marks up, gives the class, and ranks nobody with too few ratings', async () => {
  const context = await start();
  const province = await signInAs(context, 'province', 'tinh');
  expect((await save(province, { after: 0, body: marks(2, 1.67, 'Đã kiểm tra hồ sơ') }))[0]).toBe(201);
  await save(province, { unit: 'xa', after: 0, body: { form: 'mau-02', rows: marks(2, 2).rows.slice(1) } });
  const ranking = await (await province.get(`/score-sheets/ranking?period=${PERIOD}`)).json();
  expect(ranking.units).toMatchObject([
    { unit: { id: 'phuong' }, total: 15.03, class: { vi: 'Xuất sắc' }, rank: null, ratings: 0 },
    { unit: { id: 'xa' }, total: null, class: null, rank: null },
  ]);
});

test('the workbooks hold numbers, and every formula comes to what stands in its cell', async () => {
  const context = await start();
  const province = await signInAs(context, 'province', 'tinh');
  await save(province, { after: 0, body: marks(2, 1.67, 'Đã kiểm tra hồ sơ') });
  const dossier = (name: string, points: readonly (number | null)[], level: number | null) => ({
    ...{ dossier: name, level, class: null },
    points: Object.fromEntries(
      [1, 2, 3, 4, 6, 7].map((number, at) => [`tt01-${number}`, points[at] ?? null]),
    ),
  });
  const rows = [
    dossier('=HS-1', [2, 2, 2, 1, 2, 2], 3),
    dossier('HS-2', [1, 2, 0, 1, 2, 1], 2),
    dossier('HS-3', [2, 2, 2, null, 2, 2], 3),
  ];
  const [status, saved]: readonly [number, ScoreSheet] = await save(province, {
    ...{ after: 0, body: { form: 'mau-01', rows } },
  });
  expect([status, saved.body?.rows.length]).toEqual([201, 3]);
  let formulas = 0;
  for (const form of ['mau-01', 'mau-02', 'mau-03']) {
    const response = await province.get(`/score-sheets/file?unit=phuong&form=${form}&period=${PERIOD}`);
    const book = read(new Uint8Array(await response.arrayBuffer()), { type: 'array', cellFormula: true });
    for (const sheet of Object.values(book.Sheets))
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith('!') || cell.f === undefined) continue;
        formulas += 1;
        expect([form, address, evaluateCell(sheet, address)]).toEqual([form, address, cell.v ?? '']);
      }
    const [sheet] = Object.values(book.Sheets);
    if (form === 'mau-01') {
      expect(sheet?.B2).toMatchObject({ t: 's', v: '=HS-1' });
      // 2+2+2+1+2 of the clerk's five; the third lacks one; two of three are very satisfied.
      expect([sheet?.I2.v, sheet?.I3.v, sheet?.M7.v]).toEqual([9, 5, 66.67]);
    }
    if (form === 'mau-02')
      expect([sheet?.C11.v, sheet?.E11.v, sheet?.E12.v]).toEqual([18, 15.03, 'Xuất sắc']);
  }
  expect(formulas).toBeGreaterThan(15);
});
