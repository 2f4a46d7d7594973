import { describe, expect, test } from 'vitest';
import { buildContent } from '#server/content/build-content.ts';
import type { Database } from '#server/store/database.ts';
import { openProcedureDesk, ownFile, type ProcedureDesk, sampleBody } from '../support/procedure-desk.ts';

const BIRTH = sampleBody('1.001193');
const MARRIAGE = sampleBody('1.000894');
const DEATH = sampleBody('1.000656');
const COPY = sampleBody('2.000815');

const KINDS = ['new', 'changed', 'unchanged', 'withdrawn', 'missing', 'refused'] as const;
const counted = (counts: Partial<Record<(typeof KINDS)[number], number>>) => ({
  ...Object.fromEntries(KINDS.map((kind) => [kind, 0])),
  ...counts,
});

/** Everything that an import may change: to hold the store against itself. */
async function snapshot({ context }: ProcedureDesk) {
  const { db } = context;
  return {
    heads: await db.selectFrom('procedure').selectAll().orderBy('code').execute(),
    versions: await db
      .selectFrom('procedure_version')
      .selectAll()
      .orderBy('code')
      .orderBy('version')
      .execute(),
    events: await db.selectFrom('procedure_event').selectAll().orderBy('no').execute(),
    revision: await db.selectFrom('meta').selectAll().where('key', '=', 'content-revision').execute(),
  };
}

async function countItems({ context }: ProcedureDesk): Promise<number> {
  return (await context.db.selectFrom('procedure_import_item').select('no').execute()).length;
}

