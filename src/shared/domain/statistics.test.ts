import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratePercent, responsePercent, wilson95 } from './statistics.ts';

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
