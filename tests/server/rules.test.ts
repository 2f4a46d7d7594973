import { expect, test } from 'vitest';
import { keepQuestionnaires } from '#server/rules/keep-questionnaires.ts';
import { FIVE_LEVEL_QUESTIONNAIRE } from '#server/rules/vietnamese-questionnaires.ts';
import { insertQuestionnaire } from '#server/store/questionnaires.ts';
import { seedOffice, signIn } from '../support/office.ts';
import { createTestContext } from '../support/server-context.ts';

async function start() {
  const context = await createTestContext();
  await seedOffice(context);
  const client = await signIn(context);
  const rules = async () => await (await client.get('/units/phuong/rules')).json();
  const publish = (part: string, body: unknown) =>
    client.send('POST', `/units/phuong/settings/${part}`, { body });
  return { client, rules, publish };
}

test('where nobody has chosen, the Vietnamese pack holds, without any deadline', async () => {
  const { rules } = await start();
  const view = await rules();
  expect(view.rules).toMatchObject({ id: 'vn-mot-cua', version: 1 });
  expect(view.rules.deadlines.petition).toEqual({
    acknowledge: null,
    forward: null,
    answer: null,
    publish: null,
  });
  expect(view.known.map(({ id }: { id: string }) => id)).toEqual(['vn-mot-cua', 'khac-phuc-5-ngay']);
});

test('a unit chooses another pack, and its own deadlines go before those of the pack', async () => {
  const { rules, publish } = await start();
  expect((await publish('rules', { pack: 'khac-phuc-5-ngay' })).status).toBe(201);
  expect((await publish('deadlines', { petition: { answer: 7 } })).status).toBe(201);
  const view = await rules();
  expect(view.rules.id).toBe('khac-phuc-5-ngay');
  expect(view.rules.deadlines.petition.answer).toBe(7);
  expect(view.rules.deadlines.opinion.answer).toBe(5);
});

test('a deadline of a kind that nobody knows is refused by name; so are figures of people that would be told too soon', async () => {
  const { publish } = await start();
  const refused = await publish('deadlines', { petitions: { answer: 7 } });
  expect(refused.status).toBe(422);
  expect((await refused.json()).issues).toMatchObject([{ member: 'petitions', code: 'unknown-member' }]);
  expect((await publish('figures', { clerkMin: 0 })).status).toBe(422);
  expect((await publish('figures', { clerkMin: 8, ownDelayDays: 0 })).status).toBe(201);
});

test('a pack that the centre does not have cannot be chosen', async () => {
  const { publish } = await start();
  const refused = await publish('rules', { pack: 'atlantis' });
  expect(refused.status).toBe(422);
  expect((await refused.json()).issues).toMatchObject([{ member: 'pack', code: 'not-known' }]);
});

test('the questions of every pack can be chosen; one that is there already is not touched', async () => {
  const context = await createTestContext();
  const [pack] = context.rules;
  const own = { ...FIVE_LEVEL_QUESTIONNAIRE, serviceQuestion: null };
  await insertQuestionnaire(context.db, own, true);
  await keepQuestionnaires(context);
  await keepQuestionnaires(context);
  const stored = await context.db
    .selectFrom('questionnaire')
    .selectAll()
    .orderBy('id')
    .orderBy('version')
    .execute();
  expect(stored.map(({ id, version, current }) => [id, version, current])).toEqual([
    ['danh-gia-5', 1, 0],
    ['hai-long-3', 1, 0],
    ['hai-long-5', 1, 0],
    ['hai-long-5', 2, 1],
  ]);
  expect(JSON.parse(stored.at(-1)?.body_json ?? '')).toEqual(own);
  expect(context.logLines).toContainEqual(
    expect.objectContaining({ event: 'questionnaire-differs', version: 2, pack: pack?.id }),
  );
});
