import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { buildContent } from '#server/content/build-content.ts';
import {
  procedureDifferences,
  procedureFields,
  procedurePage,
  procedureVersionBody,
} from '#shared/protocol/procedure-admin.ts';
import { procedureLookUp } from '#shared/protocol/procedure-look-up.ts';
import { openProcedureDesk, type ProcedureDesk, sampleBody } from '../support/procedure-desk.ts';

const BIRTH = sampleBody('1.001193');
const MARRIAGE = sampleBody('1.000894');

async function onTablets(desk: ProcedureDesk) {
  const content = await buildContent(desk.context.db, 'phuong', '2026-11-22T00:00:00.000Z');
  return content?.procedures ?? [];
}

async function names(desk: ProcedureDesk, query: string): Promise<readonly string[]> {
  const response = await desk.client.get(`/procedures${query}`);
  return v.parse(procedurePage, await response.json()).items.map((item) => item.code);
}

describe('a draft', () => {
  test('is seen by nobody outside until it is posted, and then by every tablet', async () => {
    const desk = await openProcedureDesk();
    const before = await desk.context.content.get('phuong');
    expect(await desk.draft(BIRTH)).toMatchObject({ state: 'draft', posted: null, draft: 1, revision: 1 });
    expect(await onTablets(desk)).toEqual([]);
    expect((await desk.context.content.get('phuong'))?.version).toBe(before?.version);
    const posted = await desk.change('post', BIRTH.code);
    expect(posted).toMatchObject({ state: 'posted', posted: 1, draft: null, draftBody: null });
    expect(posted.postedBody).toEqual(BIRTH);
    expect(await onTablets(desk)).toEqual([{ ...BIRTH, version: 1, checked: null }]);
    expect((await desk.context.content.get('phuong'))?.version).not.toBe(before?.version);
  });

  test('beside a posted version leaves what the public sees as it is', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    const edited = await desk.draft({ ...BIRTH, name: 'Đăng ký khai sinh (mới)' });
    expect(edited).toMatchObject({ state: 'posted', posted: 1, draft: 2, name: BIRTH.name });
    expect(await onTablets(desk)).toMatchObject([{ name: BIRTH.name, version: 1 }]);
    expect(await desk.change('post', BIRTH.code)).toMatchObject({ posted: 2, draft: null });
    expect(await onTablets(desk)).toMatchObject([{ name: 'Đăng ký khai sinh (mới)', version: 2 }]);
  });

  test('is written over by its own writer and kept beside by another', async () => {
    const desk = await openProcedureDesk();
    await desk.draft(BIRTH);
    await desk.draft({ ...BIRTH, timeLimit: '01 ngày' });
    expect((await desk.get(BIRTH.code)).versions).toHaveLength(1);
    await desk.context.db.updateTable('procedure_version').set({ created_by: 'nguoi-khac' }).execute();
    const edited = await desk.draft({ ...BIRTH, timeLimit: '02 ngày' });
    expect(edited.versions.map(({ version, state, createdBy }) => [version, state, createdBy])).toEqual([
      [2, 'draft', 'quantri'],
      [1, 'past', 'nguoi-khac'],
    ]);
  });

  test('that says what is said already is no change', async () => {
    const desk = await openProcedureDesk();
    await desk.draft(BIRTH);
    expect(await desk.draft(BIRTH)).toMatchObject({ revision: 1 });
  });

  test('can be thrown away; a procedure that was never posted is then withdrawn', async () => {
    const desk = await openProcedureDesk();
    await desk.draft(BIRTH);
    expect(await desk.change('discard-draft', BIRTH.code)).toMatchObject({ state: 'withdrawn', draft: null });
    await desk.post(MARRIAGE);
    await desk.draft({ ...MARRIAGE, timeLimit: null });
    expect(await desk.change('discard-draft', MARRIAGE.code)).toMatchObject({ state: 'posted', draft: null });
  });

  test('is stored in composed letters; another code than the path’s and empty texts are refused', async () => {
    const desk = await openProcedureDesk();
    const loose = { ...BIRTH, name: ` ${BIRTH.name.normalize('NFD')} ` };
    expect((await desk.draft(loose)).draftBody?.name).toBe(BIRTH.name);
    const put = async (path: string, body: unknown) =>
      (await desk.client.send('PUT', `/procedures/${path}/draft`, { revision: 0, body })).status;
    expect(await put('1.999999', BIRTH)).toBe(400);
    expect(await put('1.000894', { ...MARRIAGE, name: '  ' })).toBe(400);
    expect(await put('1.000894', { ...MARRIAGE, steps: 'một' })).toBe(400);
  });
});

