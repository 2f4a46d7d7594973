import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { createCaseOffice } from '../support/case-office.ts';
import { postProcedures } from '../support/posted-procedures.ts';
import { loadSampleProcedures } from '../support/sample-procedures.ts';
import { OFFICE } from '../support/small-office.ts';
import { codeOf, writeFeedback } from '../support/written.ts';

const PULLS = {
  'ratings.read': '/ratings',
  'cases.read': '/cases',
  'figures.read': '/summary',
  'procedures.read': '/procedures',
} as const;
const PATHS = Object.values(PULLS);

async function start() {
  const office = await createCaseOffice();
  office.tablet.rate(2);
  await writeFeedback(office);
  await office.tablet.push(office.send);
  await postProcedures(office.context.db, OFFICE.unit, loadSampleProcedures().slice(0, 3));
  const admin = await office.as('admin');
  /** A system with a token of its own. */
  const giveToken = async (...scopes: readonly string[]) => {
    const wish = { name: 'Kho dữ liệu', unit: OFFICE.unit, scopes, days: 1 };
    const { id, token } = await (await admin.send('POST', '/tokens', wish)).json();
    const get = async (path: string, headers: Record<string, string> = {}) =>
      await office.app.request(`/api/v1${path}`, {
        headers: { Authorization: `Bearer ${token}`, ...headers },
      });
    return { get, revoke: async () => await admin.send('DELETE', `/tokens/${id}`) };
  };
  return { ...office, giveToken };
}

test.each(Object.entries(PULLS))('a token with %s alone pulls %s and nothing else', async (scope, path) => {
  const { giveToken } = await start();
  const { get } = await giveToken(scope);
  expect((await get(path)).status).toBe(200);
  const others = PATHS.filter((other) => other !== path);
  for (const other of others) expect([other, (await get(other)).status]).toEqual([other, 403]);
});

test.each(PATHS)(
  'who pulls %s again with its tag is spared what is the same, and gets what changed',
  async (path) => {
    const { giveToken, context, tablet, send } = await start();
    const { get } = await giveToken(...Object.keys(PULLS));
    const first = await get(path);
    const tag = first.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^"[\w-]{32}"$/);
    const again = await get(path, { 'If-None-Match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    tablet.rate(1);
    await writeFeedback({ context, tablet }, { code: codeOf(8) });
    await tablet.push(send);
    await context.db.updateTable('procedure').set({ name: 'Tên khác' }).execute();
    expect((await get(path, { 'If-None-Match': tag })).status).toBe(200);
  },
);

test('a stolen token ends with its revocation, in every pull and in the middle of its cursor', async () => {
  const { giveToken, context } = await start();
  const { get, revoke } = await giveToken(...Object.keys(PULLS));
  const { resume } = await (await get('/ratings?limit=1')).json();
  expect((await revoke()).status).toBe(204);
  for (const path of [...PATHS, `/ratings?after=${resume}`, '/ratings?format=csv', '/cases?format=xlsx'])
    expect([path, (await get(path)).status]).toEqual([path, 401]);
  expect(JSON.stringify(context.logLines)).not.toContain('hlt_');
});

test('the workbook of cases tells what the CSV tells, with instants that are instants', async () => {
  const { giveToken } = await start();
  const { get } = await giveToken('cases.read');
  const csv = (await (await get('/cases?format=csv&lang=en')).text()).split('\r\n');
  const response = await get('/cases?format=xlsx&lang=en');
  expect(response.headers.get('Content-Disposition')).toMatch(/filename="cases_\d{4}-\d\d-\d\d\.xlsx"/);
  const sheet = read(Buffer.from(await response.arrayBuffer())).Sheets.Cases;
  if (sheet === undefined) throw new Error('no sheet');
  const rows = utils.sheet_to_json<readonly (string | number)[]>(sheet, { header: 1 });
  expect(rows).toHaveLength(csv.length - 1);
  expect(rows[0]?.map((cell) => `"${cell}"`).join(',')).toBe(csv[0]?.replace('\uFEFF', ''));
  const [number, , , , , , received] = rows[1] ?? [];
  expect([typeof number, typeof received]).toEqual(['number', 'number']);
});
