import { expect, test } from 'vitest';
import { hourSpan, tintOf } from './week-heat.ts';

test('hours go from the first to the last, without a gap', () => {
  expect(hourSpan([{ key: '3-13' }, { key: '1-08' }, { key: '5-10' }])).toEqual([
    ...['08', '09', '10', '11', '12', '13'],
  ]);
  expect(hourSpan([])).toEqual([]);
});

test('a cell is the darker the more were not satisfied, from nothing on', () => {
  expect([0, 10, 25, 50, 100].map((bad) => tintOf({ satisfied: 100 - bad, n: 100 }))).toEqual([
    0, 9, 23, 45, 45,
  ]);
});