describe('history', () => {
  test('an older version is posted again as a new one that says the same', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    await desk.post({ ...BIRTH, timeLimit: '05 ngày làm việc' });
    const restored = await desk.change('post', BIRTH.code, { version: 1, note: 'Nhầm' });
    expect(restored).toMatchObject({ posted: 3, postedBody: BIRTH });
    expect(restored.versions[0]).toMatchObject({
      version: 3,
      source: 'restored',
      sourceRef: '1',
      note: 'Nhầm',
    });
    expect(restored.events.map(({ event, version, by }) => [event, version, by])).toEqual([
      ['restored', 3, 'quantri'],
      ['posted', 2, 'quantri'],
      ['edited', 2, 'quantri'],
      ['posted', 1, 'quantri'],
      ['created', 1, 'quantri'],
    ]);
    const differences = await desk.client.get(`/procedures/${BIRTH.code}/differences?from=1&to=2`);
    expect(v.parse(procedureDifferences, await differences.json()).changes).toEqual([
      { part: 'timeLimit', before: BIRTH.timeLimit, after: '05 ngày làm việc' },
    ]);
    const second = await desk.client.get(`/procedures/${BIRTH.code}/versions/2`);
    expect(v.parse(procedureVersionBody, await second.json())).toMatchObject({
      state: 'past',
      body: { timeLimit: '05 ngày làm việc' },
    });
    for (const path of ['differences?from=1&to=9', 'versions/9', 'versions/0'])
      expect((await desk.client.get(`/procedures/${BIRTH.code}/${path}`)).status).toBe(404);
  });

  test('withdrawn, it leaves the tablets and keeps its versions; posted again, it comes back', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    expect(await desk.change('withdraw', BIRTH.code)).toMatchObject({ state: 'withdrawn', posted: 1 });
    expect(await onTablets(desk)).toEqual([]);
    expect(await desk.change('post', BIRTH.code, { version: 1 })).toMatchObject({
      state: 'posted',
      posted: 2,
    });
    expect(await onTablets(desk)).toMatchObject([{ version: 2 }]);
  });

  test('a check is shown with its day and its office, never with the account, and ends with the next posting', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    await desk.change('check', BIRTH.code);
    expect(await onTablets(desk)).toMatchObject([{ checked: { by: 'Phường Cao Lãnh', on: '2026-11-22' } }]);
    const checked = await desk.change('check', BIRTH.code, { by: 'Công chức tư pháp – hộ tịch' });
    expect(checked.checked).toEqual({ by: 'Công chức tư pháp – hộ tịch', on: '2026-11-22' });
    expect(checked.events[0]).toMatchObject({ event: 'checked', by: 'quantri', version: 1 });
    expect((await desk.post({ ...BIRTH, timeLimit: null })).checked).toBeNull();
  });
});

describe('who looked at an older state', () => {
  test('is told, and nothing is done', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    const stale = { revision: 1, body: { ...BIRTH, name: 'Khác' } };
    for (const [method, call] of [
      ['PUT', 'draft'],
      ['POST', 'post'],
      ['POST', 'withdraw'],
      ['POST', 'check'],
      ['POST', 'discard-draft'],
    ] as const) {
      const response = await desk.client.send(method, `/procedures/${BIRTH.code}/${call}`, stale);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ code: 'procedure-changed' });
    }
    expect(await desk.get(BIRTH.code)).toMatchObject({ revision: 2, state: 'posted', draft: null });
  });

  test('what is not posted is neither withdrawn nor checked; without a draft nothing is posted', async () => {
    const desk = await openProcedureDesk();
    await desk.draft(BIRTH);
    const status = async (call: string, revision: number) =>
      (await desk.client.send('POST', `/procedures/${BIRTH.code}/${call}`, { revision })).status;
    expect(await status('withdraw', 1)).toBe(409);
    expect(await status('check', 1)).toBe(409);
    await desk.change('post', BIRTH.code);
    expect(await status('post', 2)).toBe(409);
    expect(await status('discard-draft', 2)).toBe(409);
    const unknown = await desk.client.send('POST', '/procedures/1.777777/post', { revision: 0 });
    expect(unknown.status).toBe(404);
  });
});

