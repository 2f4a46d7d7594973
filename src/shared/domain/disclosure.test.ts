import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Disclosed, disclose, discloseQuarter, type PeriodCounts, targetState } from './disclosure.ts';
import { sumTallies, type Tally, toFigure } from './figure.ts';

const LIMITS = { minRatings: 10, minPeople: 3, minCell: 5 };

/** Ratings by level, from 5 down to 1; the two best are satisfied. */
type Levels = readonly [number, number, number, number, number];
interface Month {
  readonly levels: Levels;
  readonly people: number;
  readonly flagged: number;
}

function tallyOf({ levels, flagged }: Month): Tally {
  return {
    levels: levels.map((n, at) => ({
      ...{ questionnaire: 'hai-long-5', level: 5 - at, n },
      flagged: at === 0 ? flagged : 0,
    })),
    satisfied: levels[0] + levels[1],
    changed: 0,
    flaggedSatisfied: flagged,
    asks: { answered: 0, timeout: 0, dismissed: 0 },
  };
}

function countsOf(...months: readonly Month[]): PeriodCounts {
  const people = Math.max(0, ...months.map((month) => month.people));
  return { figure: toFigure(sumTallies(months.map(tallyOf)), true, null), people, scaleOf };
}

const scaleOf = () => [5, 4, 3, 2, 1].map((code) => ({ code, satisfied: code > 3 }));

/** Everything that the public gets of three months and their quarter. */
function tell(months: readonly Month[]): {
  readonly months: readonly Disclosed[];
  readonly quarter: Disclosed;
} {
  const told = months.map((month) => disclose(countsOf(month), LIMITS));
  return { months: told, quarter: discloseQuarter(told, countsOf(...months), LIMITS) };
}

const sumOf = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
const isSmall = (n: number) => n > 0 && n < LIMITS.minCell;

/** Small counts are what matters here, so they come often. */
const cell = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }));
const month = fc.record({
  levels: fc.tuple(cell, cell, cell, cell, cell),
  people: fc.integer({ min: 0, max: 5 }),
  flagged: fc.integer({ min: 0, max: 3 }),
});
const quarter = fc.tuple(month, month, month);

/** Every other month that the rules promise to tell like this one: what they hide is something else in it. */
function neighbours({ levels, people, flagged }: Month): readonly Month[] {
  const n = sumOf(levels);
  const side = levels[0] + levels[1];
  if (n === 0 && flagged === 0) return [];
  if (n < LIMITS.minRatings || people < LIMITS.minPeople) {
    const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    return sizes.flatMap((size) => [
      { levels: [size, 0, 0, 0, 0] as Levels, people, flagged },
      { levels: [0, 0, 0, 0, size] as Levels, people, flagged },
    ]);
  }
  if (isSmall(n - side))
    return [1, 2, 3, 4].map((few) => ({ levels: [n - few, 0, 0, 0, few] as Levels, people, flagged }));
  if (isSmall(side))
    return [1, 2, 3, 4].map((few) => ({ levels: [few, 0, 0, 0, n - few] as Levels, people, flagged }));
  if (levels.every((one) => !isSmall(one))) return [];
  // The split of a side that holds a small level is hidden: any other one that holds one, the other side as it is.
  const [best, good, ...rest] = levels;
  return [1, 2, 3, 4].flatMap((few) => [
    ...(isSmall(best) || isSmall(good)
      ? [
          { levels: [side - few, few, ...rest] as Levels, people, flagged },
          { levels: [few, side - few, ...rest] as Levels, people, flagged },
        ]
      : []),
    ...(rest.some(isSmall)
      ? [
          { levels: [best, good, 0, few, n - side - few] as Levels, people, flagged },
          { levels: [best, good, n - side - few, 0, few] as Levels, people, flagged },
        ]
      : []),
  ]);
}

