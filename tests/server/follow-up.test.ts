import { expect, test } from 'vitest';
import { verifyStore } from '#server/reports/verify-store.ts';
import { createCaseOffice, edit } from '../support/case-office.ts';
import { codeOf, PETITION, SENDER, writeFeedback } from '../support/written.ts';

const NOBODY = { found: null };

test('the code alone shows status, verdict and answer; nothing of it was ever in an address', async () => {
  const office = await createCaseOffice();
  const id = await writeFeedback(office);
  expect(await (await office.follow('', { code: codeOf(7) })).json()).toEqual(NOBODY);
  await office.tablet.push(office.send);
  expect(await (await office.follow('', { code: codeOf(7) })).json()).toEqual({
    found: {
      ...{ kind: 'petition', unit: 'Phường Thử Nghiệm', receivedOn: '2026-11-22', status: 'received' },
      ...{ answerDue: null, answeredOn: null, answer: null, verdict: null, published: null },
      ...{ mayReopen: false, rated: null, mayRate: false, mayAdd: true, contact: 'kept' },
    },
  });
  const officer = await office.as('officer');
  await edit(officer, id, { action: 'verdict', verdict: 'right' });
  expect((await (await office.follow('', { code: codeOf(7) })).json()).found.verdict).toBeNull();
  await edit(officer, id, { action: 'answer', text: 'Mời Ông/Bà đến nhận giấy.' });
  const { found } = await (await office.follow('', { code: codeOf(7).toLowerCase() })).json();
  expect(found).toMatchObject({ status: 'answered', answer: 'Mời Ông/Bà đến nhận giấy.', verdict: 'right' });
});

test('an unknown code, a mistyped one and a text that is none get the very same answer', async () => {
  const office = await createCaseOffice();
  await writeFeedback(office);
  await office.tablet.push(office.send);
  const answers = [];
  for (const code of [codeOf(9), codeOf(7).replace(/.$/, 'X'), 'một câu', '=1+1', "' or 1=1 --"])
    for (const [path, more] of [
      ['', {}],
      ['/reopen', { reason: 'x' }],
      ['/rate', { level: 3 }],
      ['/add', { text: 'x' }],
      ['/erase', {}],
    ] as const) {
      const response = await office.follow(path, { code, ...more });
      answers.push([response.status, await response.text(), response.headers.get('content-type')]);
    }
  expect(new Set(answers.map((one) => JSON.stringify(one)))).toHaveLength(1);
  expect(answers[0]?.[1]).toBe(JSON.stringify(NOBODY));
});

test('who tries codes is slowed down; who has one is not', async () => {
  const office = await createCaseOffice();
  await writeFeedback(office);
  await office.tablet.push(office.send);
  for (let n = 0; n < 60; n += 1) expect((await office.follow('', { code: codeOf(7) })).status).toBe(200);
  const statuses = [];
  for (let n = 0; n < 40; n += 1) statuses.push((await office.follow('', { code: codeOf(100 + n) })).status);
  expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200));
  expect(statuses.slice(-1)).toEqual([429]);
  expect((await office.follow('', { code: codeOf(7) })).status).toBe(429);
  office.context.clock.advance(24 * 60 * 60 * 1000 + 1);
  expect((await office.follow('', { code: codeOf(7) })).status).toBe(200);
});

test('an hour of guessing from one address tries some forty codes, whatever they are and wherever they go', async () => {
  const office = await createCaseOffice();
  let tried = 0;
  const paths = ['', '/reopen', '/rate', '/add', '/erase'];
  for (let second = 0; second < 3_600; second += 4) {
    const code = second % 8 === 0 ? codeOf((second / 4) % 200) : 'không phải mã';
    const path = paths[(second / 4) % paths.length] ?? '';
    const more = path === '' || path === '/erase' ? {} : { reason: 'x' };
    const rest = path === '/rate' ? { level: 1 } : path === '/add' ? { text: 'x' } : more;
    const { status } = await office.follow(path, { code, ...rest });
    expect([200, 429]).toContain(status);
    if (status === 200) tried += 1;
    office.context.clock.advance(4_000);
  }
  expect(tried).toBeGreaterThan(30);
  expect(tried).toBeLessThan(55);
});

