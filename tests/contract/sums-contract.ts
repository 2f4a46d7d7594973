import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PROGRAM } from '#server/audit/audit.ts';
import { rebuildSums, verifySums } from '#server/figures/rebuild-sums.ts';
import { decideFlag } from '#server/flags/decide-flag.ts';
import { changeUnit } from '#server/office/edit-units.ts';
import { editOffice } from '#server/office/office-edit.ts';
import type { Database } from '#server/store/database.ts';
import { unitChange } from '#shared/protocol/office-admin.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';

/** Where clocks stand still, run backwards at night, leave midnight out, and are half an hour off. */
const ZONES = [
  'Asia/Ho_Chi_Minh',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];
const START_MS = Date.parse('2026-01-20T12:00:00.000Z');
const DAY_MS = 24 * 60 * 60_000;

/** The sums that figures are read from, held against the raw rows by arithmetic of their own, on every engine. */
export function sumsContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async (timeZone = 'Asia/Ho_Chi_Minh') => {
    const centre = await createPairedTablet(await open());
    await centre.context.db.updateTable('unit').set({ time_zone: timeZone }).execute();
    return centre;
  };

  const visit = fc.record({
    atMs: fc.integer({ min: 0, max: 300 * DAY_MS }).map((ms) => START_MS + ms),
    level: fc.integer({ min: 1, max: 5 }),
    clerk: fc.constantFrom('k-1', 'k-2', null),
    counter: fc.constantFrom(OFFICE.counter, OFFICE.otherCounter),
    procedure: fc.constantFrom('1.001193', '2.000635', undefined),
    ask: fc.constantFrom(null, 'answered', 'timeout', 'dismissed'),
    changedTo: fc.constantFrom(null, null, 1, 5),
    reasons: fc.subarray(['C1', 'C2', 'B2']),
    again: fc.constantFrom(null, null, 2_000),
  });

  describe(`${name}: sums`, () => {
    test('equal the raw rows: with changes, reasons, flags set aside, late arrivals and repeats, in any time zone', async () => {
      for (const [index, zone] of ZONES.entries()) {
        const { context, tablet, send } = await start(zone);
        context.clock.set(START_MS + 400 * DAY_MS);
        const visits = fc.sample(fc.array(visit, { minLength: 25, maxLength: 40 }), {
          numRuns: 1,
          seed: 77 + index,
        });
        for (const one of visits.flat()) {
          const at = new Date(one.atMs).toISOString();
          const place = { counter: one.counter, clerk: one.clerk };
          if (one.ask !== null)
            tablet.record('ask', { ...place, trigger: 'clerk', outcome: one.ask }, { at });
          const { id } = tablet.rate(one.level, { ...place, procedure: one.procedure }, { at });
          if (one.changedTo !== null)
            tablet.record('rating.change', { of: id, level: one.changedTo }, { at });
          if (one.reasons.length > 0)
            tablet.record('rating.detail', { of: id, reasons: one.reasons }, { at });
          if (one.again !== null) tablet.rate(3, place, { at: new Date(one.atMs + one.again).toISOString() });
        }
        const half = Math.floor(tablet.last / 2);
        await tablet.push(send, { first: half, head: { oldest: half } });
        await tablet.push(send, { first: 1, last: half });
        await tablet.push(send);
        const bursts = await context.db.selectFrom('rating_flag').select('entry_id as id').execute();
        for (const { id } of bursts.slice(0, 3))
          await decideFlag(context, PROGRAM, {
            rating: id,
            flag: 'burst',
            action: 'set-aside',
            reason: 'thử',
          });
        expect(await storedSums(context.db)).toEqual(await rawSums(context.db, zone));
        expect((await verifySums(context)).wrong).toEqual([]);
      }
    });

    test('built from nothing they are the same; what somebody bent is found and named', async () => {
      const { context, tablet, send } = await start();
      const { db } = context;
      tablet.rate(5);
      tablet.rate(2, {}, { at: '2026-11-21T17:30:00.000Z' });
      tablet.record('ask', { counter: OFFICE.counter, clerk: null, trigger: 'sampled', outcome: 'timeout' });
      await tablet.push(send);
      const before = await storedSums(db);
      await db
        .updateTable('rating_rollup')
        .set({ l5: 7 })
        .where('dim', '=', 'all')
        .where('l5', '=', 1)
        .execute();
      await db.deleteFrom('ask_rollup').where('dim', '=', 'hour').execute();
      const { wrong } = await verifySums(context);
      expect(new Set(wrong.map(({ table }) => table))).toEqual(new Set(['rating', 'ask']));
      expect(wrong.find(({ stored }) => stored !== null)?.stored).toContain('l5=7');
      await rebuildSums(context);
      expect(await storedSums(db)).toEqual(before);
      expect((await verifySums(context)).wrong).toEqual([]);
    });

    test('are counted again when the unit’s time zone is put right', async () => {
      const { context, tablet, send } = await start();
      tablet.rate(5, {}, { at: '2026-11-20T16:00:00.000Z' });
      await tablet.push(send);
      await editOffice(
        context,
        PROGRAM,
        async (edit) => await changeUnit(edit, OFFICE.unit, v.parse(unitChange, { timeZone: 'Asia/Tokyo' })),
      );
      expect(Object.keys(await storedSums(context.db))).toContain(
        'rating_rollup|all|day|2026-11-21||hai-long-5|l5',
      );
      expect((await verifySums(context)).wrong).toEqual([]);
    });

    test('a midnight of the unit parts the days, not one of Greenwich', async () => {
      const { context, tablet, send } = await start();
      for (const at of ['2026-11-20T16:59:50.000Z', '2026-11-20T17:00:00.000Z']) tablet.rate(5, {}, { at });
      await tablet.push(send);
      const rows = await context.db
        .selectFrom('rating_rollup')
        .select(['period', 'l5'])
        .where('dim', '=', 'all')
        .where('grain', '=', 'day')
        .orderBy('period')
        .execute();
      expect(rows).toEqual([
        { period: '2026-11-20', l5: 1 },
        { period: '2026-11-21', l5: 1 },
      ]);
    });
  });
}

