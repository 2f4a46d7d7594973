import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { batchesOf } from '#server/figures/own-figures.ts';
import { withheldClerks } from '#server/figures/withhold-clerks.ts';
import { NO_TALLY, type Tally, toFigure } from '#shared/domain/figure.ts';
import { differencePoints, ratePercent, reaches, wilson95 } from '#shared/domain/statistics.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

/** The cells of the table that stands under this mark, without its heading. */
function tableOf(text: string, name: string): readonly (readonly string[])[] {
  const [, table = ''] = text.match(new RegExp(`<!-- check: ${name} -->\n((?:\\|.*\n)+)`)) ?? [];
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const number = (cell: string | undefined) => (cell === '–' ? null : Number(cell));
const isYes = (cell: string | undefined) => cell === 'yes' || cell === 'có';
const fixed = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : value.toFixed(2);
const told = (is: boolean, cell: string | undefined) => (isYes(cell) === is ? cell : `not ${cell}`);

/** What a row says when its results are computed from its givens, table by table. */
const COMPUTED: Readonly<Record<string, (row: readonly string[]) => readonly (string | undefined)[]>> = {
  rates: ([part, whole]) => {
    const share = [Number(part), Number(whole)] as const;
    const interval = wilson95(...share);
    return [part, whole, fixed(ratePercent(...share)), fixed(interval?.low), fixed(interval?.high)];
  },
  change: ([part, whole, earlier, earlierWhole]) => [
    ...[part, whole, earlier, earlierWhole],
    fixed(
      differencePoints(
        { part: Number(part), whole: Number(whole) },
        { part: Number(earlier), whole: Number(earlierWhole) },
      ),
    ),
  ],
  target: ([part, whole, target, reached, sure]) => {
    const share = { part: Number(part), whole: Number(whole) };
    const interval = wilson95(share.part, share.whole) ?? { low: 0, high: 100 };
    const isReached = reaches(share, Number(target));
    const isSure = isReached ? interval.low >= Number(target) : interval.high < Number(target);
    return [part, whole, target, told(isReached, reached), told(isSure, sure)];
  },
  response: ([answered, timeout, dismissed, ratings, served]) => {
    const tally: Tally = {
      ...NO_TALLY,
      levels: [{ questionnaire: 'q', level: 5, n: Number(ratings), flagged: 0 }],
      asks: { answered: Number(answered), timeout: Number(timeout), dismissed: Number(dismissed) },
    };
    const { response } = toFigure(tally, true, number(served));
    return [
      ...[answered, timeout, dismissed, ratings, served],
      ...[response?.basis, fixed(response?.rate), String(response?.notAsked ?? '–')],
    ];
  },
};

describe.each(['docs/figures.md', 'docs/so-lieu.md'])('the worked examples of %s', (path) => {
  const text = read(path);

  test.each(Object.keys(COMPUTED))('%s', (name) => {
    const rows = tableOf(text, name);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(rows.map((row) => COMPUTED[name]?.(row)));
  });

  test('rates come out of the formula for spreadsheets too', () => {
    for (const [part, whole, rate] of [...tableOf(text, 'rates')].map((row) => row.map(Number))) {
      const [a = 0, b = 1] = [part, whole];
      expect(Math.trunc((20_000 * a + b) / (2 * b)) / 100).toBe(rate);
    }
  });

  test('the figure of the month follows from its levels', () => {
    const levels = tableOf(text, 'levels');
    const sum = (column: 1 | 2, only = (_: readonly string[]) => true) =>
      levels.filter(only).reduce((total, row) => total + Number(row[column]), 0);
    const isSatisfied = (row: readonly string[]) => isYes(row[3]);
    const tally: Tally = {
      ...NO_TALLY,
      levels: levels.map(([label = '', n, flagged]) => ({
        ...{ questionnaire: 'q', level: Number.parseInt(label, 10) },
        ...{ n: Number(n), flagged: Number(flagged) },
      })),
      satisfied: sum(1, isSatisfied),
      flaggedSatisfied: sum(2, isSatisfied),
    };
    const { withFlagged, ...headline } = toFigure(tally, false, null);
    expect(tableOf(text, 'figure').map((row) => row.slice(1))).toEqual(
      [headline, withFlagged].map(({ satisfied, n, rate, interval }) => [
        ...[String(satisfied), String(n), fixed(rate)],
        ...[fixed(interval?.low), fixed(interval?.high)],
      ]),
    );
  });

  test('who is withheld', () => {
    const rows = tableOf(text, 'withheld');
    const cells = rows.map(([clerk = '', n]) => ({ unit: 'u', clerk, n: Number(n) }));
    const withheld = withheldClerks(cells, 5);
    expect(rows.map(([clerk = '', , told]) => [clerk, isYes(told)])).toEqual(
      cells.map(({ clerk }) => [clerk, !withheld.has(clerk)]),
    );
  });

  test('which batch a day is in', () => {
    const rows = tableOf(text, 'batches');
    const days = new Map(
      rows.map(([day = '', n]) => [
        day,
        { ...NO_TALLY, levels: [{ questionnaire: 'q', level: 5, n: Number(n), flagged: 0 }] },
      ]),
    );
    const batches = batchesOf(rows[0]?.[0] ?? '', days, 10);
    const placeOf = (day: string) => batches.findIndex(({ from, to }) => from <= day && day <= to) + 1;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(([day = '', , batch]) => [day, number(batch) ?? 0])).toEqual(
      rows.map(([day = '']) => [day, placeOf(day)]),
    );
  });
});