test('codes are compared as digests by an index, so that no answer tells how much of one was right', async () => {
  const office = await createCaseOffice();
  await writeFeedback(office);
  await office.tablet.push(office.send);
  const rows = await office.context.db.selectFrom('case_file').select('receipt').execute();
  expect(rows[0]?.receipt).toMatch(/^[0-9a-f]{64}$/);
  const near = `${codeOf(7).slice(0, -3)}${codeOf(9).slice(-3)}`;
  expect(await (await office.follow('', { code: near })).json()).toEqual(NOBODY);
});

test('an answered case is brought back with a reason, once an answer', async () => {
  const office = await createCaseOffice();
  const id = await writeFeedback(office);
  await office.tablet.push(office.send);
  const officer = await office.as('officer');
  const ask = async () => await office.follow('/reopen', { code: codeOf(7), reason: 'Vẫn chưa nhận được.' });
  expect((await ask()).status).toBe(409);
  await edit(officer, id, { action: 'answer', text: 'Xong.' });
  expect(await (await ask()).json()).toMatchObject({ found: { status: 'reopened', mayReopen: false } });
  expect((await ask()).status).toBe(409);
  const detail = await (await officer.get(`/cases/${id}`)).json();
  expect(detail.events.at(-1)).toMatchObject({
    ...{ actor: 'writer', by: null, action: 'reopen', note: 'Vẫn chưa nhận được.' },
  });
});

