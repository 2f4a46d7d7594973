import * as v from 'valibot';
import { expect, test } from 'vitest';
import { checkAuditFile, isAuditFileGood, readAuditFile } from '#server/audit/check-audit-file.ts';
import { isStoreGood, verifyStore } from '#server/reports/verify-store.ts';
import { appendAudit } from '#server/store/audit.ts';
import { insertUnits } from '#server/store/office.ts';
import { auditChain, auditPage } from '#shared/protocol/accounts.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

async function start() {
  const centre = await createSignedInCentre();
  const { client, tablet, send } = centre;
  tablet.rate(5);
  tablet.rate(4);
  await tablet.push(send);
  for (let n = 0; n < 5; n += 1) await client.send('POST', `/devices/${tablet.device}/pairing-code`);
  const text = await (await client.get('/audit/export')).text();
  const rows = readAuditFile(text) ?? [];
  return { ...centre, db: centre.context.db, text, rows };
}

test('the whole log comes as it was written, and holds by itself and against the store', async () => {
  const { rows, db } = await start();
  const stored = await db.selectFrom('audit').select(['no', 'line', 'hash']).orderBy('no').execute();
  expect(rows).toEqual(stored);
  const verdict = await checkAuditFile(rows, db);
  expect(verdict).toEqual({ lines: rows.length, recomputed: rows.length, firstBad: null, differs: null });
  expect(isAuditFileGood(verdict)).toBe(true);
});

test('a word changed in the file is found, with its number', async () => {
  const { text } = await start();
  const rows = readAuditFile(text.replace('device.paired', 'device.paared')) ?? [];
  const verdict = await checkAuditFile(rows, null);
  expect(verdict.firstBad).toBe(rows.find(({ line }) => line.includes('paared'))?.no);
  expect(isAuditFileGood(verdict)).toBe(false);
});

test('a store whose log was rewritten from the first line on still differs from an export of before', async () => {
  const { rows, db } = await start();
  await db
    .updateTable('audit')
    .set({ hash: 'b'.repeat(64) })
    .where('no', '=', 3)
    .execute();
  expect(await checkAuditFile(rows, db)).toMatchObject({ firstBad: null, differs: 3 });
});

test('part of the units means part of the lines: what can be recomputed is, the rest is compared', async () => {
  const { rows, db } = await start();
  const part = rows.filter(({ no }) => no !== 2);
  expect(await checkAuditFile(part, db)).toMatchObject({
    recomputed: part.length - 1,
    firstBad: null,
    differs: null,
  });
});

test.each([
  ['anything else', 'không phải nhật ký'],
  ['nothing', ''],
  ['one line that is none', '{"no":1,"line":"x","hash":"y"}\n'],
])('%s is no export', (_, text) => {
  expect(readAuditFile(text)).toBeNull();
});

test('lines that belong to no unit are told to the root, and to nobody below', async () => {
  const { client, db } = await start();
  await appendAudit(db, { unitId: null, action: 'store.test' }, (no) => JSON.stringify({ no }));
  expect(await (await client.get('/audit/export')).text()).toContain('"no\\":');
  await insertUnits(db, [
    {
      ...{ id: 'tinh', parent_id: null, kind: 'province', name: 'Tỉnh', code: null, folded: 'tinh' },
      ...{ contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 0 },
    },
  ]);
  const count = async () => (await (await client.get('/audit/export')).text()).split('\n').length;
  const asRoot = await count();
  await db.updateTable('unit').set({ parent_id: 'tinh' }).where('id', '=', OFFICE.unit).execute();
  expect(await count()).toBe(asRoot - 1);
});

test('everything chained in the store is recomputed', async () => {
  const { db } = await start();
  const verdict = await verifyStore(db);
  expect(verdict).toMatchObject({ audit: { firstBad: null }, journals: 1, lines: 2, broken: [] });
  expect(isStoreGood(verdict)).toBe(true);
});

test('a line of the audit log that is gone is found', async () => {
  const { db } = await start();
  await db.deleteFrom('audit').where('no', '=', 2).execute();
  expect(await verifyStore(db)).toMatchObject({ audit: { firstBad: 2 } });
});

test.each([
  ['changed', { firstBad: 2 }],
  ['gone', { unexplained: [{ first: 2, last: 2 }] }],
] as const)('a line of a journal that was %s is found', async (how, fault) => {
  const { db } = await start();
  if (how === 'gone') await db.deleteFrom('entry').where('seq', '=', 2).execute();
  else await db.updateTable('entry').set({ line: '{}' }).where('seq', '=', 2).execute();
  const verdict = await verifyStore(db);
  expect(verdict.broken).toMatchObject([fault]);
  expect(isStoreGood(verdict)).toBe(false);
});

test('the newest line comes first where that is wished, page by page', async () => {
  const { client, rows } = await start();
  const numbers: number[] = [];
  for (let after = ''; ; ) {
    const page = v.parse(auditPage, await (await client.get(`/audit?order=desc&limit=3${after}`)).json());
    numbers.push(...page.items.map(({ no }) => no));
    if (page.next === null) break;
    after = `&after=${page.next}`;
  }
  expect(numbers).toEqual(rows.map(({ no }) => no).toReversed());
});

test('a text is found wherever it stands in a line, and a sign of patterns is no pattern', async () => {
  const { client, rows } = await start();
  const found = async (text: string) =>
    v.parse(auditPage, await (await client.get(`/audit?text=${encodeURIComponent(text)}`)).json()).items;
  expect((await found('DEVICE.code-issued')).length).toBe(5);
  expect((await found('%')).length).toBe(0);
  expect((await found('device_paired')).length).toBe(0);
  expect((await found('a')).length).toBe(rows.length);
});

test('the chain is recomputed on demand, and a line that was changed is named', async () => {
  const { client, rows, db } = await start();
  const chain = async () => v.parse(auditChain, await (await client.get('/audit/chain')).json());
  expect(await chain()).toEqual({ lines: rows.length, hash: rows.at(-1)?.hash, firstBad: null });
  await db.updateTable('audit').set({ line: '{}' }).where('no', '=', 2).execute();
  expect((await chain()).firstBad).toBe(2);
});
