import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { insertCounters } from '#server/store/office.ts';
import { type Board, board } from '#shared/protocol/board.ts';
import { createBoardOffice } from '../support/board-office.ts';
import { edit } from '../support/case-office.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';
import { codeOf, writeFeedback } from '../support/written.ts';

/** The public board on every store engine. Now is 22 November 2026. */
export function boardContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const office = await createBoardOffice(await open());
    const { app, context } = office;
    /** As anybody gets it, after what the process remembered has grown old. */
    const read = async (unit: string = OFFICE.unit): Promise<Board | null> => {
      context.clock.advance(61_000);
      const answer = await app.request(`/api/v1/boards/${unit}`);
      if (answer.status === 404) return null;
      expect(answer.status).toBe(200);
      return v.parse(board, await answer.json());
    };
    return { ...office, read };
  }

  describe(`${name}: the public board`, () => {
    test('is there only where the unit itself publishes it, and gone when it no longer does', async () => {
      const { context, read, publish } = await start();
      await createOtherUnit(context);
      await context.db
        .updateTable('unit')
        .set({ parent_id: OFFICE.unit })
        .where('id', '=', OTHER_UNIT)
        .execute();
      expect(await read()).toBeNull();
      await publish('board', { published: true, minRatings: 20 });
      expect(await read()).toMatchObject({ unit: { id: OFFICE.unit }, limits: { minRatings: 20 } });
      // What the unit above decided for itself does not publish the one below; its limits hold there.
      expect(await read(OTHER_UNIT)).toBeNull();
      await publish('board', { published: true }, OTHER_UNIT);
      expect(await read(OTHER_UNIT)).toMatchObject({ unit: { parentName: 'Phường Thử Nghiệm' } });
      await publish('board', { published: false });
      expect(await read()).toBeNull();
      expect(await read('khong-co')).toBeNull();
    });

    test('tells months and quarters of its own counters, worked by hand', async () => {
      const { context, answers, tablet, send, publish, read } = await start();
      await publish('board', { published: true });
      await publish('targets', { years: [{ year: 2026, satisfied: 90 }] });
      answers('2026-07-08', { 5: 50, 4: 20, 2: 10 });
      answers('2026-08-05', { 5: 40, 4: 30, 2: 10 });
      answers('2026-09-09', { 5: 30, 4: 40, 1: 10 });
      answers('2026-10-07', { 5: 98, 2: 2 });
      answers('2026-06-10', { 5: 6, 4: 3 });
      answers('2026-11-05', { 5: 60, 2: 20 });
      const place = { counter: OFFICE.counter, clerk: OFFICE.clerk, trigger: 'sampled' };
      for (let n = 0; n < 200; n += 1)
        tablet.record(
          'ask',
          { ...place, outcome: n < 100 ? 'answered' : 'timeout' },
          { at: '2026-10-07T02:00:00.000Z' },
        );
      await tablet.push(send);
      const told = await read();
      expect(told?.months.slice(0, 5).map(({ period, state }) => `${period} ${state}`)).toEqual([
        '2026-10 told',
        '2026-09 told',
        '2026-08 told',
        '2026-07 told',
        '2026-06 withheld',
      ]);
      // November has not ended, and nothing of it is told.
      expect(told?.months).toHaveLength(13);
      expect(told?.months[0]).toMatchObject({
        figure: {
          ...{ n: 100, satisfied: { low: 96, high: 99 }, levels: null },
          response: { basis: 'asks', asked: 200, answered: 100, rate: 50, notAsked: null },
        },
        target: { satisfied: 90, state: 'reached' },
      });
      expect(told?.months[1]?.figure?.levels).toMatchObject([
        { levels: [5], n: 30, label: { vi: 'Rất hài lòng' }, satisfied: true },
        { levels: [4], n: 40 },
        { levels: [3], n: 0, satisfied: false },
        { levels: [2], n: 0 },
        { levels: [1], n: 10 },
      ]);
      expect(told?.quarters[0]).toMatchObject({
        ...{ period: '2026-Q3', from: '2026-07-01', to: '2026-09-30', state: 'told' },
        figure: { n: 240, satisfied: { low: 210, high: 210 }, rate: { low: 87.5 } },
        target: { state: 'missed' },
      });
      expect(told?.quarters[1]).toMatchObject({ period: '2026-Q2', state: 'withheld', figure: null });
      // The same counters below another unit: the board above does not hold them.
      await createOtherUnit(context);
      await context.db
        .updateTable('unit')
        .set({ parent_id: OTHER_UNIT })
        .where('id', '=', OFFICE.unit)
        .execute();
      await publish('board', { published: true });
      await context.db
        .insertInto('unit_setting')
        .values({
          ...{ unit_id: OTHER_UNIT, part: 'board', version: 1, body_json: '{"published":true}' },
          ...{ effective_from: '2026-01-01T00:00:00.000Z', created_at: '2026-01-01T00:00:00.000Z' },
          ...{ created_by: null, note: null, withdrawn_at: null },
        })
        .execute();
      const above = await read(OTHER_UNIT);
      expect(above?.months.every(({ state }) => state === 'none')).toBe(true);
    });

    test('a month of one or two clerks is not told; counters stand for people where nobody is named', async () => {
      const { context, answers, tablet, send, publish, read } = await start();
      await publish('board', { published: true });
      answers('2026-10-07', { 5: 40, 2: 10 }, { clerks: 1 });
      answers('2026-09-09', { 5: 40, 2: 10 }, { clerks: 2 });
      await insertCounters(context.db, [
        { id: 'c-3', unit_id: OFFICE.unit, name: 'Chứng thực', number: '3' },
      ]);
      const counters = [OFFICE.counter, OFFICE.otherCounter, 'c-3'];
      for (let n = 0; n < 60; n += 1) {
        const at = new Date(Date.parse('2026-08-05T01:00:00.000Z') + n * 61_000 + n ** 2 * 500).toISOString();
        tablet.rate(n % 5 === 0 ? 2 : 5, { clerk: null, counter: counters[n % 3] }, { at });
      }
      await tablet.push(send);
      expect((await read())?.months.slice(0, 3).map(({ state }) => state)).toEqual([
        'withheld',
        'withheld',
        'told',
      ]);
      await publish('board', { published: true, minPeople: 2 });
      expect((await read())?.months[1]?.state).toBe('told');
    });

    test('shows posted answers and what was done, as long as they are out', async () => {
      const office = await start();
      const { tablet, send, client, publish, read } = office;
      await publish('board', { published: true });
      const [first, second] = [await writeFeedback(office), await writeFeedback(office, { code: codeOf(8) })];
      await tablet.push(send);
      for (const id of [first, second]) await edit(client, id, { action: 'answer', text: 'Đã xem lại.' });
      await edit(client, first, {
        action: 'publish',
        text: 'Phường đã xin lỗi và trả kết quả.',
        where: 'Bảng tin',
      });
      expect((await read())?.answers).toEqual([
        {
          ...{ on: '2026-11-22', kind: 'petition', text: 'Phường đã xin lỗi và trả kết quả.' },
          where: 'Bảng tin',
        },
      ]);
      await edit(client, first, { action: 'unpublish', note: 'nhầm' });
      expect((await read())?.answers).toEqual([]);

      const words = { vi: 'Chờ lâu.', en: 'Long waits.' };
      const body = { said: words, done: words, date: '2026-10-01' };
      const { id } = await (await client.send('POST', '/told', { unit: OFFICE.unit, body })).json();
      expect((await read())?.told).toEqual([]);
      await client.send('POST', `/told/${id}/edits`, { action: 'publish', version: 1 });
      expect((await read())?.told).toEqual([{ id, ...body, result: null, evidence: null }]);
      await client.send('POST', `/told/${id}/edits`, { action: 'withdraw', version: 2 });
      expect((await read())?.told).toEqual([]);
    });

    test('says what has not arrived, and how many ratings are doubtful', async () => {
      const { context, answers, tablet, send, publish, read } = await start();
      await publish('board', { published: true });
      answers('2026-10-07', { 5: 40, 2: 10 });
      // Two presses within a second: the second one is flagged.
      tablet.rate(5, { clerk: OFFICE.clerk }, { at: '2026-10-08T03:00:00.000Z' });
      tablet.rate(5, { clerk: OFFICE.clerk }, { at: '2026-10-08T03:00:01.000Z' });
      await tablet.push(send);
      expect((await read())?.holes).toEqual({ tablets: 1, silent: 0, silentDays: 7, awaited: 0, lost: 0 });
      expect((await read())?.months[0]?.figure).toMatchObject({ n: 51, flagged: 1 });
      context.clock.advance(8 * 24 * 60 * 60_000);
      await context.db
        .updateTable('replica')
        .set((eb) => ({ told_through: eb('received_through', '+', 12) }))
        .execute();
      expect((await read())?.holes).toEqual({ tablets: 1, silent: 1, silentDays: 7, awaited: 12, lost: 0 });
    });
  });
}
