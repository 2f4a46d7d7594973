import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSummary } from '#server/figures/read-summary.ts';
import type { Database } from '#server/store/database.ts';
import { insertUnits } from '#server/store/office.ts';
import { insertSetting } from '#server/store/unit-settings.ts';
import { SUMMARY_BY, type Summary, type SummaryBy } from '#shared/protocol/summary.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { OFFICE } from '../support/small-office.ts';
import { storedRatings } from '../support/stored.ts';

const NOW = '2027-03-01T00:00:00.000Z';
const START_MS = Date.parse('2026-01-20T12:00:00.000Z');
const DAY_MS = 24 * 60 * 60_000;
const UNIT = { id: OFFICE.unit, name: 'Phường Thử Nghiệm' };

/** Figures as they are given out, held against counting by hand over the raw rows, on every engine. */
export function summaryContract(name: string, open: () => Promise<Database> | Database): void {
  const start = async (timeZone = 'Asia/Ho_Chi_Minh') => {
    const centre = await createPairedTablet(await open());
    const { db } = centre.context;
    await db.updateTable('unit').set({ time_zone: timeZone }).execute();
    centre.context.clock.set(Date.parse(NOW));
    /** `times` answers of a day, far enough apart for no rule to doubt them. */
    const answers = (day: string, level: number, times: number, body: Record<string, unknown> = {}) => {
      for (let count = 0; count < times; count += 1) {
        const at = new Date(
          Date.parse(`${day}T01:00:00.000Z`) + centre.tablet.last * 11_000 + count ** 2 * 2_000,
        );
        centre.tablet.rate(level, body, { at: at.toISOString() });
      }
    };
    const read = async (from: string, to: string, by: SummaryBy | null = null, only?: { clerk: string }) =>
      await readSummary(
        db,
        {
          unit: UNIT,
          from,
          to,
          by,
          only: only === undefined ? undefined : { dim: 'clerk', key: only.clerk },
        },
        NOW,
      );
    const set = async (part: 'targets' | 'figures', body: unknown) =>
      await insertSetting(db, {
        unitId: OFFICE.unit,
        part,
        bodyJson: JSON.stringify(body),
        effectiveFrom: '2026-01-01T00:00:00.000Z',
        createdAt: '2026-01-01T00:00:00.000Z',
        createdBy: null,
        note: null,
      });
    return { ...centre, db, answers, read, set };
  };

  describe(`${name}: figures`, () => {
    test('worked by hand: 18 of 20 satisfied, one flagged, two changed, 30 invited', async () => {
      const { tablet, send, answers, read, set } = await start();
      await set('targets', { years: [{ year: 2026, satisfied: 75 }] });
      answers('2026-03-02', 5, 9);
      answers('2026-03-03', 4, 7);
      answers('2026-03-04', 2, 2);
      const place = { counter: OFFICE.counter, clerk: OFFICE.clerk };
      const changed = [
        tablet.rate(1, {}, { at: '2026-03-05T02:00:00.000Z' }),
        tablet.rate(2, {}, { at: '2026-03-05T03:00:00.000Z' }),
      ];
      for (const { id, at } of changed) tablet.record('rating.change', { of: id, level: 5 }, { at });
      tablet.rate(1, {}, { at: '2026-03-05T03:00:02.000Z' });
      for (let count = 0; count < 30; count += 1)
        tablet.record(
          'ask',
          {
            ...place,
            trigger: 'sampled',
            outcome: count < 12 ? 'answered' : count < 27 ? 'timeout' : 'dismissed',
          },
          { at: '2026-03-06T02:00:00.000Z' },
        );
      const [last] = changed;
      tablet.record(
        'rating.detail',
        { of: last?.id, reasons: ['C1', 'B2'] },
        { at: '2026-03-05T02:00:09.000Z' },
      );
      await tablet.push(send);
      const { total, target, before } = await read('2026-03-01', '2026-03-31');
      expect(total.ratings).toBe(21);
      expect(total.figure).toEqual({
        n: 20,
        satisfied: 18,
        rate: 90,
        interval: { low: 69.9, high: 97.21 },
        levels: [
          { questionnaire: 'hai-long-5', level: 5, n: 11, flagged: 0 },
          { questionnaire: 'hai-long-5', level: 4, n: 7, flagged: 0 },
          { questionnaire: 'hai-long-5', level: 2, n: 2, flagged: 0 },
          { questionnaire: 'hai-long-5', level: 1, n: 0, flagged: 1 },
        ],
        flagged: { n: 1, satisfied: 0 },
        withFlagged: { n: 21, satisfied: 18, rate: 85.71, interval: { low: 65.36, high: 95.02 } },
        slips: { n: 2, rate: 10 },
        response: {
          basis: 'asks',
          asked: 30,
          answered: 12,
          rate: 40,
          invited: 30,
          timeout: 15,
          dismissed: 3,
          transactions: null,
          notAsked: null,
        },
      });
      expect(total.reasons).toEqual([
        { questionnaire: 'hai-long-5', level: 5, reason: 'B2', n: 1 },
        { questionnaire: 'hai-long-5', level: 5, reason: 'C1', n: 1 },
      ]);
      // 75 is below the rate and above the lower end: reached, and not sure.
      expect(target).toEqual({ year: 2026, satisfied: 75, reached: true, sure: false });
      expect(before).toMatchObject({ from: '2026-02-01', to: '2026-02-28', change: null });
    });

    test('are compared with the period before', async () => {
      const { tablet, send, answers, read } = await start();
      answers('2026-02-10', 5, 2);
      answers('2026-02-11', 1, 1);
      answers('2026-03-10', 5, 1);
      answers('2026-03-11', 1, 2);
      await tablet.push(send);
      const { before } = await read('2026-03-01', '2026-03-31');
      expect(before.figure).toMatchObject({ n: 3, satisfied: 2, rate: 66.67 });
      expect(before.change).toBe(-33.33);
    });

    test('of a clerk are withheld below the number, told from it on; nobody is ranked with too few', async () => {
      const { tablet, send, answers, read, set } = await start();
      await set('figures', { clerkMin: 5, rankMin: 6 });
      answers('2026-03-02', 5, 4, { clerk: 'k-it' });
      answers('2026-03-03', 5, 5, { clerk: 'k-vua' });
      answers('2026-03-04', 4, 6, { clerk: 'k-1' });
      answers('2026-03-05', 2, 6, { clerk: 'k-2' });
      answers('2026-03-06', 5, 6, { clerk: 'k-3' });
      answers('2026-03-09', 5, 1, { clerk: null });
      await tablet.push(send);
      const { groups } = await read('2026-03-01', '2026-03-31', 'clerk');
      expect(groups.map(({ key, ratings, figure, rank }) => [key, ratings, figure?.rate, rank])).toEqual([
        // Else the whole without all the others would be the figure of the one who is withheld.
        ['', 1, undefined, null],
        ['k-1', 6, 100, 1],
        ['k-2', 6, 0, 3],
        ['k-3', 6, 100, 1],
        ['k-it', 4, undefined, null],
        ['k-vua', 5, 100, null],
      ]);
      // The same of a span that is read from sums of quarters.
      const year = await read('2026-01-01', '2026-12-31', 'clerk');
      expect(year.groups.flatMap(({ key, figure }) => (figure === null ? [key] : []))).toEqual(['', 'k-it']);
      const one = await read('2026-03-01', '2026-03-31', 'day', { clerk: 'k-it' });
      expect([one.total.figure, one.total.reasons, one.groups.map(({ figure }) => figure)]).toEqual([
        null,
        [],
        [null],
      ]);
      const enough = await read('2026-03-01', '2026-03-31', 'month', { clerk: 'k-vua' });
      expect(enough.groups).toMatchObject([{ key: '2026-03', figure: { n: 5 } }]);
    });

    test('people served come before invitations as what was asked, and say who was not', async () => {
      const { db, tablet, send, answers, read } = await start();
      answers('2026-03-02', 5, 4);
      const ask = { counter: OFFICE.counter, clerk: null, trigger: 'clerk', outcome: 'timeout' };
      for (let count = 0; count < 6; count += 1)
        tablet.record('ask', ask, { at: '2026-03-02T02:00:00.000Z' });
      await tablet.push(send);
      await db
        .insertInto('transaction_count')
        .values([
          { unit_id: OFFICE.unit, day: '2026-03-02', n: 10 },
          { unit_id: OFFICE.unit, day: '2026-03-03', n: 6 },
        ])
        .execute();
      const { total, groups } = await read('2026-03-01', '2026-03-31', 'day');
      expect(total.figure?.response).toMatchObject({
        basis: 'transactions',
        asked: 16,
        answered: 4,
        rate: 25,
        invited: 6,
        notAsked: 10,
      });
      expect(groups[0]?.figure?.response).toMatchObject({ asked: 10, answered: 4, rate: 40, notAsked: 4 });
    });

    test('of a unit hold those of all below it; another one’s are not among them', async () => {
      const { db, tablet, send, answers, read } = await start();
      const unit = await db.selectFrom('unit').selectAll().executeTakeFirstOrThrow();
      await insertUnits(db, [{ ...unit, id: 'tren', name: 'Tỉnh', folded: 'tinh' }]);
      answers('2026-03-02', 5, 3);
      await tablet.push(send);
      const above = async () =>
        await readSummary(
          db,
          {
            unit: { id: 'tren', name: 'Tỉnh' },
            from: '2026-03-01',
            to: '2026-03-31',
            by: 'unit',
            only: undefined,
          },
          NOW,
        );
      expect(await above()).toMatchObject({ total: { ratings: 0 }, groups: [] });
      await db.updateTable('unit').set({ parent_id: 'tren' }).where('id', '=', OFFICE.unit).execute();
      expect(await above()).toMatchObject({
        total: { ratings: 3 },
        groups: [{ key: OFFICE.unit, name: 'Phường Thử Nghiệm', ratings: 3 }],
      });
      expect((await read('2026-03-01', '2026-03-31')).total.ratings).toBe(3);
    });

    test.each(['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'Australia/Lord_Howe'])(
      'in %s every division adds up to the whole, and days make months, quarters and years',
      async (zone) => {
        const { db, tablet, send, read } = await start(zone);
        const visits = fc.sample(
          fc.record({
            ms: fc.integer({ min: 0, max: 400 * DAY_MS }),
            level: fc.integer({ min: 1, max: 5 }),
            clerk: fc.constantFrom('k-1', 'k-2', null),
            procedure: fc.constantFrom('1.001193', '2.000635', undefined),
          }),
          { numRuns: 120, seed: 9 },
        );
        for (const { ms, level, clerk, procedure } of visits) {
          const at = new Date(START_MS + ms).toISOString();
          tablet.rate(level, { clerk, procedure }, { at });
          if (ms % 3 === 0)
            tablet.record(
              'ask',
              { counter: OFFICE.counter, clerk, trigger: 'api', outcome: 'answered' },
              { at },
            );
        }
        await tablet.push(send);
        const rows = await storedRatings(db);
        const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
        for (const [from, to] of [
          ['2026-01-01', '2027-12-31'],
          ['2026-02-14', '2026-11-03'],
          ['2026-03-28', '2026-04-02'],
        ] as const) {
          const within = rows.filter((row) => {
            const day = localDay.format(new Date(row.occurred_at));
            return from <= day && day <= to;
          });
          const plain = within.filter((row) => row.flags_json === '[]');
          for (const by of SUMMARY_BY) {
            const { total, groups } = await read(from, to, by);
            expect(total.ratings).toBe(within.length);
            expect(total.figure?.n).toBe(plain.length);
            expect(total.figure?.satisfied).toBe(plain.filter(({ level }) => level > 3).length);
            expect(`${by} ${sumOf(groups)}`).toBe(`${by} ${within.length}`);
          }
          const cells = (await read(from, to, 'weekday-hour')).groups;
          for (const [by, part] of [
            ['weekday', 0],
            ['hour', 1],
          ] as const) {
            const { groups } = await read(from, to, by);
            const own = Map.groupBy(cells, ({ key }) => key.split('-')[part] ?? '');
            expect(groups.map(({ key, ratings, figure }) => [key, ratings, figure?.satisfied])).toEqual(
              [...own]
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, of]) => [
                  key,
                  sumOf(of),
                  of.reduce((sum, one) => sum + (one.figure?.satisfied ?? 0), 0),
                ]),
            );
          }
          const byDay = await read(from, to, 'day');
          for (const [by, toKey] of [
            ['month', (day: string) => day.slice(0, 7)],
            ['quarter', (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`],
            ['year', (day: string) => day.slice(0, 4)],
          ] as const) {
            const { groups } = await read(from, to, by);
            const days = Map.groupBy(byDay.groups, ({ key }) => toKey(key));
            expect(groups.map(({ key, ratings }) => [key, ratings])).toEqual(
              [...days].map(([key, own]) => [key, sumOf(own)]),
            );
            expect(groups.map(({ figure }) => figure?.response?.invited)).toEqual(
              [...days].map(([, own]) =>
                own.reduce((sum, one) => sum + (one.figure?.response?.invited ?? 0), 0),
              ),
            );
          }
        }
      },
    );
  });
}

function sumOf(groups: Summary['groups']): number {
  return groups.reduce((sum, { ratings }) => sum + ratings, 0);
}
