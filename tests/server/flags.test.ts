import { expect, test } from 'vitest';
import { seedDevice, seedOffice, seedRating, seedReplica } from '../support/office.ts';
import { signInAs } from '../support/role-office.ts';
import { createTestContext } from '../support/server-context.ts';

const ID = '01936000-0000-7000-8000-000000000001';

async function start() {
  const context = await createTestContext();
  await seedOffice(context);
  await seedDevice(context, { id: 'may-1' });
  const replicaNo = await seedReplica(context, {
    id: '00000000-0000-7000-8000-000000000001',
    device: 'may-1',
    receivedThrough: 2,
  });
  await seedRating(context, { n: 1, replicaNo });
  await seedRating(context, { n: 2, replicaNo });
  const { occurred_at } = await context.db
    .selectFrom('rating')
    .select('occurred_at')
    .where('entry_id', '=', ID)
    .executeTakeFirstOrThrow();
  await context.db
    .insertInto('rating_flag')
    .values({ entry_id: ID, flag: 'burst', unit_id: 'phuong', evidence_json: '{"gapMs":900}', occurred_at })
    .execute();
  await context.db
    .updateTable('rating')
    .set({ flags_json: '["burst"]' })
    .where('entry_id', '=', ID)
    .execute();
  return context;
}

test('the flagged ratings are listed with the rule’s words and the evidence, without the answer', async () => {
  const officer = await signInAs(await start(), 'officer');
  const page = await (await officer.get('/flags')).json();
  expect(page).toMatchObject({
    next: null,
    items: [
      { rating: ID, unit: 'phuong', flags: [{ flag: 'burst', state: 'active', evidence: { gapMs: 900 } }] },
    ],
  });
  expect(page.items[0].flags[0].why.vi).toContain('khoảng cách tối thiểu');
  expect(page.items[0]).not.toHaveProperty('level');
  expect((await (await officer.get('/flags?flag=clock')).json()).items).toEqual([]);
});

test('a rating shows its flags with evidence, one without flags has none', async () => {
  const officer = await signInAs(await start(), 'officer');
  const { items } = await (await officer.get('/ratings')).json();
  expect(items.map(({ flags, flagNotes }: Record<string, unknown>) => [flags, flagNotes])).toEqual([
    [['burst'], [{ flag: 'burst', state: 'active', evidence: { gapMs: 900 } }]],
    [[], []],
  ]);
});

test('an officer appeals, a leader decides, each with a reason; the officer cannot decide', async () => {
  const context = await start();
  const [officer, leader] = [await signInAs(context, 'officer'), await signInAs(context, 'leader')];
  const path = `/ratings/${ID}/flags/burst`;
  expect((await officer.send('POST', `${path}/appeal`, { reason: '' })).status).toBe(400);
  const appealed = await officer.send('POST', `${path}/appeal`, { reason: 'Hai người cùng một nhà' });
  expect(appealed.status).toBe(201);
  expect((await appealed.json()).flags[0]).toMatchObject({
    state: 'appealed',
    decisions: [{ action: 'appealed', reason: 'Hai người cùng một nhà', by: 'officer-phuong' }],
  });
  const verdict = { verdict: 'set-aside', reason: 'Đã hỏi lại, đúng là hai người' };
  expect((await officer.send('POST', `${path}/verdict`, verdict)).status).toBe(403);
  expect((await leader.send('POST', `${path}/verdict`, verdict)).status).toBe(201);
  expect((await leader.send('POST', `${path}/appeal`, { reason: 'muộn' })).status).toBe(409);
  const { items } = await (await officer.get('/ratings')).json();
  expect(items.find(({ id }: { id: string }) => id === ID)).toMatchObject({
    flags: [],
    flagNotes: [{ state: 'set-aside' }],
    level: 5,
  });
});

test('another office sees and decides nothing', async () => {
  const context = await start();
  const other = await signInAs(context, 'leader', 'xa');
  expect((await (await other.get('/flags')).json()).items).toEqual([]);
  expect((await other.get('/flags?unit=phuong')).status).toBe(403);
  expect((await other.get(`/ratings/${ID}/flags`)).status).toBe(404);
  const verdict = { verdict: 'set-aside', reason: 'không phải việc của tôi' };
  expect((await other.send('POST', `/ratings/${ID}/flags/burst/verdict`, verdict)).status).toBe(404);
});
