import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PROGRAM } from '#server/audit/audit.ts';
import { createDevice } from '#server/devices/create-device.ts';
import { keepSubtreeSums } from '#server/figures/keep-subtree-sums.ts';
import { readSummary } from '#server/figures/read-summary.ts';
import { rebuildSums, verifySums } from '#server/figures/rebuild-sums.ts';
import { addUpSubtree } from '#server/figures/subtree-sums.ts';
import { decideFlag } from '#server/flags/decide-flag.ts';
import { changeUnit, mergeUnit, reopenUnit } from '#server/office/edit-units.ts';
import { editOffice } from '#server/office/office-edit.ts';
import type { Database } from '#server/store/database.ts';
import { insertCounters, insertUnits } from '#server/store/office.ts';
import { updateUnit } from '#server/store/office-rows.ts';
import { holdFeed } from '#server/store/rollups.ts';
import { claimSubtreePeriod, putSubtreeSums } from '#server/store/subtree-sums.ts';
import { transact } from '#server/store/transact.ts';
import type { DaySpan } from '#shared/domain/spans.ts';
import { unitChange } from '#shared/protocol/office-admin.ts';
import { SUMMARY_BY } from '#shared/protocol/summary.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import { Tablet } from '../support/tablet.ts';

const NOW = '2026-09-10T03:00:00.000Z';
const PROVINCE = { id: 'u-tinh', name: 'Tỉnh Thử' };
const SPANS: readonly DaySpan[] = [
  { from: '2026-01-01', to: '2026-12-31' },
  { from: '2026-03-01', to: '2026-03-31' },
  { from: '2026-04-01', to: '2026-06-30' },
  { from: '2026-01-15', to: '2026-08-05' },
  { from: '2026-05-20', to: '2026-09-09' },
];