test('how an answer settled it is said once an answer, and stands with the case', async () => {
  const office = await createCaseOffice();
  const id = await writeFeedback(office);
  await office.tablet.push(office.send);
  const officer = await office.as('officer');
  const rate = async (level: unknown) => await office.follow('/rate', { code: codeOf(7), level });
  const detail = async () => await (await officer.get(`/cases/${id}`)).json();
  expect((await rate(1)).status).toBe(409);
  await edit(officer, id, { action: 'answer', text: 'Đã xong.' });
  for (const level of [0, 4, '1', null]) expect((await rate(level)).status).toBe(400);
  const both = await Promise.all([rate(1), rate(3)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const { fixLevel, events } = await detail();
  expect(events.at(-1)).toMatchObject({
    actor: 'writer',
    action: 'rate',
    detail: { level: fixLevel },
    note: null,
  });
  const { found } = await (await office.follow('', { code: codeOf(7) })).json();
  expect(found).toMatchObject({ rated: fixLevel, mayRate: false, mayReopen: true });
  await office.follow('/reopen', { code: codeOf(7), reason: 'Chưa đúng.' });
  await edit(officer, id, { action: 'answer', text: 'Nay đã xong.' });
  expect((await detail()).fixLevel).toBeNull();
  expect(await (await rate(3)).json()).toMatchObject({ found: { rated: 3, mayRate: false } });
  const csv = await (await officer.get('/cases?format=csv&lang=en')).text();
  expect(csv).toContain('Writer on the settlement (3 to 1)');
  expect(csv.split('\r\n')[1]?.split(',').slice(-3, -2)).toEqual(['3']);
});

test('its writer adds to it while it is open, ten times at most, without changing its course', async () => {
  const office = await createCaseOffice();
  const id = await writeFeedback(office);
  await office.tablet.push(office.send);
  const add = async (text: string) => await office.follow('/add', { code: codeOf(7), text });
  for (const text of ['', '   ', 'x'.repeat(2_001)]) expect((await add(text)).status).toBe(400);
  for (let n = 0; n < 10; n += 1) expect((await add(`Thêm điều-thứ-${n}`)).status).toBe(200);
  expect((await add('Một lần nữa')).status).toBe(409);
  const officer = await office.as('officer');
  const detail = await (await officer.get(`/cases/${id}`)).json();
  expect(detail.status).toBe('new');
  expect(detail.events.at(-1)).toMatchObject({
    actor: 'writer',
    by: null,
    action: 'add',
    note: 'Thêm điều-thứ-9',
  });
  const rows = await office.context.db.selectFrom('case_event').selectAll().execute();
  const audit = await office.context.db.selectFrom('audit').selectAll().execute();
  expect(JSON.stringify([rows, audit, office.context.logLines])).not.toContain('điều-thứ');
  const other = await writeFeedback(office, { code: codeOf(8) });
  await office.tablet.push(office.send);
  await edit(officer, other, { action: 'answer', text: 'Xong.' });
  expect((await office.follow('/add', { code: codeOf(8), text: 'x' })).status).toBe(409);
});

test('to what an inspectorate alone opens nothing is added that others could open', async () => {
  const office = await createCaseOffice();
  const key = { ...office.context.keys.ack, id: 'thanh-tra' };
  await writeFeedback(office, { type: 'integrity', key, plain: { v: 1, text: 'x' } });
  await office.tablet.push(office.send);
  expect((await office.follow('/add', { code: codeOf(7), text: 'tên người đó' })).status).toBe(409);
  expect(await (await office.follow('', { code: codeOf(7) })).json()).toMatchObject({
    found: { status: 'received', mayAdd: false },
  });
});

test('contact data goes at once when its owner says so, everywhere, and the words and the proof stay', async () => {
  const office = await createCaseOffice();
  const { context, tablet } = office;
  const { db } = context;
  const id = await writeFeedback(office);
  tablet.rate(4);
  await tablet.push(office.send);
  expect(await (await office.follow('/erase', { code: codeOf(7) })).json()).toMatchObject({
    found: { contact: 'erased' },
  });
  expect((await office.follow('/erase', { code: codeOf(7) })).status).toBe(200);
  expect(await db.selectFrom('case_words').select('part').execute()).toEqual([{ part: 'text' }]);
  expect(await db.selectFrom('feedback').select('sealed_json').execute()).toEqual([{ sealed_json: '' }]);
  const lines = await db.selectFrom('entry').select(['kind', 'line', 'erased_at']).orderBy('seq').execute();
  expect(lines[0]?.line).not.toContain('"ct"');
  expect(lines[0]?.line).toContain('"receipt"');
  expect(lines[1]?.erased_at).toBeNull();
  const officer = await office.as('officer');
  expect(await (await officer.get(`/cases/${id}`)).json()).toMatchObject({
    ...{ text: PETITION.text, contact: 'erased', contactErasedAt: '2026-11-22T01:00:00.000Z' },
  });
  expect(await verifyStore(db)).toMatchObject({ broken: [], lines: 2 });
  // The tablet that sends it once more changes nothing.
  await tablet.push(office.send);
  expect(await verifyStore(db)).toMatchObject({ broken: [] });
  expect(JSON.stringify(await db.selectFrom('audit').selectAll().execute())).toContain('erased-by-writer');
});

test('of what an inspectorate alone opens nothing less than everything can be erased', async () => {
  const office = await createCaseOffice();
  const key = { ...office.context.keys.ack, id: 'thanh-tra' };
  await writeFeedback(office, { type: 'integrity', key, plain: { v: 1, text: 'x', contact: SENDER } });
  await office.tablet.push(office.send);
  const refused = await office.follow('/erase', { code: codeOf(7) });
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'erasure-takes-all']);
  expect(await (await office.follow('', { code: codeOf(7) })).json()).toMatchObject({
    found: { contact: 'with-everything' },
  });
  await office.follow('/erase', { code: codeOf(7), everything: true });
  const [line] = await office.context.db.selectFrom('entry').select('line').execute();
  expect(line?.line).not.toContain('"ct"');
  expect(await verifyStore(office.context.db)).toMatchObject({ broken: [] });
});

test('of two that carry one receipt the first answers', async () => {
  const office = await createCaseOffice();
  await writeFeedback(office, { type: 'opinion', plain: { v: 1, text: 'Một' } });
  await writeFeedback(office);
  await office.tablet.push(office.send);
  expect(await (await office.follow('', { code: codeOf(7) })).json()).toMatchObject({
    found: { kind: 'opinion' },
  });
});
