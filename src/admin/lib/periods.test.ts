import { expect, test } from 'vitest';
import { namedPeriods, readPeriod, spansOf } from './periods.ts';

test('named periods end with today, and the last month with its last day', () => {
  expect(namedPeriods('2026-11-24')).toEqual({
    thisMonth: { from: '2026-11-01', to: '2026-11-24' },
    lastMonth: { from: '2026-10-01', to: '2026-10-31' },
    thisQuarter: { from: '2026-10-01', to: '2026-11-24' },
    thisYear: { from: '2026-01-01', to: '2026-11-24' },
  });
  expect(namedPeriods('2026-01-03').lastMonth).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

test('two months are drawn by day, more by month', () => {
  expect(spansOf({ from: '2026-10-01', to: '2026-11-30' })).toBe('day');
  expect(spansOf({ from: '2026-09-01', to: '2026-11-30' })).toBe('month');
});

test.each([
  ['from=2026-01-01&to=2026-02-01', '2026-01-01'],
  ['from=2026-03-01&to=2026-02-01', 'other'],
  ['from=yesterday&to=2026-02-01', 'other'],
  ['', 'other'],
])('%j is read as a period from %s', (query, from) => {
  expect(readPeriod(new URLSearchParams(query), { from: 'other', to: 'other' }).from).toBe(from);
});
