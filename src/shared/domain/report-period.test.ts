import { expect, test } from 'vitest';
import {
  dueBefore,
  kindOfPeriod,
  PERIOD_PATTERN,
  periodBefore,
  periodOf,
  spanOfPeriod,
} from './report-period.ts';

test.each([
  ['2026-10', 'month', '2026-10-01', '2026-10-31', '2026-09'],
  ['2026-01', 'month', '2026-01-01', '2026-01-31', '2025-12'],
  ['2028-02', 'month', '2028-02-01', '2028-02-29', '2028-01'],
  ['2026-Q1', 'quarter', '2026-01-01', '2026-03-31', '2025-Q4'],
  ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31', '2026-Q3'],
  ['2026', 'year', '2026-01-01', '2026-12-31', '2025'],
])('%s is a %s from %s to %s, after %s', (period, kind, from, to, before) => {
  expect(period).toMatch(PERIOD_PATTERN);
  expect(kindOfPeriod(period)).toBe(kind);
  expect(spanOfPeriod(period)).toEqual({ from, to });
  expect(periodBefore(period)).toBe(before);
  expect(periodOf(to, kindOfPeriod(period))).toBe(period);
});

test.each(['2026-13', '2026-00', '2026-Q5', '1999', '2026-1', '2026-Q', ''])('%s names no period', (text) => {
  expect(text).not.toMatch(PERIOD_PATTERN);
});

test('due before a day: of the quarter’s last month, or of the month after', () => {
  const dates = { monthBefore: 5, quarterBefore: 5, quarterIn: 'last-month', yearBefore: null } as const;
  expect(dueBefore('2026-Q4', dates)).toBe('2026-12-05');
  expect(dueBefore('2026-Q4', { ...dates, quarterIn: 'next-month' })).toBe('2027-01-05');
  expect(dueBefore('2026-12', dates)).toBe('2027-01-05');
  expect(dueBefore('2026-02', dates)).toBe('2026-03-05');
  expect(dueBefore('2026', dates)).toBeNull();
  expect(dueBefore('2026', { ...dates, yearBefore: 15 })).toBe('2027-01-15');
});
