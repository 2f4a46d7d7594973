import { type CellObject, read, utils, type WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METHOD } from '#server/period-reports/method-words.ts';
import { reportSheets } from '#server/period-reports/report-sheets.ts';
import { sheetsToCsv } from '#server/period-reports/sheets-csv.ts';
import { sheetsToXlsx } from '#server/period-reports/sheets-workbook.ts';
import { type Tally, toFigure } from '#shared/domain/figure.ts';
import { toUnitId } from '#shared/domain/ids.ts';
import { differencePoints } from '#shared/domain/statistics.ts';
import type { ReportBody, ReportPart } from '#shared/protocol/reports.ts';
import { evaluateCell } from '../support/evaluate-sheet.ts';

const HASH = 'a'.repeat(64);
const small = fc.nat({ max: 40_000 });
const tally: fc.Arbitrary<Tally> = fc
  .record({
    five: small,
    four: small,
    two: small,
    flagged: fc.nat({ max: 50 }),
    asks: small,
    answered: small,
  })
  .map(({ five, four, two, flagged, asks, answered }) => ({
    levels: [
      { questionnaire: 'counter', level: 5, n: five, flagged },
      { questionnaire: 'counter', level: 4, n: four, flagged: 0 },
      { questionnaire: 'counter', level: 2, n: two, flagged: 0 },
    ],
    ...{ satisfied: five + four, changed: Math.min(two, 3), flaggedSatisfied: flagged },
    asks: { answered, timeout: asks, dismissed: 0 },
  }));

function bodyOf(total: Tally, before: Tally, parts: readonly Tally[]): ReportBody {
  const [figure, earlier] = [toFigure(total, true, null), toFigure(before, true, null)];
  const share = (one: typeof figure) => ({ part: one.satisfied, whole: one.n });
  const counters = parts.map((one, at): ReportPart => {
    const own = toFigure(one, true, null);
    return { key: `c-${at}`, name: `=cmd|${at}`, ratings: own.withFlagged.n, figure: own };
  });
  return {
    ...{ format: 'hailong-report', v: 1, period: '2026-10', from: '2026-10-01', to: '2026-10-31' },
    ...{
      provisional: false,
      unit: { id: toUnitId('u'), name: 'Phường' },
      clerk: null,
      version: 1,
      reason: null,
    },
    frozen: { pos: 7, at: '2026-11-01T00:00:00.000Z', by: 'quantri' },
    ...{ inputs: HASH, method: METHOD, ratings: figure.withFlagged.n, figure, target: null },
    limits: { clerkMin: 5, rankMin: 30, ownBatch: 10, ownDelayDays: 7 },
    before: {
      ...{ from: '2026-09-01', to: '2026-09-30', ratings: earlier.n, figure: earlier },
      change: differencePoints(share(figure), share(earlier)),
    },
    questionnaires: [],
    reasons: [{ questionnaire: 'counter', level: 2, reason: 'C1', n: 3 }],
    ...{ units: [], counters, clerks: [], over: [], own: null },
    cases: {
      kinds: [
        {
          ...{ kind: 'petition', arrived: 9, onTime: 5, late: 2, answeredWithoutDeadline: 1 },
          ...{ closedWithoutAnswer: 0, open: 1, overdue: 1 },
        },
      ],
      ...{ earlierOpen: 2, earlierOverdue: 1 },
    },
    actions: { text: '=1+1', published: [] },
    quality: { flags: [], tablets: 1, silent: [], holes: [], quarantined: 0 },
  };
}

function open(body: ReportBody): WorkBook {
  const sheets = reportSheets(body, { bodySha256: HASH, replies: [] }, 'vi');
  return read(sheetsToXlsx(sheets), { type: 'array', cellFormula: true });
}

/** Hundredths of a percent by whole numbers alone: the nearest one, a half upwards. */
function exactPercent(part: number, whole: number): number {
  const [p, w] = [BigInt(part), BigInt(whole)];
  const floor = (p * 10_000n) / w;
  const rest = p * 10_000n - floor * w;
  return Number(2n * rest >= w ? floor + 1n : floor) / 100;
}

test('every number that the workbook shows is the exact one, and its formula comes to the same', () => {
  fc.assert(
    fc.property(tally, tally, fc.array(tally, { maxLength: 5 }), (total, before, parts) => {
      const body = bodyOf(total, before, parts);
      const book = open(body);
      let formulas = 0;
      for (const sheet of Object.values(book.Sheets)) {
        for (const [address, cell] of Object.entries(sheet)) {
          if (address.startsWith('!')) continue;
          const { f, v: value = '' }: CellObject = cell;
          if (f === undefined) continue;
          formulas += 1;
          expect([address, evaluateCell(sheet, address)]).toEqual([address, value]);
        }
      }
      expect(formulas).toBeGreaterThan(8);
      const rows: unknown[][] = utils.sheet_to_json(book.Sheets['Tóm tắt'] ?? {}, { header: 1 });
      const said = new Map(rows.map(([name, value]) => [name, value]));
      const { figure } = body;
      if (figure === null || figure.n === 0) return;
      expect(said.get('n (không kể lượt có cờ)')).toBe(figure.n);
      expect(said.get('Hài lòng')).toBe(total.satisfied);
      expect(said.get('Tỷ lệ hài lòng tại quầy (%)')).toBe(exactPercent(total.satisfied, figure.n));
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

test('halves go away from zero in the formulas too', () => {
  const of = (satisfied: number, n: number): Tally => ({
    levels: [
      { questionnaire: 'counter', level: 5, n: satisfied, flagged: 0 },
      { questionnaire: 'counter', level: 1, n: n - satisfied, flagged: 0 },
    ],
    ...{ satisfied, changed: 0, flaggedSatisfied: 0, asks: { answered: 0, timeout: 0, dismissed: 0 } },
  });
  for (const [part, whole, rate] of [
    [1, 800, 0.13],
    [23, 800, 2.88],
    [57, 800, 7.13],
    [799, 800, 99.88],
  ] as const) {
    const sheet = open(bodyOf(of(part, whole), of(0, 0), [])).Sheets['Tóm tắt'] ?? {};
    const row = utils
      .sheet_to_json<unknown[]>(sheet, { header: 1 })
      .findIndex(([name]) => name === 'Tỷ lệ hài lòng tại quầy (%)');
    expect(evaluateCell(sheet, `B${row + 1}`)).toBe(rate);
  }
});

test('numbers are numbers, and no text of anybody becomes a formula', () => {
  const one = { questionnaire: 'counter', level: 5, n: 3, flagged: 0 };
  const asks = { answered: 0, timeout: 0, dismissed: 0 };
  const three = { levels: [one], satisfied: 3, changed: 0, flaggedSatisfied: 0, asks };
  const body = bodyOf(three, three, [three]);
  const book = open(body);
  const counters = book.Sheets.Quầy ?? {};
  expect(counters.B2).toMatchObject({ t: 's', v: '=cmd|0' });
  expect(counters.B2.f).toBeUndefined();
  expect(counters.D2).toMatchObject({ t: 'n', v: 3 });
  expect(counters.D3).toMatchObject({ t: 'n', v: 3, f: 'SUM(D2:D2)' });
  expect(book.Sheets['Vụ việc']?.I2).toMatchObject({ t: 'n', v: 71.43 });
  const csv = sheetsToCsv(reportSheets(body, { bodySha256: HASH, replies: [] }, 'en'), ';');
  expect(csv).toContain(`"'=cmd|0"`);
  expect(csv).toContain(`"'=1+1"`);
  expect(csv).toContain('"Satisfaction at the counter (%)";100');
});
