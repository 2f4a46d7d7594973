import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { buildContent } from '#server/content/build-content.ts';
import type { Database } from '#server/store/database.ts';
import { toldHistory, toldList } from '#shared/protocol/told.ts';
import { createBoardOffice } from '../support/board-office.ts';
import { signInAs } from '../support/role-office.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';
import { writeFeedback } from '../support/written.ts';

const BODY = {
  said: { vi: 'Chờ lâu.', en: 'Long waits.' },
  done: { vi: 'Mở thêm quầy.', en: 'One more counter.' },
  date: '2026-09-14',
  result: { vi: 'Hết cảnh đứng chờ.', en: 'Nobody stands any more.' },
  cause: { month: '2026-08', reason: 'C1', cases: [] as string[] },
};

/** "Dân nói – đã làm" on every store engine. */
export function toldContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const office = await createBoardOffice(await open());
    const { client, context } = office;
    const list = async () =>
      v.parse(toldList, await (await client.get(`/told?unit=${OFFICE.unit}`)).json()).items;
    const create = async (body: unknown = BODY) => {
      const answer = await client.send('POST', '/told', { unit: OFFICE.unit, body });
      expect(answer.status).toBe(201);
      return (await answer.json()).id as string;
    };
    const edit = async (id: string, deed: Record<string, unknown>) =>
      await client.send('POST', `/told/${id}/edits`, deed);
    const slides = async () =>
      (await buildContent(context.db, OFFICE.unit, new Date(context.clock.nowMs()).toISOString()))?.settings
        .attract.actions;
    return { ...office, list, create, edit, slides };
  }

  describe(`${name}: what people said and what was done`, () => {
    test('goes from draft to the tablets and back, every step in the history and in the audit log', async () => {
      const { context, client, list, create, edit, slides } = await start();
      const id = await create();
      expect(await list()).toMatchObject([
        { id, state: 'draft', version: 1, published: null, by: 'quantri' },
      ]);
      expect(await slides()).toEqual([]);
      const before = (await context.content.get(OFFICE.unit))?.version;

      expect((await edit(id, { action: 'publish', version: 1 })).status).toBe(204);
      expect(await slides()).toEqual([
        { id, date: BODY.date, said: BODY.said, done: BODY.done, result: BODY.result },
      ]);
      expect((await context.content.get(OFFICE.unit))?.version).not.toBe(before);

      const changed = { ...BODY, done: { vi: 'Mở hai quầy.', en: 'Two more counters.' } };
      expect((await edit(id, { action: 'save', version: 2, body: changed })).status).toBe(204);
      // What is out stays as it went out until it is published again.
      expect(await slides()).toMatchObject([{ done: BODY.done }]);
      expect((await edit(id, { action: 'publish', version: 3 })).status).toBe(204);
      expect(await slides()).toMatchObject([{ done: changed.done }]);

      expect((await edit(id, { action: 'withdraw', version: 4, note: 'chưa đúng' })).status).toBe(204);
      expect(await slides()).toEqual([]);
      expect(await list()).toMatchObject([{ state: 'withdrawn', version: 5, published: null }]);
      const history = v.parse(toldHistory, await (await client.get(`/told/${id}/history`)).json()).items;
      expect(history.map(({ action, version }) => `${version} ${action}`)).toEqual([
        '5 withdraw',
        '4 publish',
        '3 save',
        '2 publish',
        '1 create',
      ]);
      expect(history[0]?.note).toBe('chưa đúng');
      expect(history[4]?.body.done).toEqual(BODY.done);
      const rows = await context.db.selectFrom('audit').select('action').orderBy('no').execute();
      expect(rows.map(({ action }) => action).filter((action) => action.startsWith('told'))).toEqual([
        'told.create',
        'told.publish',
        'told.save',
        'told.publish',
        'told.withdraw',
      ]);
    });

    test('of two who edit at once one is told that it has changed, and nothing is lost', async () => {
      const { create, edit, list } = await start();
      const id = await create();
      const say = (vi: string) => ({ action: 'save', version: 1, body: { ...BODY, said: { vi, en: vi } } });
      const answers = await Promise.all([edit(id, say('một')), edit(id, say('hai'))]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      const [item] = await list();
      expect(item).toMatchObject({ version: 2 });
      expect((await edit(id, { action: 'withdraw', version: 2 })).status).toBe(409);
    });

    test('the evidence is counted: the month of the cause, the first whole month after the deed, small counts hidden', async () => {
      const { answers, tablet, send, create, list, edit, slides } = await start();
      answers('2026-08-05', { 5: 20, 2: 8 }, { reasons: ['C1'] });
      // A satisfied answer that names the topic praises it.
      const praise = tablet.rate(5, {}, { at: '2026-08-20T03:00:00.000Z' });
      tablet.record('rating.detail', { of: praise.id, reasons: ['C1'] }, { at: '2026-08-20T03:00:09.000Z' });
      answers('2026-09-20', { 5: 20, 2: 9 }, { reasons: ['C1'] });
      answers('2026-10-05', { 5: 30, 2: 2 }, { reasons: ['C1'] });
      await tablet.push(send);
      const id = await create();
      expect((await list())[0]?.evidence).toMatchObject({
        reason: 'C1',
        minCell: 5,
        before: { month: '2026-08', n: 29, mentions: 8 },
        after: { month: '2026-10', n: 32, mentions: null },
      });
      await edit(id, { action: 'publish', version: 1 });
      const [slide] = (await slides()) ?? [];
      expect(slide?.result?.vi).toMatch(
        /^Hết cảnh đứng chờ\. Lượt đánh giá nêu “.+”: 8 trên 29 lượt \(tháng 8\/2026\), rồi dưới 5 trên 32 lượt \(tháng 10\/2026\)\.$/,
      );
      // Frozen: what arrives later changes nothing that is out.
      answers('2026-08-06', { 2: 5 }, { reasons: ['C1'] });
      await tablet.push(send);
      expect((await slides())?.[0]?.result).toEqual(slide?.result);
      expect((await list())[0]?.evidence?.before).toMatchObject({ n: 34, mentions: 13 });
    });

    test('of too few ratings, of too few people, of a month that has not ended nothing is counted', async () => {
      const { answers, tablet, send, create, list } = await start();
      answers('2026-08-05', { 5: 5, 2: 4 }, { reasons: ['C1'] });
      answers('2026-10-05', { 5: 30, 2: 20 }, { reasons: ['C1'], clerks: 2 });
      await tablet.push(send);
      await create();
      await create({ ...BODY, date: '2026-10-20', cause: { month: '2026-11', reason: 'C1' } });
      await create({ ...BODY, date: '2026-09-01', cause: { month: '2026-08', reason: 'Z9' } });
      const counted = (await list()).map(({ evidence }) => evidence && [evidence.before, evidence.after]);
      expect(counted).toEqual([[null, null], [null, null], null]);
    });

    test('names cases of its own unit only, and never a report to the inspectorate', async () => {
      const office = await start();
      const { client, tablet, send, create } = office;
      const petition = await writeFeedback(office);
      const report = await writeFeedback(office, { type: 'integrity' });
      await tablet.push(send);
      await create({ ...BODY, cause: { month: '2026-08', cases: [petition] } });
      const body = { ...BODY, cause: { month: '2026-08', cases: [report] } };
      expect((await client.send('POST', '/told', { unit: OFFICE.unit, body })).status).toBe(400);
    });

    test('another office sees and changes nothing of it', async () => {
      const { context, create, edit } = await start();
      await createOtherUnit(context);
      const id = await create();
      await edit(id, { action: 'publish', version: 1 });
      const other = await signInAs(context, 'leader', OTHER_UNIT);
      expect((await other.get(`/told?unit=${OFFICE.unit}`)).status).toBe(403);
      expect((await other.get(`/told/${id}/history`)).status).toBe(404);
      const deed = { action: 'withdraw', version: 2 };
      expect((await other.send('POST', `/told/${id}/edits`, deed)).status).toBe(404);
      expect((await other.send('POST', '/told', { unit: OFFICE.unit, body: BODY })).status).toBe(403);
      const content = await buildContent(context.db, OTHER_UNIT, '2026-11-22T01:00:00.000Z');
      expect(content?.settings.attract.actions).toEqual([]);
    });

    test.each([
      ['no words', { said: { vi: ' ', en: 'x' } }],
      ['words that no slide holds', { done: { vi: 'x'.repeat(401), en: 'x' } }],
      ['a day that is none', { date: '2026-13-40' }],
      ['a month that is none', { cause: { month: '2026-13' } }],
    ])('%s: refused', async (_, wrong) => {
      const { client } = await start();
      const body = { ...BODY, ...wrong };
      expect((await client.send('POST', '/told', { unit: OFFICE.unit, body })).status).toBe(400);
    });
  });
}
