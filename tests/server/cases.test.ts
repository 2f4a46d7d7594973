import { expect, test } from 'vitest';
import { type CaseOffice, createCaseOffice, edit, idOf } from '../support/case-office.ts';
import type { SignedInClient } from '../support/office.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';
import { codeOf, PETITION, SENDER, writeFeedback } from '../support/written.ts';

const MARKS = [SENDER.name, SENDER.address, SENDER.phone, 'Dấu-Vết', '0912'];

async function withPetition(): Promise<
  CaseOffice & { readonly id: string; readonly officer: SignedInClient }
> {
  const office = await createCaseOffice();
  const id = await writeFeedback(office);
  await office.tablet.push(office.send);
  return { ...office, id, officer: await office.as('officer') };
}

const send = async (client: SignedInClient, id: string, body: unknown, door = 'cases') =>
  await client.send('POST', `/${door}/${id}/edits`, body);

test('a case goes its way to its end, and its history says who did what', async () => {
  const { officer, id } = await withPetition();
  await edit(officer, id, { action: 'accept' });
  await edit(officer, id, { action: 'start', note: 'Đã gọi quầy 1.' });
  await edit(officer, id, { action: 'verdict', verdict: 'right' });
  await edit(officer, id, { action: 'answer', text: 'Đã trả giấy khai sinh.' });
  await edit(officer, id, { action: 'close' });
  const detail = await (await officer.get(`/cases/${id}`)).json();
  expect(detail).toMatchObject({
    ...{ status: 'closed', version: 6, verdict: 'right', text: PETITION.text, about: 'conduct' },
    ...{ answer: 'Đã trả giấy khai sinh.', contact: 'kept', mayPublish: true },
  });
  expect(detail.events.map((one: { action: string; by: string | null }) => [one.action, one.by])).toEqual([
    ['opened', null],
    ...['accept', 'start', 'verdict', 'answer', 'close'].map((action) => [action, 'officer-u-test']),
  ]);
  expect(detail.events[2].note).toBe('Đã gọi quầy 1.');
});

test('a step that does not lead on is refused, and nothing changes', async () => {
  const { officer, id } = await withPetition();
  const response = await send(officer, id, { action: 'close', version: 1 });
  expect([response.status, (await response.json()).code]).toEqual([409, 'case-state']);
  expect(await (await officer.get(`/cases/${id}`)).json()).toMatchObject({ status: 'new', version: 1 });
});

test('of two who edit the same state one is told what the other did, and no edit is lost', async () => {
  const { officer, id, as } = await withPetition();
  const leader = await as('leader');
  const [one, other] = await Promise.all([
    send(officer, id, { action: 'verdict', verdict: 'right', version: 1 }),
    send(leader, id, { action: 'note', note: 'Tôi đã xem.', version: 1 }),
  ]);
  const lost = one.status === 409 ? one : other;
  expect([one.status, other.status].sort()).toEqual([200, 409]);
  const { code, version, changes } = await lost.json();
  expect({ code, version }).toEqual({ code: 'case-changed', version: 2 });
  expect(changes).toMatchObject([{ version: 2, action: one.status === 409 ? 'note' : 'verdict' }]);
});

test('lists and files tell nothing of who wrote, nor what', async () => {
  const { officer, as } = await withPetition();
  const inspector = await as('inspector');
  for (const client of [officer, inspector, await as('admin')])
    for (const url of ['/cases', '/cases?order=changed', '/cases?format=csv', '/cases?format=csv&lang=en']) {
      const text = await (await client.get(url)).text();
      for (const mark of [...MARKS, 'giấy-khai-sinh']) expect(text).not.toContain(mark);
    }
});

