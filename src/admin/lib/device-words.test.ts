import { expect, test } from 'vitest';
import { toReplicaId } from '#shared/domain/ids.ts';
import { clockStateOf, completenessOf } from './device-words.ts';

const replica = {
  id: toReplicaId('01936000-0000-4000-8000-000000000001'),
  hash: '',
  firstSeenAt: '',
  lastSeenAt: '',
  quarantined: 0,
};

test('a journal is empty, whole or names its holes', () => {
  const missing = [{ first: 7, last: 7 }];
  expect(completenessOf({ ...replica, receivedThrough: 0, missing: [] })).toEqual({ type: 'none' });
  expect(completenessOf({ ...replica, receivedThrough: 9, missing: [] })).toEqual({
    type: 'whole',
    through: 9,
  });
  expect(completenessOf({ ...replica, receivedThrough: 9, missing })).toEqual({
    type: 'holes',
    through: 9,
    missing,
  });
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
