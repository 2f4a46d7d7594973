import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_TALLY, type Tally } from '#shared/domain/figure.ts';
import { batchesOf } from './own-figures.ts';

const tally = (n: number, flagged = 0): Tally => ({
  ...NO_TALLY,
  levels: [{ questionnaire: 'q', level: 5, n, flagged }],
});

test('a batch closes with the day that fills it; what comes after waits', () => {
  const days = new Map([
    ['2026-01-05', tally(3)],
    ['2026-01-02', tally(4, 1)],
    ['2026-01-09', tally(12)],
    ['2026-01-12', tally(9)],
  ]);
  const batches = batchesOf('2026-01-01', days, 8);
  expect(batches.map(({ from, to }) => [from, to])).toEqual([
    ['2026-01-01', '2026-01-05'],
    ['2026-01-06', '2026-01-09'],
    ['2026-01-10', '2026-01-12'],
  ]);
  expect(batchesOf('2026-01-01', days, 10).map(({ to }) => to)).toEqual(['2026-01-09']);
});

test('no batch ever holds fewer ratings than it must, and a day more never changes one that was shown', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 20 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 12 }), (numbers, size) => {
      const days = numbers.map((n, index): [string, Tally] => [`2026-03-${String(index + 10)}`, tally(n)]);
      const all = batchesOf('2026-03-10', new Map(days), size);
      for (const { tally: own } of all)
        expect(own.levels.reduce((sum, one) => sum + one.n, 0)).toBeGreaterThanOrEqual(size);
      for (let seen = 0; seen < days.length; seen += 1) {
        const before = batchesOf('2026-03-10', new Map(days.slice(0, seen)), size);
        expect(all.slice(0, before.length)).toEqual(before);
      }
    }),
    { numRuns: 100 },
  );
});