/** Imports of procedures, whatever the engine. */
export function procedureImportContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async () => await openProcedureDesk(await open());

  describe(`${name}: the preview of an import`, () => {
    test('says what would become of every row and changes nothing', async () => {
      const desk = await start();
      for (const body of [BIRTH, MARRIAGE, COPY]) await desk.post(body);
      await desk.post(DEATH);
      await desk.change('withdraw', DEATH.code);
      const before = await snapshot(desk);
      const job = await desk.preview(
        ownFile([
          { ...BIRTH, timeLimit: '05 ngày làm việc', conditions: null },
          MARRIAGE,
          DEATH,
          sampleBody('1.004194'),
          { code: '1.777777', name: 'Không lĩnh vực' },
        ]),
        '?name=thang-11.json',
      );
      expect(job).toMatchObject({
        ...{ state: 'preview', format: 'own-json', fileName: 'thang-11.json', as: 'posted', refusal: null },
        progress: { done: 5, total: 5 },
        counts: counted({ new: 1, changed: 1, unchanged: 1, withdrawn: 1, missing: 1, refused: 1 }),
      });
      expect(await snapshot(desk)).toEqual(before);
      const [changed] = await desk.items(job, '?kind=changed');
      expect(changed).toMatchObject({
        ...{ row: 1, code: BIRTH.code, conflict: false },
        changes: [
          { part: 'timeLimit', before: BIRTH.timeLimit, after: '05 ngày làm việc' },
          { part: 'conditions', before: BIRTH.conditions, after: null },
        ],
        notes: [{ code: 'blanks' }],
      });
      expect(await desk.items(job, '?kind=missing')).toMatchObject([{ row: null, code: COPY.code }]);
      expect(await desk.items(job, '?kind=refused')).toMatchObject([
        { row: 5, refusal: { code: 'no-field', message: { vi: expect.stringContaining('lĩnh vực') } } },
      ]);
      expect(await desk.items(job)).toHaveLength(6);
    });

    test('tells of a draft, and compares a draft with the draft', async () => {
      const desk = await start();
      await desk.post(BIRTH);
      await desk.draft({ ...BIRTH, timeLimit: '02 ngày' });
      const file = ownFile([{ ...BIRTH, timeLimit: '02 ngày' }]);
      const [changed] = await desk.items(await desk.preview(file));
      expect(changed).toMatchObject({ kind: 'changed', notes: [{ code: 'has-draft' }] });
      expect((await desk.preview(file, '?as=draft')).counts).toEqual(counted({ unchanged: 1 }));
    });
  });

  describe(`${name}: applying an import`, () => {
    test('takes the good rows at once; again it changes nothing', async () => {
      const desk = await start();
      await desk.post(BIRTH);
      await desk.change('check', BIRTH.code);
      const file = ownFile([{ ...BIRTH, timeLimit: '05 ngày' }, MARRIAGE, { code: 'x' }]);
      const applied = await desk.apply(await desk.preview(file, '?name=a.json'));
      expect(applied).toMatchObject({
        state: 'applied',
        applied: { taken: 2, withdrawn: 0, conflicts: 0 },
      });
      const content = await buildContent(desk.context.db, 'phuong', '2026-11-22T00:00:00.000Z');
      expect(content?.procedures).toEqual([
        { ...MARRIAGE, version: 1, checked: null },
        { ...BIRTH, timeLimit: '05 ngày', version: 2, checked: null },
      ]);
      const birth = await desk.get(BIRTH.code);
      expect(birth.versions[0]).toMatchObject({
        source: 'imported',
        sourceRef: 'a.json',
        createdBy: 'quantri',
      });
      expect(birth.events[0]).toMatchObject({ event: 'posted', version: 2, note: 'a.json' });
      const before = await snapshot(desk);
      const again = await desk.preview(file);
      expect(again.counts).toEqual(counted({ unchanged: 2, refused: 1 }));
      expect((await desk.apply(again)).applied).toEqual({ taken: 0, withdrawn: 0, conflicts: 0 });
      expect(await snapshot(desk)).toEqual(before);
    });

    test('as drafts shows the public nothing; imported as posted they come out', async () => {
      const desk = await start();
      await desk.post(BIRTH);
      const file = ownFile([{ ...BIRTH, name: 'Khai sinh mới' }, MARRIAGE]);
      await desk.apply(await desk.preview(file, '?as=draft'));
      expect(await desk.get(BIRTH.code)).toMatchObject({
        state: 'posted',
        posted: 1,
        draft: 2,
        name: BIRTH.name,
      });
      expect(await desk.get(MARRIAGE.code)).toMatchObject({ state: 'draft', posted: null, draft: 1 });
      const job = await desk.preview(file);
      expect(job.counts).toEqual(counted({ changed: 2 }));
      await desk.apply(job);
      expect(await desk.get(MARRIAGE.code)).toMatchObject({ state: 'posted', posted: 2, draft: null });
      expect(await desk.get(BIRTH.code)).toMatchObject({ state: 'posted', posted: 3, draft: 2 });
    });

    test('with all or nothing, one refused row keeps everything as it was', async () => {
      const desk = await start();
      const job = await desk.preview(ownFile([BIRTH, { code: 'x' }]));
      const path = `/procedures/imports/${job.id}/apply`;
      const response = await desk.client.send('POST', path, { allOrNothing: true });
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ code: 'import-incomplete' });
      expect(await desk.job(job.id)).toMatchObject({ state: 'preview' });
      expect((await desk.apply(job)).applied).toMatchObject({ taken: 1 });
    });

    test('leaves a row out whose procedure was changed since the preview, or everything', async () => {
      const desk = await start();
      await desk.post(BIRTH);
      const job = await desk.preview(ownFile([{ ...BIRTH, timeLimit: '05 ngày' }, MARRIAGE]));
      await desk.post({ ...BIRTH, timeLimit: 'Ngay trong ngày' });
      const before = await snapshot(desk);
      const refused = await desk.apply(job, { allOrNothing: true });
      expect(refused).toMatchObject({ state: 'preview', applied: { taken: 0, conflicts: 1 } });
      expect(await snapshot(desk)).toEqual(before);
      const applied = await desk.apply(job);
      expect(applied).toMatchObject({ state: 'applied', applied: { taken: 1, conflicts: 1 } });
      expect((await desk.get(BIRTH.code)).postedBody?.timeLimit).toBe('Ngay trong ngày');
      expect((await desk.items(job)).map(({ code, conflict }) => [code, conflict])).toEqual([
        [BIRTH.code, true],
        [MARRIAGE.code, false],
      ]);
    });

    test('withdraws what is missing and posts again what is withdrawn only when it is told to', async () => {
      const desk = await start();
      for (const body of [BIRTH, MARRIAGE]) await desk.post(body);
      await desk.change('withdraw', MARRIAGE.code);
      const file = ownFile([MARRIAGE]);
      await desk.apply(await desk.preview(file));
      expect(await desk.get(BIRTH.code)).toMatchObject({ state: 'posted' });
      expect(await desk.get(MARRIAGE.code)).toMatchObject({ state: 'withdrawn' });
      const job = await desk.preview(file);
      const applied = await desk.apply(job, { withdrawMissing: true, repost: true });
      expect(applied.applied).toEqual({ taken: 1, withdrawn: 1, conflicts: 0 });
      expect(await desk.get(BIRTH.code)).toMatchObject({ state: 'withdrawn' });
      expect(await desk.get(MARRIAGE.code)).toMatchObject({ state: 'posted', posted: 2 });
    });

    test('two who apply one preview apply it once', async () => {
      const desk = await start();
      const job = await desk.preview(ownFile([BIRTH]));
      const path = `/procedures/imports/${job.id}/apply`;
      const both = await Promise.all([1, 2].map(() => desk.client.send('POST', path, {})));
      expect(both.map((response) => response.status).sort()).toEqual([202, 409]);
      await desk.context.background.idle();
      expect(await desk.get(BIRTH.code)).toMatchObject({ posted: 1, revision: 1 });
    });
  });

  describe(`${name}: cancelling an import`, () => {
    test('as a preview leaves the store as it was, and nothing of the preview', async () => {
      const desk = await start();
      await desk.post(BIRTH);
      const before = await snapshot(desk);
      const job = await desk.preview(ownFile([{ ...BIRTH, timeLimit: null }, MARRIAGE]));
      const cancel = () => desk.client.send('POST', `/procedures/imports/${job.id}/cancel`);
      expect((await cancel()).status).toBe(200);
      expect(await desk.job(job.id)).toMatchObject({ state: 'cancelled' });
      expect(await snapshot(desk)).toEqual(before);
      expect(await countItems(desk)).toBe(0);
      expect((await cancel()).status).toBe(409);
      const apply = await desk.client.send('POST', `/procedures/imports/${job.id}/apply`, {});
      expect(apply.status).toBe(409);
    });

    test('while the file is read ends the reading', async () => {
      const desk = await start();
      const before = await snapshot(desk);
      const many = Array.from({ length: 1_000 }, (_, n) => ({
        ...BIRTH,
        code: `1.${String(n).padStart(6, '0')}`,
      }));
      const begun = await (await desk.upload(ownFile(many))).json();
      expect((await desk.client.send('POST', `/procedures/imports/${begun.id}/cancel`)).status).toBe(200);
      await desk.context.background.idle();
      expect(await desk.job(begun.id)).toMatchObject({ state: 'cancelled' });
      expect(await countItems(desk)).toBe(0);
      expect(await snapshot(desk)).toEqual(before);
    });

    test('after it was applied is too late, and says so', async () => {
      const desk = await start();
      const job = await desk.apply(await desk.preview(ownFile([BIRTH])));
      const late = await desk.client.send('POST', `/procedures/imports/${job.id}/cancel`);
      expect(late.status).toBe(409);
      expect(await desk.get(BIRTH.code)).toMatchObject({ state: 'posted' });
    });
  });
}
