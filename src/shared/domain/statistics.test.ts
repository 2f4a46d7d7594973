import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareShares,
  differencePoints,
  ratePercent,
  reaches,
  responsePercent,
  wilson95,
} from './statistics.ts';

describe('a rate', () => {
  test.each([
    [0, 7, 0],
    [7, 7, 100],
    [1, 3, 33.33],
    [2, 3, 66.67],
    // Halves go away from zero, also where a binary fraction would fall short of the half.
    [1, 800, 0.13],
    [3, 800, 0.38],
    [1, 16, 6.25],
    [201, 20_000, 1.01],
    [1_005, 100_000, 1.01],
    [-1, 800, -0.13],
  ])('%i of %i is %f', (part, whole, percent) => {
    expect(ratePercent(part, whole)).toBe(percent);
  });

  test('of nothing there is none', () => {
    expect(ratePercent(0, 0)).toBeNull();
  });

  test('is exact where doubles are not', () => {
    expect(ratePercent(9_007_199_254_740_991, 9_007_199_254_740_991)).toBe(100);
    expect(ratePercent(4_503_599_627_370_495, 9_007_199_254_740_991)).toBe(50);
  });

  test('is never further than half a hundredth from the quotient, and complements add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (n, k) => {
        const part = Math.min(n, k);
        const [rate, rest] = [ratePercent(part, n) ?? -1, ratePercent(n - part, n) ?? -1];
        expect(Math.abs(rate - (100 * part) / n)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(Math.abs(rate + rest - 100)).toBeLessThanOrEqual(0.01 + 1e-9);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });
});

describe('the Wilson interval', () => {
  // 81 of 263 is Newcombe’s example (1998); the others follow from the formula by hand.
  test.each([
    [0, 10, 0, 27.75],
    [10, 10, 72.25, 100],
    [5, 10, 23.66, 76.34],
    [1, 1, 20.65, 100],
    [81, 263, 25.53, 36.62],
    [850, 1_000, 82.65, 87.08],
  ])('of %i in %i reaches from %f to %f', (part, whole, low, high) => {
    expect(wilson95(part, whole)).toEqual({ low, high });
  });

  test('of nothing there is none', () => {
    expect(wilson95(0, 0)).toBeNull();
  });

  test('holds the rate, stays within 0 and 100, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }), (n, k) => {
        const part = Math.min(n, k);
        const [interval, mirrored] = [wilson95(part, n), wilson95(n - part, n)];
        const rate = ratePercent(part, n);
        if (interval === null || mirrored === null || rate === null) throw new Error('there is a whole');
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(100);
        expect(interval.low).toBeLessThanOrEqual(rate);
        expect(interval.high).toBeGreaterThanOrEqual(rate);
        expect(interval.low).toBeCloseTo(100 - mirrored.high, 1);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });
});

describe('the response rate', () => {
  test('is answered of asked', () => {
    expect(responsePercent(612, 1_000)).toBe(61.2);
  });

  test('is unknown without invitations, and where more answered than were asked', () => {
    expect(responsePercent(5, null)).toBeNull();
    expect(responsePercent(0, 0)).toBeNull();
    expect(responsePercent(12, 10)).toBeNull();
  });
});

/** Numbers as fractions, so that nothing is lost: an arithmetic of its own to hold ours against. */
const exact = {
  /** Rounds a fraction to a whole number, halves away from zero, by looking at both neighbours. */
  round(above: bigint, below: bigint): bigint {
    const floor = above / below - (above < 0n && above % below !== 0n ? 1n : 0n);
    const twice = 2n * (above - floor * below);
    if (twice < below) return floor;
    if (twice > below) return floor + 1n;
    return above < 0n ? floor : floor + 1n;
  },
  toHundredths: (percent: number | null) => BigInt(Math.round((percent ?? Number.NaN) * 100)),
};
const anyShare = fc
  .tuple(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 0, max: 2_000_000 }))
  .map(([whole, part]) => ({ part: Math.min(part, whole), whole }));

describe('against fractions', () => {
  test('a rate is the nearest hundredth', () => {
    fc.assert(
      fc.property(anyShare, ({ part, whole }) => {
        expect(exact.toHundredths(ratePercent(part, whole))).toBe(
          exact.round(10_000n * BigInt(part), BigInt(whole)),
        );
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });

  test('so is a difference of two, which is not that of their rounded rates', () => {
    fc.assert(
      fc.property(anyShare, anyShare, (a, b) => {
        const above = BigInt(a.part) * BigInt(b.whole) - BigInt(b.part) * BigInt(a.whole);
        expect(exact.toHundredths(differencePoints(a, b))).toBe(
          exact.round(10_000n * above, BigInt(a.whole) * BigInt(b.whole)),
        );
      }),
      { seed: 3, numRuns: 2_000 },
    );
    expect(differencePoints({ part: 2, whole: 3 }, { part: 1, whole: 3 })).toBe(33.33);
    expect(differencePoints({ part: 1, whole: 800 }, { part: 0, whole: 5 })).toBe(0.13);
    expect(differencePoints({ part: 0, whole: 5 }, { part: 1, whole: 800 })).toBe(-0.13);
    expect(differencePoints({ part: 0, whole: 0 }, { part: 1, whole: 800 })).toBeNull();
  });

  test('shares are put in order exactly, also where doubles are equal', () => {
    const [a, b] = [
      { part: 9_007_199_254_740_990, whole: 9_007_199_254_740_991 },
      { part: 9_007_199_254_740_989, whole: 9_007_199_254_740_990 },
    ];
    expect([compareShares(a, b), compareShares(b, a), compareShares(a, a)]).toEqual([-1, 1, 0]);
    expect(compareShares({ part: 1, whole: 3 }, { part: 2, whole: 6 })).toBe(0);
  });

  test('a target is reached by the exact share, not by the rounded one', () => {
    expect(reaches({ part: 89_996, whole: 100_000 }, 90)).toBe(false);
    expect(ratePercent(89_996, 100_000)).toBe(90);
    expect(reaches({ part: 9, whole: 10 }, 90)).toBe(true);
    expect(reaches({ part: 767, whole: 1_000 }, 76.7)).toBe(true);
    expect(reaches({ part: 0, whole: 0 }, 0)).toBe(false);
  });
});

describe('the interval', () => {
  test('ends where the rate would just be refuted: its ends solve the equation of the score', () => {
    const Z = 1.959964;
    fc.assert(
      fc.property(anyShare, ({ part, whole }) => {
        const interval = wilson95(part, whole);
        if (interval === null) throw new Error('there is a whole');
        for (const end of [interval.low, interval.high]) {
          if (end === 0 || end === 100) continue;
          const [share, truth] = [part / whole, end / 100];
          const reach = Z * Math.sqrt((truth * (1 - truth)) / whole);
          expect(Math.abs(Math.abs(share - truth) - reach)).toBeLessThan(0.000_2);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test('rises with the satisfied, and narrows with the number', () => {
    fc.assert(
      fc.property(anyShare, ({ part, whole }) => {
        const [less, more, wider] = [
          wilson95(part, whole + 1),
          wilson95(part + 1, whole + 1),
          wilson95(part * 10, whole * 10),
        ];
        const own = wilson95(part, whole);
        if (!less || !more || !wider || !own) throw new Error('there is a whole');
        expect(more.low).toBeGreaterThanOrEqual(less.low);
        expect(more.high).toBeGreaterThanOrEqual(less.high);
        expect(wider.high - wider.low).toBeLessThanOrEqual(own.high - own.low + 0.02);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
