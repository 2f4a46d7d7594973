import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type ScoreIndicator, scoreBody } from '../protocol/score-sheets.ts';
import { averagePoints, classOf, clerkTotal, scoreFaults, sumPoints } from './score-points.ts';

const words = { vi: 'x', en: 'x' };
const steps = [2, 1, 0].map((points) => ({ points, for: words }));
const INDICATORS: readonly ScoreIndicator[] = [1, 2, 3].map((number) => ({
  ...{ id: `tt01-${number}`, number, title: words, ofClerk: number < 3, max: 2, points: steps },
}));
const row = (points: Record<string, number | null>) =>
  ({ dossier: 'HS-1', points, level: 3, class: null }) as const;
const mark = (self: number | null, verified: number | null, reason: string | null = null) =>
  ({ indicator: 'tt01-1', self, verified, reason }) as const;

test('sums and averages are those of whole hundredths', () => {
  expect(sumPoints([0.1, 0.2])).toBe(0.3);
  expect(sumPoints([1, null])).toBeNull();
  expect(averagePoints([2, 2, 1])).toBe(1.67);
  expect(averagePoints([1, 0, 0, 0, 0, 0, 0, 0])).toBe(0.13);
  expect(averagePoints([null])).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 200 }), { minLength: 1 }), (hundredths) => {
      const all = hundredths.reduce((sum, one) => sum + one, 0);
      expect(sumPoints(hundredths.map((one) => one / 100))).toBe(all / 100);
    }),
  );
});

test('a clerk’s total is of the indicators that count for one, and of all of them', () => {
  expect(clerkTotal(row({ 'tt01-1': 2, 'tt01-2': 1, 'tt01-3': 2 }), INDICATORS)).toBe(3);
  expect(clerkTotal(row({ 'tt01-1': 2 }), INDICATORS)).toBeNull();
});

test('a class is the first step that is reached', () => {
  const scale = [
    { from: 15, label: 'A' },
    { from: 12, label: 'B' },
  ];
  expect([15, 14.99, 11.99, null].map((total) => classOf(total, scale))).toEqual(['A', 'B', null, null]);
});

test.each([
  ['a dossier with a step', { form: 'mau-01', rows: [row({ 'tt01-1': 2, 'tt01-2': null })] }, []],
  ['a dossier between steps', { form: 'mau-01', rows: [row({ 'tt01-1': 1.5 })] }, ['rows.0.points.tt01-1']],
  ['an unknown indicator', { form: 'mau-01', rows: [row({ khac: 1 })] }, ['rows.0.points.khac']],
  ['marks within the range', { form: 'mau-02', rows: [mark(1.5, 1.5)] }, []],
  ['a mark above the most', { form: 'mau-02', rows: [mark(2.01, null)] }, ['rows.0.self']],
  ['points taken away in silence', { form: 'mau-02', rows: [mark(2, 1)] }, ['rows.0.reason']],
  ['points taken away with a reason', { form: 'mau-02', rows: [mark(2, 1, 'Trễ hạn')] }, []],
  ['an indicator twice', { form: 'mau-02', rows: [mark(1, null), mark(1, null)] }, ['rows.1.indicator']],
] as const)('%s', (_, body, faults) => {
  expect(scoreFaults(v.parse(scoreBody, body), INDICATORS)).toEqual(faults);
});