describe('the list', () => {
  test('is filtered by state, field, words and code, and paged in the order of codes', async () => {
    const desk = await openProcedureDesk();
    const death = sampleBody('1.000656');
    const copy = sampleBody('2.000815');
    for (const body of [BIRTH, MARRIAGE, copy]) await desk.post(body);
    await desk.draft(death);
    await desk.change('withdraw', MARRIAGE.code);
    await desk.draft({ ...BIRTH, timeLimit: null });
    expect(await names(desk, '')).toEqual(['1.000656', '1.000894', '1.001193', '2.000815']);
    expect(await names(desk, '?state=draft')).toEqual(['1.000656']);
    expect(await names(desk, '?state=posted')).toEqual(['1.001193', '2.000815']);
    expect(await names(desk, '?state=withdrawn')).toEqual(['1.000894']);
    expect(await names(desk, '?state=with-draft')).toEqual(['1.000656', '1.001193']);
    expect(await names(desk, `?field=${encodeURIComponent(copy.field)}`)).toEqual(['2.000815']);
    expect(await names(desk, `?text=${encodeURIComponent('khai SINH dang')}`)).toEqual(['1.001193']);
    expect(await names(desk, '?text=inh')).toEqual([]);
    expect(await names(desk, '?text=1.000')).toEqual(['1.000656', '1.000894']);
    const first = v.parse(procedurePage, await (await desk.client.get('/procedures?limit=3')).json());
    expect(first.items).toHaveLength(3);
    expect(await names(desk, `?limit=3&after=${first.next}`)).toEqual(['2.000815']);
    const fields = v.parse(procedureFields, await (await desk.client.get('/procedures/fields')).json());
    expect(fields.items).toEqual([
      { field: 'Hộ tịch', n: 3 },
      { field: copy.field, n: 1 },
    ]);
    for (const query of ['?after=zzz', '?limit=0', '?limit=501', '?state=x', '?misspelt=1'])
      expect((await desk.client.get(`/procedures${query}`)).status).toBe(400);
  });
});

describe('what is posted, all of it', () => {
  test('is what the tablets are sent, with the words it is found by', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    await desk.draft(MARRIAGE);
    await desk.draft({ ...BIRTH, name: 'Chưa niêm yết' });
    const answer = await desk.client.get('/procedures/posted', { 'Accept-Encoding': 'identity' });
    const read = v.parse(procedureLookUp, await answer.json());
    expect(read.procedures).toEqual(await onTablets(desk));
    expect(read).toMatchObject({ unit: 'phuong', finding: { synonyms: [] } });
  });

  test('comes packed where that is understood', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    const answer = await desk.client.get('/procedures/posted', { 'Accept-Encoding': 'gzip' });
    expect(answer.headers.get('Content-Encoding')).toBe('gzip');
    const text = gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString();
    expect(v.parse(procedureLookUp, JSON.parse(text)).procedures).toHaveLength(1);
  });
});

describe('another office', () => {
  test('sees and changes nothing; the office above sees and changes all below it', async () => {
    const desk = await openProcedureDesk();
    await desk.post(BIRTH);
    await desk.context.db.updateTable('account').set({ unit_id: 'xa' }).execute();
    expect(await names(desk, '')).toEqual([]);
    expect((await desk.client.get(`/procedures/${BIRTH.code}`)).status).toBe(404);
    const calls = ['', `/${BIRTH.code}`, '/fields', '/posted', `/${BIRTH.code}/versions/1`];
    for (const call of calls)
      expect((await desk.client.get(`/procedures${call}?unit=phuong`)).status).toBe(403);
    const change = { revision: 2, body: BIRTH };
    const path = `/procedures/${BIRTH.code}`;
    expect((await desk.client.send('PUT', `${path}/draft?unit=phuong`, change)).status).toBe(403);
    expect((await desk.client.send('POST', `${path}/withdraw?unit=phuong`, change)).status).toBe(403);
    await desk.context.db.updateTable('account').set({ unit_id: 'tinh' }).execute();
    expect(await names(desk, '?unit=phuong')).toEqual([BIRTH.code]);
    expect((await desk.client.send('POST', `${path}/withdraw?unit=phuong`, change)).status).toBe(200);
  });

  test('nobody reads or changes without a session and its token', async () => {
    const desk = await openProcedureDesk();
    const path = `/procedures/${BIRTH.code}/post`;
    expect((await desk.client.get('/procedures', { Cookie: '' })).status).toBe(401);
    expect((await desk.client.send('POST', path, {}, { Cookie: '' })).status).toBe(401);
    expect((await desk.client.send('POST', path, {}, { 'X-CSRF-Token': 'x' })).status).toBe(403);
  });
});
