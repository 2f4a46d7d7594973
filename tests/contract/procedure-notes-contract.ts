import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sealBox } from '#device/seal-box.ts';
import { projectEarlierProcedureNotes } from '#server/ingest/keep-procedure-notes.ts';
import type { Database } from '#server/store/database.ts';
import { insertProcedures } from '#server/store/office.ts';
import { postingReport, postingUnits } from '#shared/protocol/posting-check.ts';
import { missedSearches, problemPage, problemReport } from '#shared/protocol/procedure-feedback.ts';
import { addTablet } from '../support/paired-tablet.ts';
import { sampleBody } from '../support/procedure-desk.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';

const BIRTH = sampleBody('1.001193');

/** What citizens report of procedures and look for in vain, beside the journal, whatever the engine. */
export function procedureNotesContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const centre = await createSignedInCentre(await open());
    const { code, name: title, field } = BIRTH;
    await insertProcedures(centre.context.db, [
      {
        ...{ unit_id: OFFICE.unit, code, name: title, field, body_json: JSON.stringify(BIRTH) },
        updated_at: '2026-11-01T01:00:00.000Z',
      },
    ]);
    const read = async (path: string) => await (await centre.client.get(path)).json();
    return {
      ...{ ...centre, read },
      problems: async (query = '') => v.parse(problemPage, await read(`/procedures/problems${query}`)),
      missed: async () => v.parse(missedSearches, await read('/procedures/missed')),
      report: async () => v.parse(postingReport, await read('/procedures/posting-check')),
    };
  }
  type World = Awaited<ReturnType<typeof start>>;

  async function complain({ tablet, context }: World, body: object, text?: string): Promise<string> {
    const id = tablet.newId();
    const sealed =
      text === undefined
        ? undefined
        : await sealBox(context.keys.seal, { kind: 'procedure.problem', entryId: id }, { v: 1, text });
    const problem = { procedure: BIRTH.code, version: 1, part: 'fee', problem: 'fee-differs', ...body };
    tablet.record('procedure.problem', sealed === undefined ? problem : { ...problem, sealed }, { id });
    return id;
  }

  describe(`${name}: reports of citizens`, () => {
    test('stand next to the procedure, newest first, with what was written for who may read it', async () => {
      const world = await start();
      const first = await complain(world, {}, 'Thu 20.000 đồng.');
      world.context.clock.advance(1_000);
      const second = await complain(world, {
        procedure: '1.777777',
        part: 'steps',
        problem: 'outdated',
        version: 'x',
      });
      await world.tablet.push(world.send);
      const { items } = await world.problems();
      expect(items).toMatchObject([
        { id: second, code: '1.777777', name: null, version: 'x', hasComment: false, state: 'new' },
        { id: first, code: BIRTH.code, name: BIRTH.name, version: '1', part: 'fee', hasComment: true },
      ]);
      expect(await world.read(`/procedures/problems/${first}/comment`)).toEqual({ text: 'Thu 20.000 đồng.' });
      expect(await world.read(`/procedures/problems/${second}/comment`)).toEqual({ text: null });
      expect((await world.problems(`?code=${BIRTH.code}`)).items).toHaveLength(1);
      const page = await world.problems('?limit=1');
      expect((await world.problems(`?limit=1&after=${page.next}`)).items).toMatchObject([{ id: first }]);
    });

    test('are settled with a state and a note; one that comes again changes nothing of that', async () => {
      const world = await start();
      const id = await complain(world, {});
      await world.tablet.push(world.send);
      expect(await world.read(`/procedures/${BIRTH.code}`)).toMatchObject({ openProblems: 1 });
      const change = { state: 'proposal', note: 'Kiến nghị bỏ giấy tờ này' };
      const settled = await world.client.send('PATCH', `/procedures/problems/${id}`, change);
      expect(v.parse(problemReport, await settled.json())).toMatchObject({
        ...{ ...change, settledBy: 'quantri', settledAt: '2026-11-22T01:00:00.000Z' },
      });
      await projectEarlierProcedureNotes(world.context);
      const again = await addTablet(world.context, world.send);
      again.record(
        'procedure.problem',
        { procedure: BIRTH.code, version: 1, part: 'fee', problem: 'x' },
        { id },
      );
      await again.push(world.send);
      expect((await world.problems('?state=proposal')).items).toMatchObject([{ id, note: change.note }]);
      expect(await world.read(`/procedures/${BIRTH.code}`)).toMatchObject({ openProblems: 0 });
      const bad = await world.client.send('PATCH', `/procedures/problems/${id}`, { state: 'gone' });
      expect(bad.status).toBe(400);
    });

    test('that came before the centre kept them apart are read once', async () => {
      const world = await start();
      await complain(world, {});
      world.tablet.record('usage', {
        date: '2026-11-21',
        views: { [BIRTH.code]: 2 },
        searchesWithoutResult: 1,
      });
      await world.tablet.push(world.send);
      for (const table of ['procedure_problem', 'usage_day', 'usage_item'] as const)
        await world.context.db.deleteFrom(table).execute();
      await projectEarlierProcedureNotes(world.context);
      expect((await world.problems()).items).toHaveLength(1);
      expect(await world.missed()).toMatchObject({
        days: [{ searches: 1 }],
        views: [{ code: BIRTH.code, n: 2 }],
      });
    });
  });

  describe(`${name}: searches in vain and openings`, () => {
    test('are added up by day and words, over tablets and versions of the entry', async () => {
      const world = await start();
      const other = await addTablet(world.context, world.send);
      const usage = (date: string, views: object, searchesWithoutResult: number, missed?: object[]) =>
        [
          'usage',
          { date, views, searchesWithoutResult, ...(missed === undefined ? {} : { missed }) },
          { kv: missed === undefined ? 1 : 2 },
        ] as const;
      world.tablet.record(
        ...usage('2026-11-20', { [BIRTH.code]: 3, '../x': 9 }, 2, [{ q: 'ho chieu', n: 2 }]),
      );
      world.tablet.record(...usage('2026-11-20', { [BIRTH.code]: 1 }, 1));
      world.tablet.record(...usage('2020-01-01', {}, 50));
      await world.tablet.push(world.send);
      other.record(
        ...usage('2026-11-21', { '1.000894': 9_007_199_254_740_991 }, 4, [
          { q: 'ho chieu', n: 1 },
          { q: 'bang lai', n: 3 },
        ]),
      );
      await other.push(world.send);
      expect(await world.missed()).toEqual({
        ...{ from: '2026-10-23', to: '2026-11-22' },
        days: [
          { date: '2026-11-20', searches: 3 },
          { date: '2026-11-21', searches: 4 },
        ],
        queries: [
          { q: 'bang lai', n: 3 },
          { q: 'ho chieu', n: 3 },
        ],
        // What no tablet can count is bounded.
        views: [
          { code: '1.000894', n: 100_000 },
          { code: BIRTH.code, n: 4 },
        ],
      });
      expect((await world.report()).missed).toEqual({
        searches: 7,
        queries: [
          { q: 'bang lai', n: 3 },
          { q: 'ho chieu', n: 3 },
        ],
      });
    });

    test('words with digits, or too many, go to quarantine with the whole entry', async () => {
      const world = await start();
      for (const q of ['cccd 079', 'a b c d e f g', 'Đăng ký'])
        world.tablet.record(
          'usage',
          { date: '2026-11-20', views: {}, searchesWithoutResult: 1, missed: [{ q, n: 1 }] },
          { kv: 2 },
        );
      expect(await world.tablet.push(world.send)).toMatchObject({ quarantined: 3 });
      expect((await world.missed()).queries).toEqual([]);
    });
  });

  describe(`${name}: the posting check`, () => {
    test('holds every posted procedure against the law, with what citizens say', async () => {
      const world = await start();
      await complain(world, {});
      await world.tablet.push(world.send);
      const report = await world.report();
      expect(report).toMatchObject({
        ...{ unit: { id: OFFICE.unit }, on: '2026-11-22', staleDays: 90 },
        tally: { posted: 1, complete: 1, correct: 0, timely: 1, allThree: 0 },
        items: [{ code: BIRTH.code, version: 1, complete: true, correct: false, checked: null }],
      });
      expect(report.items[0]?.findings.map(({ finding }) => finding)).toEqual([
        'unverified-parts',
        'open-problems',
      ]);
      const stale = v.parse(postingReport, await world.read('/procedures/posting-check?staleDays=20'));
      expect(stale.findings).toContainEqual({ finding: 'stale', n: 1 });
      const units = v.parse(postingUnits, await world.read('/procedures/posting-check/units'));
      expect(units.items).toEqual([{ unit: report.unit, tally: report.tally }]);
    });

    test('is a table for the file as well, in both languages', async () => {
      const world = await start();
      const vi = await (await world.client.get('/procedures/posting-check?format=csv')).text();
      expect(vi.split('\r\n')[0]).toContain('"Mã thủ tục"');
      expect(vi).toContain('Chưa kiểm chứng: Thời gian theo cách thức thực hiện');
      const en = await (
        await world.client.get('/procedures/posting-check?format=csv&lang=en&separator=semicolon')
      ).text();
      expect(en).toContain(';"Not confirmed');
    });
  });

  describe(`${name}: another office`, () => {
    test('sees neither reports nor searches nor the check', async () => {
      const world = await start();
      const id = await complain(world, {}, 'kín');
      world.tablet.record('usage', { date: '2026-11-21', views: {}, searchesWithoutResult: 1 });
      await world.tablet.push(world.send);
      await createOtherUnit(world.context);
      await world.context.db.updateTable('account').set({ unit_id: OTHER_UNIT }).execute();
      expect((await world.problems()).items).toEqual([]);
      expect((await world.missed()).days).toEqual([]);
      expect((await world.report()).items).toEqual([]);
      for (const path of ['problems', 'missed', 'posting-check', 'posting-check/units'])
        expect((await world.client.get(`/procedures/${path}?unit=${OFFICE.unit}`)).status).toBe(403);
      expect((await world.client.get(`/procedures/problems/${id}/comment`)).status).toBe(404);
      const change = await world.client.send('PATCH', `/procedures/problems/${id}`, { state: 'done' });
      expect(change.status).toBe(404);
    });
  });
}