describe('what is hidden cannot be found', () => {
  test('whatever stands in the place of what is hidden, months and quarter tell the same', () => {
    let compared = 0;
    fc.assert(
      fc.property(quarter, fc.integer({ min: 0, max: 2 }), (months, at) => {
        const told = tell(months);
        const changed = months[at];
        // A quarter of withheld months stands by itself: what it tells is not hidden in it.
        if (changed === undefined || told.months.every(({ state }) => state !== 'told')) return;
        for (const other of neighbours(changed)) {
          compared += 1;
          expect(tell(months.map((one, place) => (place === at ? other : one)))).toEqual(told);
        }
      }),
      { seed: 1, numRuns: 1_500 },
    );
    expect(compared).toBeGreaterThan(3_000);
  });

  test('no count that is told, and no difference between a quarter and its months, is a small one', () => {
    fc.assert(
      fc.property(quarter, (months) => {
        const told = tell(months);
        const exact = [...told.months, told.quarter].flatMap((one) =>
          one.state === 'told' && one.figure.satisfied.low === one.figure.satisfied.high ? [one.figure] : [],
        );
        for (const { n, satisfied } of exact)
          for (const count of [n, satisfied.low, n - satisfied.low]) expect(isSmall(count)).toBe(false);
        if (told.quarter.state !== 'told') return;
        const known = told.months.flatMap((one) => (one.state === 'told' ? [one.figure] : []));
        if (known.length === 0) return;
        const rest = told.quarter.figure.n - sumOf(known.map(({ n }) => n));
        expect(rest).toBe(0);
        expect(told.quarter.figure.satisfied).toEqual({
          low: sumOf(known.map(({ satisfied }) => satisfied.low)),
          high: sumOf(known.map(({ satisfied }) => satisfied.high)),
        });
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });

  test('every level, and every side, that is told has none or enough ratings', () => {
    fc.assert(
      fc.property(month, (one) => {
        const told = disclose(countsOf(one), LIMITS);
        if (told.state !== 'told' || told.figure.levels === null) return;
        const { groups } = told.figure.levels;
        for (const { n } of groups) expect(isSmall(n)).toBe(false);
        expect(sumOf(groups.map(({ n }) => n))).toBe(told.figure.n);
        expect(groups.flatMap(({ levels }) => levels)).toEqual([5, 4, 3, 2, 1]);
      }),
      { seed: 3, numRuns: 2_000 },
    );
  });

  test('a range holds the true count, and the true interval lies in the one that is told', () => {
    fc.assert(
      fc.property(month, (one) => {
        const counts = countsOf(one);
        const told = disclose(counts, LIMITS);
        if (told.state !== 'told') return;
        const { satisfied, rate, interval } = told.figure;
        expect(satisfied.low).toBeLessThanOrEqual(counts.figure.satisfied);
        expect(satisfied.high).toBeGreaterThanOrEqual(counts.figure.satisfied);
        expect(rate.low).toBeLessThanOrEqual(counts.figure.rate ?? 0);
        expect(interval.low).toBeLessThanOrEqual(counts.figure.interval?.low ?? 0);
        expect(interval.high).toBeGreaterThanOrEqual(counts.figure.interval?.high ?? 100);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });
});

const monthOf = (levels: Levels, people = 3): Month => ({ levels, people, flagged: 0 });

describe('what is told', () => {
  test('worked by hand: 92 of 100, every level with enough', () => {
    expect(disclose(countsOf(monthOf([60, 32, 0, 8, 0])), LIMITS)).toMatchObject({
      state: 'told',
      figure: {
        ...{ n: 100, satisfied: { low: 92, high: 92 }, rate: { low: 92, high: 92 } },
        interval: { low: 85, high: 95.89 },
        levels: {
          groups: [
            { levels: [5], satisfied: true, n: 60 },
            { levels: [4], satisfied: true, n: 32 },
            { levels: [3], satisfied: false, n: 0 },
            { levels: [2], satisfied: false, n: 8 },
            { levels: [1], satisfied: false, n: 0 },
          ],
        },
      },
    });
  });

  test('98 of 100: the two others are one to four, and rate and interval are ranges', () => {
    expect(disclose(countsOf(monthOf([98, 0, 0, 2, 0])), LIMITS)).toMatchObject({
      figure: { n: 100, satisfied: { low: 96, high: 99 }, rate: { low: 96, high: 99 }, levels: null },
    });
  });

  test('a side with a small level is told as a whole, in the month and in its quarter', () => {
    const [small, whole] = [monthOf([60, 32, 6, 3, 9]), monthOf([50, 20, 5, 5, 10])];
    const side = { levels: [3, 2, 1], satisfied: false };
    expect(disclose(countsOf(small), LIMITS)).toMatchObject({
      figure: {
        levels: {
          groups: [
            { levels: [5], n: 60 },
            { levels: [4], n: 32 },
            { ...side, n: 18 },
          ],
        },
      },
    });
    expect(tell([small, whole, whole]).quarter).toMatchObject({
      figure: {
        levels: {
          groups: [
            { levels: [5], n: 160 },
            { levels: [4], n: 72 },
            { ...side, n: 58 },
          ],
        },
      },
    });
  });

  test.each([
    ['too few ratings', monthOf([9, 0, 0, 0, 0]), 'withheld'],
    ['the ratings of one clerk', monthOf([60, 20, 0, 10, 0], 1), 'withheld'],
    ['the ratings of two clerks', monthOf([60, 20, 0, 10, 0], 2), 'withheld'],
    ['none at all', monthOf([0, 0, 0, 0, 0], 0), 'none'],
  ])('%s: not told', (_, one, state) => {
    expect(disclose(countsOf(one), LIMITS)).toEqual({ state });
  });

  test('a quarter without one of its months is not told; of withheld months alone it is', () => {
    const [many, few, none] = [
      monthOf([30, 10, 0, 8, 0]),
      monthOf([5, 2, 0, 0, 0]),
      monthOf([0, 0, 0, 0, 0]),
    ];
    expect(tell([many, few, many]).quarter).toEqual({ state: 'withheld' });
    expect(tell([many, none, many]).quarter).toMatchObject({ figure: { n: 96, satisfied: { low: 80 } } });
    expect(tell([few, few, few]).quarter).toMatchObject({ figure: { n: 21 } });
    expect(tell([few, none, none]).quarter).toEqual({ state: 'withheld' });
  });

  test('answers to two questionnaires are not mixed by level', () => {
    const tally = tallyOf(monthOf([30, 10, 0, 8, 0]));
    const other = { ...tally, levels: tally.levels.map((one) => ({ ...one, questionnaire: 'hai-long-3' })) };
    const figure = toFigure(sumTallies([tally, other]), true, null);
    expect(disclose({ figure, people: 3, scaleOf }, LIMITS)).toMatchObject({
      figure: { n: 96, levels: null },
    });
  });

  test.each([
    [{ low: 92, high: 92 }, 90, 'reached'],
    [{ low: 88, high: 88 }, 90, 'missed'],
    [{ low: 96, high: 99 }, 97, 'open'],
    [{ low: 96, high: 99 }, 96, 'reached'],
  ])('%j of 100 against a target of %i %%: %s', (satisfied, percent, state) => {
    expect(targetState({ n: 100, satisfied }, percent)).toBe(state);
  });
});