type Counts = Record<string, number>;

/** Every stored sum that is not zero, as `slice: count`. */
async function storedSums(db: Database): Promise<Counts> {
  const counts: Counts = {};
  for (const table of ['rating_rollup', 'reason_rollup', 'ask_rollup'] as const) {
    for (const row of await db.selectFrom(table).selectAll().execute()) {
      const members: Record<string, string | number> = { ...row };
      const { unit_id: _, dim, grain, period, key, ...rest } = members;
      const names = ['questionnaire_id', 'level', 'reason', 'trigger'].flatMap(
        (member) => rest[member] ?? [],
      );
      for (const [column, value] of Object.entries(rest))
        if (typeof value === 'number' && value !== 0 && column !== 'level')
          counts[[table, dim, grain, period, key, ...names, column].join('|')] = value;
    }
  }
  return counts;
}

/** The same, counted from the raw rows with the calendar of the runtime, row by row and without any code of the program. */
async function rawSums(db: Database, timeZone: string): Promise<Counts> {
  const counts: Counts = {};
  const add = (...parts: readonly (string | number)[]) => {
    const key = parts.join('|');
    counts[key] = (counts[key] ?? 0) + 1;
  };
  const calendar = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const slices = (iso: string, keys: Readonly<Record<string, string>>, withHours: boolean) => {
    const local = calendar.format(new Date(iso));
    const [day, month] = [local.slice(0, 10), local.slice(0, 7)];
    const weekday = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(new Date(iso));
    const number = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1;
    const all = { all: '', ...keys, ...(withHours ? { hour: local.slice(11, 13) } : {}) };
    const quarter = `${local.slice(0, 4)}-Q${Math.floor((Number(local.slice(5, 7)) + 2) / 3)}`;
    const three = Object.entries(all).flatMap(([dim, key]) => [
      [dim, 'day', day, key],
      [dim, 'month', month, key],
      [dim, 'quarter', quarter, key],
    ]);
    const weekdays = [
      ['weekday', 'month', month, number],
      ['weekday', 'quarter', quarter, number],
    ];
    return withHours ? [...three, ...weekdays] : three;
  };
  for (const row of await db.selectFrom('rating').selectAll().execute()) {
    const flagged = row.flags_json.length > 2;
    const keys = { counter: row.counter_id, clerk: row.clerk_id ?? '' };
    const q = row.questionnaire_id;
    const withProcedure = {
      ...keys,
      procedure: row.procedure_code ?? (row.field === null ? '' : `@${row.field}`),
    };
    for (const slice of slices(row.occurred_at, withProcedure, true)) {
      add('rating_rollup', ...slice, q, `${flagged ? 'f' : 'l'}${row.level}`);
      if (row.level >= 4) add('rating_rollup', ...slice, q, flagged ? 'flagged_satisfied' : 'satisfied');
      if (row.level !== row.first_level)
        add('rating_rollup', ...slice, q, flagged ? 'flagged_changed' : 'changed');
    }
    for (const reason of JSON.parse(row.reasons_json))
      for (const slice of slices(row.occurred_at, keys, false))
        add('reason_rollup', ...slice, q, row.level, reason, flagged ? 'flagged' : 'n');
  }
  for (const row of await db.selectFrom('ask').selectAll().execute())
    for (const slice of slices(row.occurred_at, { counter: row.counter_id, clerk: row.clerk_id ?? '' }, true))
      add('ask_rollup', ...slice, row.trigger, row.outcome);
  return counts;
}