/** What is kept of a unit above many, held against what is read from the units themselves, on every engine. */
export function subtreeContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async (communes = 22) => {
    const centre = await createPairedTablet(await open());
    const { context, send, tablet } = centre;
    const { db } = context;
    context.clock.set(Date.parse(NOW));
    const unit = (id: string, name: string, kind: 'province' | 'commune', parent_id: string | null) => ({
      ...{ id, name, kind, parent_id, code: null, folded: id, contact_json: null, sample: 0 },
      time_zone: 'Asia/Ho_Chi_Minh',
    });
    await insertUnits(db, [unit(PROVINCE.id, PROVINCE.name, 'province', null)]);
    await insertUnits(
      db,
      Array.from({ length: communes }, (_, n) => unit(`xa-${n}`, `Xã ${n}`, 'commune', PROVINCE.id)),
    );
    await transact(db, async (trx) => await updateUnit(trx, OFFICE.unit, { parent_id: PROVINCE.id }));
    await insertCounters(db, [{ id: 'xa-1-q', unit_id: 'xa-1', name: 'Một cửa', number: '1' }]);
    const other = await Tablet.create(context.clock, context.random);
    const invitation = await createDevice(db, context, {
      ...{ unitId: 'xa-1', counterId: 'xa-1-q', name: 'Máy xã' },
    });
    await other.pair(send, invitation.pairingCode);
    const visit = (one: Tablet, at: string, level: number, body: Record<string, unknown> = {}) => {
      const counter = one === other ? 'xa-1-q' : OFFICE.counter;
      const place = { counter, clerk: one === other ? null : OFFICE.clerk };
      one.record('ask', { ...place, trigger: 'clerk', outcome: level > 2 ? 'answered' : 'timeout' }, { at });
      const { id } = one.rate(level, { ...place, ...body }, { at });
      if (level < 3) one.record('rating.detail', { of: id, reasons: ['C1'] }, { at });
      return id;
    };
    for (let month = 1; month <= 8; month += 1) {
      const day = (n: number) => `2026-0${month}-${String(n).padStart(2, '0')}`;
      visit(tablet, `${day(month)}T02:10:00.000Z`, 5, { procedure: '1.001193' });
      visit(tablet, `${day(28)}T08:10:00.000Z`, month % 5 || 5, { procedure: '2.000635' });
      // The first of the next month, where the people are.
      visit(other, `${day(28)}T18:10:00.000Z`, 1);
      visit(other, `${day(17)}T01:10:00.000Z`, 4);
    }
    await tablet.push(send);
    await other.push(send);
    const rows = async () =>
      await db.selectFrom('subtree_sums').selectAll().orderBy('grain').orderBy('period').execute();
    const periods = async () => (await rows()).map(({ period }) => period);
    const view = async (spans: readonly DaySpan[] = SPANS.slice(-2)) => {
      const told = [];
      for (const span of spans)
        for (const by of [null, ...SUMMARY_BY])
          told.push(await readSummary(db, { unit: PROVINCE, ...span, by, only: undefined }, NOW));
      return told;
    };
    /** Every view as it is told, and as it is told when nothing is kept. */
    const expectSame = async (spans?: readonly DaySpan[]) => {
      const [kept, told] = [await rows(), await view(spans)];
      await db.deleteFrom('subtree_sums').execute();
      expect(told).toEqual(await view(spans));
      if (kept.length > 0) await db.insertInto('subtree_sums').values(kept).execute();
      expect((await verifySums(context)).wrong).toEqual([]);
    };
    return { ...centre, db, other, visit, rows, periods, view, expectSame };
  };

  describe(`${name}: sums of a unit and all below it`, () => {
    test('are kept for what is over, and answer every view as the units do', async () => {
      const { context, db, periods, view, expectSame } = await start();
      expect(await keepSubtreeSums(context)).toBe(10);
      const months = Array.from({ length: 8 }, (_, n) => `2026-0${n + 1}`);
      expect(await periods()).toEqual([...months, '2026-Q1', '2026-Q2']);
      await expectSame(SPANS);
      expect(await keepSubtreeSums(context)).toBe(0);
      // They are what is read.
      const told = await view();
      await db
        .updateTable('subtree_sums')
        .set((eb) => ({
          sums_json: eb.fn<string>('replace', [
            'sums_json',
            eb.val('"satisfied":2'),
            eb.val('"satisfied":1'),
          ]),
        }))
        .where('period', '=', '2026-Q2')
        .execute();
      expect(await view()).not.toEqual(told);
    });

    test('what somebody bent is found and named; a recount forgets it', async () => {
      const { context, db, rows } = await start();
      await keepSubtreeSums(context);
      const [first] = await rows();
      await db
        .updateTable('subtree_sums')
        .set({ sums_json: first?.sums_json ?? '' })
        .execute();
      const { wrong } = await verifySums(context);
      expect(new Set(wrong.map(({ unit, table }) => `${unit} ${table}`))).toEqual(
        new Set(['u-tinh subtree']),
      );
      await rebuildSums(context);
      expect(await rows()).toEqual([]);
      await keepSubtreeSums(context);
      expect((await verifySums(context)).wrong).toEqual([]);
    });

    test('go with what changes them: late answers, changed ones, flags set aside', async () => {
      const { context, send, tablet, other, db, visit, periods, expectSame } = await start();
      await keepSubtreeSums(context);
      const late = visit(other, '2026-03-31T16:59:00.000Z', 2);
      await other.push(send);
      const all = Array.from({ length: 8 }, (_, n) => `2026-0${n + 1}`);
      expect(await periods()).toEqual([...all.filter((month) => month !== '2026-03'), '2026-Q2']);
      await expectSame();
      expect(await keepSubtreeSums(context)).toBe(2);
      await expectSame();
      other.record('rating.change', { of: late, level: 5 }, { at: '2026-03-31T16:59:05.000Z' });
      visit(tablet, '2026-05-05T02:10:00.000Z', 5);
      visit(tablet, '2026-05-05T02:10:01.000Z', 5);
      await other.push(send);
      await tablet.push(send);
      expect(await periods()).not.toContain('2026-03');
      expect(await periods()).not.toContain('2026-05');
      await keepSubtreeSums(context);
      const [flag] = await db.selectFrom('rating_flag').select('entry_id as id').execute();
      const decision = { flag: 'burst', action: 'set-aside', reason: 'thử' } as const;
      await decideFlag(context, PROGRAM, { rating: flag?.id ?? '', ...decision });
      expect(await periods()).not.toContain('2026-05');
      await expectSame();
    });

    test('go with what is said later of an answer, though it counts for the same', async () => {
      const { context, send, other, visit, periods, expectSame } = await start();
      const id = visit(other, '2026-03-11T02:00:00.000Z', 4);
      await other.push(send);
      await keepSubtreeSums(context);
      expect(await periods()).toContain('2026-03');
      other.record('rating.detail', { of: id, reasons: ['C1', 'B2'] }, { at: '2026-03-11T02:00:09.000Z' });
      await other.push(send);
      expect(await periods()).not.toContain('2026-03');
      await expectSame();
    });

    test('stay when a unit is but called otherwise', async () => {
      const { context, periods } = await start();
      await keepSubtreeSums(context);
      const before = await periods();
      const renamed = await editOffice(
        context,
        PROGRAM,
        async (edit) => await changeUnit(edit, 'xa-1', v.parse(unitChange, { name: 'Xã Mới' })),
      );
      expect(renamed.ok).toBe(true);
      expect(await periods()).toEqual(before);
    });

    test('go with the tree: a unit that moves away, is merged, comes back', async () => {
      const { context, db, periods, expectSame } = await start();
      await keepSubtreeSums(context);
      await transact(db, async (trx) => await updateUnit(trx, 'xa-1', { parent_id: null }));
      expect(await periods()).toEqual([]);
      await keepSubtreeSums(context);
      await expectSame();
      const change = async (work: Parameters<typeof editOffice>[2]) =>
        expect((await editOffice(context, PROGRAM, work)).ok).toBe(true);
      await change(async (edit) => await mergeUnit(edit, 'xa-1', 'xa-2', 'sắp xếp lại'));
      expect(await periods()).toEqual([]);
      await keepSubtreeSums(context);
      await expectSame();
      await change(async (edit) => await reopenUnit(edit, 'xa-1', null));
      expect(await periods()).toEqual([]);
    });

    test('a late answer of a merged unit is one of its successor’s', async () => {
      const { context, db, send, other, visit, periods, expectSame } = await start();
      await transact(db, async (trx) => {
        await updateUnit(trx, 'xa-1', { parent_id: null, closed_at: NOW, successor_id: 'xa-2' });
      });
      await keepSubtreeSums(context);
      visit(other, '2026-07-09T02:00:00.000Z', 1);
      await other.push(send);
      expect(await periods()).not.toContain('2026-07');
      await expectSame();
    });

    test('what arrives while one is made keeps it from being kept', async () => {
      const { context, db, send, tablet, visit, rows } = await start();
      const one = { unitId: PROVINCE.id, grain: 'month', period: '2026-04' } as const;
      const claim = async (token: string) =>
        await transact(db, async (trx) => {
          await holdFeed(trx);
          await claimSubtreePeriod(trx, one, token);
        });
      await claim('a');
      const json = JSON.stringify(await addUpSubtree(db, one));
      visit(tablet, '2026-04-09T02:00:00.000Z', 1);
      await tablet.push(send);
      expect(await putSubtreeSums(db, one, 'a', json)).toBe(false);
      expect(await rows()).toEqual([]);
      await claim('b');
      await claim('c');
      expect(await putSubtreeSums(db, one, 'b', json)).toBe(false);
      // A row that is being made answers nothing, and the next job makes it.
      expect(await keepSubtreeSums(context)).toBe(10);
    });

    test('few units are added up as they are asked for', async () => {
      const { context } = await start(17);
      expect(await keepSubtreeSums(context)).toBe(0);
    });
  });
}
