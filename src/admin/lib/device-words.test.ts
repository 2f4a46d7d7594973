import { expect, test } from 'vitest';
import { clockStateOf, completenessOf } from './device-words.ts';

test('a journal is empty, whole or names its holes', () => {
  const none = { missing: [], lost: [] };
  const missing = [{ first: 7, last: 7 }];
  expect(completenessOf({ ...none, receivedThrough: 0 })).toEqual({ type: 'none' });
  expect(completenessOf({ ...none, receivedThrough: 9 })).toEqual({ type: 'whole', through: 9 });
  expect(completenessOf({ ...none, receivedThrough: 9, missing })).toEqual({
    type: 'holes',
    through: 9,
    missing,
  });
});

test('a journal of which something was lost is not whole', () => {
  const lost = [{ first: 3, last: 4 }];
  expect(completenessOf({ receivedThrough: 9, missing: [], lost })).toEqual({ type: 'received', through: 9 });
});

test.each([
  [0, { type: 'right' }],
  [-10_000, { type: 'right' }],
  [-12_000, { type: 'ahead', unit: 'seconds', n: 12 }],
  [300_000, { type: 'behind', unit: 'minutes', n: 5 }],
  [-7_200_000, { type: 'ahead', unit: 'hours', n: 2 }],
  [-31_536_000_000, { type: 'ahead', unit: 'days', n: 365 }],
])('a clock off by %i ms', (skewMs, state) => {
  expect(clockStateOf(skewMs)).toEqual(state);
});