test('contact data is shown to the owner alone, and each look is in the audit log', async () => {
  const centre = await withPetition();
  const { officer, id, as, context } = centre;
  const leader = await as('leader');
  const look = async (client: SignedInClient) => await client.send('POST', `/cases/${id}/contact`);
  expect((await look(officer)).status).toBe(403);
  await edit(officer, id, { action: 'assign', owner: await idOf(centre, 'officer-u-test') });
  expect(await (await look(officer)).json()).toEqual({ ...SENDER, email: null, consent: PETITION.consent });
  await look(officer);
  expect((await look(leader)).status).toBe(403);
  expect((await look(await as('inspector'))).status).toBe(403);
  const lines = await context.db.selectFrom('audit').select('line').orderBy('no').execute();
  const looks = lines
    .map(({ line }) => JSON.parse(line))
    .filter((one) => one.action === 'case.contact-viewed');
  expect(looks.map(({ actor, subject }) => [actor.name, subject])).toEqual([
    ['officer-u-test', id],
    ['officer-u-test', id],
  ]);
});

test('no mark of a writer is in a log, in the audit, or anywhere in the store in the clear', async () => {
  const centre = await withPetition();
  const { officer, id, context, follow } = centre;
  await edit(officer, id, { action: 'assign', owner: await idOf(centre, 'officer-u-test') });
  await officer.send('POST', `/cases/${id}/contact`);
  await edit(officer, id, { action: 'note', note: `Gọi ${SENDER.phone}` });
  await edit(officer, id, { action: 'answer', text: `Kính gửi ${SENDER.name}` });
  await follow('', { code: codeOf(7) });
  await follow('/erase', { code: codeOf(7) });
  const stored = [];
  for (const table of ['audit', 'case_file', 'case_event', 'case_words', 'feedback', 'entry'] as const)
    stored.push(await context.db.selectFrom(table).selectAll().execute());
  const text = JSON.stringify([stored, context.logLines]);
  for (const mark of [...MARKS, 'giấy-khai-sinh', codeOf(7)]) expect(text).not.toContain(mark);
});

test('an integrity report is the inspector’s alone, who alone handles it', async () => {
  const office = await createCaseOffice();
  const plain = { v: 1, text: 'Gợi-ý-nộp-thêm' };
  const id = await writeFeedback(office, { type: 'integrity', plain });
  await office.tablet.push(office.send);
  const inspector = await office.as('inspector');
  const seen = await (await inspector.get('/integrity-cases')).json();
  expect(seen.items).toMatchObject([{ id, kind: 'integrity' }]);
  expect(await (await inspector.get(`/integrity-cases/${id}`)).json()).toMatchObject({ text: plain.text });
  await edit(inspector, id, { action: 'accept' }, 'integrity-cases');
  let measured = '';
  for (const role of ['admin', 'leader', 'officer', 'province', 'clerk'] as const) {
    const client = await office.as(role);
    expect((await client.get('/integrity-cases')).status).toBe(403);
    expect((await client.get(`/integrity-cases/${id}`)).status).toBe(403);
    for (const url of [
      '/cases',
      '/cases?order=changed',
      `/cases/${id}`,
      '/cases?format=csv',
      '/audit',
      '/audit/export',
    ])
      expect(await (await client.get(url)).text()).not.toContain(id);
    expect((await send(client, id, { action: 'accept', version: 2 })).status).not.toBe(200);
    if (role === 'admin') measured = await (await client.get('/metrics')).text();
  }
  expect(await (await inspector.get('/cases')).json()).toMatchObject({ items: [] });
  expect(await (await inspector.get('/audit')).text()).toContain(id);
  expect(measured).toContain('/api/v1/cases');
  expect(measured).not.toContain('integrity');
  expect(JSON.stringify(office.context.logLines)).not.toContain(id);
});

test('what an inspectorate alone opens comes to the inspector as the box that it is', async () => {
  const office = await createCaseOffice();
  const key = { ...office.context.keys.ack, id: 'thanh-tra' };
  const id = await writeFeedback(office, { type: 'integrity', key });
  await office.tablet.push(office.send);
  const inspector = await office.as('inspector');
  expect(await (await inspector.get(`/integrity-cases/${id}`)).json()).toMatchObject({
    ...{ text: null, box: 'sealed', contact: 'sealed', sealed: { key: 'thanh-tra' } },
  });
});

test('a case is handed to a unit of one’s own or above, and to no other', async () => {
  const office = await withPetition();
  const { id, context } = office;
  await createOtherUnit(context);
  const { db } = context;
  await db
    .insertInto('unit')
    .values({ ...(await unitRow(office)), id: 'tinh', name: 'Tỉnh Mẫu' })
    .execute();
  await db.updateTable('unit').set({ parent_id: 'tinh' }).where('id', '=', OFFICE.unit).execute();
  const { officer } = office;
  const deed = { action: 'transfer', note: 'Thuộc thẩm quyền cấp trên', version: 1 };
  for (const unit of [OTHER_UNIT, 'khong-co', OFFICE.unit])
    expect((await send(officer, id, { ...deed, unit })).status).toBe(400);
  expect((await send(officer, id, { ...deed, unit: 'tinh' })).status).toBe(204);
  expect((await officer.get(`/cases/${id}`)).status).toBe(404);
  const above = await office.as('officer', 'tinh');
  expect(await (await above.get(`/cases/${id}`)).json()).toMatchObject({
    ...{ status: 'new', unit: { id: 'tinh' }, arrivedAt: { id: OFFICE.unit }, owner: null },
  });
});

test('another office’s case does not exist, whatever is asked of it', async () => {
  const office = await withPetition();
  const { id, context } = office;
  await createOtherUnit(context);
  for (const role of ['admin', 'leader', 'officer', 'inspector'] as const) {
    const client = await office.as(role, OTHER_UNIT);
    const statuses = [
      await client.get(`/cases/${id}`),
      await client.get(`/cases?unit=${OFFICE.unit}`),
      await client.get(`/cases?unit=${OFFICE.unit}&format=csv`),
      await send(client, id, { action: 'accept', version: 1 }),
      await client.send('POST', `/cases/${id}/contact`),
    ].map(({ status }) => status);
    const handles = role === 'inspector' ? 403 : 404;
    expect([role, ...statuses]).toEqual([role, 404, 403, 403, handles, handles]);
    expect(await (await client.get('/cases')).json()).toMatchObject({ items: [] });
  }
  for (const role of ['province', 'clerk'] as const) {
    const client = await office.as(role);
    expect((await client.get('/cases')).status).toBe(403);
    expect((await client.get(`/cases/${id}`)).status).toBe(403);
  }
});

test('a system with a token reads the list, and no case', async () => {
  const office = await withPetition();
  const admin = await office.as('admin');
  const wish = { name: 'Kho dữ liệu', unit: OFFICE.unit, scopes: ['cases.read'], days: 1 };
  const { token } = await (await admin.send('POST', '/tokens', wish)).json();
  const ask = async (path: string, method = 'GET') =>
    await office.app.request(`/api/v1${path}`, { method, headers: { Authorization: `Bearer ${token}` } });
  expect(await (await ask('/cases?order=changed')).json()).toMatchObject({ items: [{ id: office.id }] });
  expect((await ask(`/cases/${office.id}`)).status).toBe(401);
  expect((await ask(`/cases/${office.id}/contact`, 'POST')).status).toBe(401);
  expect((await ask('/integrity-cases')).status).toBe(403);
});

test('an owner must be somebody who may handle it and can see it', async () => {
  const office = await withPetition();
  await createOtherUnit(office.context);
  await office.as('inspector');
  await office.as('officer', OTHER_UNIT);
  for (const name of ['inspector-u-test', `officer-${OTHER_UNIT}`]) {
    const owner = await idOf(office, name);
    const response = await send(office.officer, office.id, { action: 'assign', version: 1, owner });
    expect(response.status).toBe(400);
  }
});

test('a public text names nobody, comes after the answer, and only where its writer let it', async () => {
  const { officer, id, ...office } = await withPetition();
  const deed = { action: 'publish', where: 'Bảng tin phường' };
  expect((await send(officer, id, { ...deed, text: 'Đã xử lý.', version: 1 })).status).toBe(409);
  await edit(officer, id, { action: 'answer', text: 'Đã trả.' });
  const naming = { ...deed, text: `Đã trả cho bà ${SENDER.name.toUpperCase()}`, version: 2 };
  expect((await send(officer, id, naming)).status).toBe(400);
  await edit(officer, id, { ...deed, text: 'Đã trả giấy và xin lỗi.' });
  expect(await (await officer.get(`/cases/${id}`)).json()).toMatchObject({
    publication: { text: 'Đã trả giấy và xin lỗi.', where: 'Bảng tin phường' },
  });
  await edit(officer, id, { action: 'unpublish', note: 'Nhầm' });
  const shy = await writeFeedback(office, { plain: { ...PETITION, publish: false }, code: codeOf(8) });
  await office.tablet.push(office.send);
  await edit(officer, shy, { action: 'answer', text: 'Đã trả.' });
  expect((await send(officer, shy, { ...deed, text: 'Đã xử lý.', version: 2 })).status).toBe(409);
});

test('pages by arrival and by change skip nothing and repeat nothing, whatever happens in between', async () => {
  const office = await createCaseOffice();
  const ids: string[] = [];
  for (let n = 1; n <= 7; n += 1) ids.push(await writeFeedback(office, { type: 'opinion', code: codeOf(n) }));
  await office.tablet.push(office.send);
  const officer = await office.as('officer');
  const pull = async (order: string, after: string | null) =>
    await (await officer.get(`/cases?limit=3&order=${order}${after ? `&after=${after}` : ''}`)).json();
  const newest: string[] = [];
  let after: string | null = null;
  do {
    const page = await pull('newest', after);
    newest.push(...page.items.map((one: { id: string }) => one.id));
    // Somebody works on what was seen and on what comes yet; what arrives now comes before the first page.
    const [seen = '', later = ''] = [newest[0], ids[0]];
    for (const id of [seen, later]) await edit(officer, id, { action: 'note', note: 'x' });
    await writeFeedback(office, { type: 'opinion', code: codeOf(20 + newest.length) });
    await office.tablet.push(office.send);
    after = page.next;
  } while (after !== null);
  expect(newest).toEqual(ids.toReversed());
  const versions = new Map<string, number>();
  for (let next: string | null = null, more = true; more; ) {
    const page = await pull('changed', next);
    for (const { id, version } of page.items) versions.set(id, version);
    more = page.next !== null;
    next = page.resume;
  }
  const rows = await office.context.db.selectFrom('case_file').select(['id', 'version']).execute();
  expect(versions).toEqual(new Map(rows.map(({ id, version }) => [id, version])));
});

test('what is late, whose it is and where it stands can be asked for', async () => {
  const office = await withPetition();
  const { officer, id, context } = office;
  const ask = async (query: string) =>
    (await (await officer.get(`/cases?${query}`)).json()).items.map((one: { id: string }) => one.id);
  expect(await ask('overdue=true')).toEqual([]);
  await context.db.updateTable('case_file').set({ answer_due: '2026-11-21' }).execute();
  expect(await ask('overdue=true')).toEqual([id]);
  expect(await ask('overdue=false')).toEqual([]);
  expect(await ask('owner=none')).toEqual([id]);
  expect(await ask('owner=me')).toEqual([]);
  await edit(officer, id, { action: 'assign', owner: await idOf(office, 'officer-u-test') });
  expect(await ask('owner=me&status=new&kind=petition')).toEqual([id]);
  expect(await ask('status=closed')).toEqual([]);
  await edit(officer, id, { action: 'answer', text: 'Xong.' });
  expect(await ask('overdue=true')).toEqual([]);
  expect((await officer.get('/cases?kind=integrity')).status).toBe(400);
  expect((await officer.get('/cases?after=!!')).status).toBe(400);
});

test('names that a spreadsheet would compute come out as text', async () => {
  const { officer, context } = await withPetition();
  await context.db.updateTable('unit').set({ name: '=HYPERLINK("http://x")' }).execute();
  const bytes = Buffer.from(await (await officer.get('/cases?format=csv')).arrayBuffer());
  const text = bytes.toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
});

async function unitRow({ context }: CaseOffice) {
  return await context.db
    .selectFrom('unit')
    .selectAll()
    .where('id', '=', OFFICE.unit)
    .executeTakeFirstOrThrow();
}
