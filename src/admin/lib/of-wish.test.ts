import { expect, test } from 'vitest';
import type { Summary } from '#shared/protocol/summary.ts';
import { summaryOfWish } from './of-wish.ts';

const WISH = { unit: 'u-1', from: '2026-11-01', to: '2026-11-30' };
// Nothing else of a summary is looked at.
const TOLD = { unit: { id: 'u-1', name: 'Xã 1' }, from: '2026-11-01', to: '2026-11-30' } as Summary;

test('figures of the asked unit and days are shown', () => {
  expect(summaryOfWish(TOLD, WISH)).toBe(TOLD);
  expect(summaryOfWish(null, WISH)).toBeNull();
});

test.each([
  ['of another unit', { unit: 'u-2' }],
  ['that begin on another day', { from: '2026-10-01' }],
  ['that end on another day', { to: '2026-11-29' }],
])('figures %s are not', (_, other) => {
  expect(summaryOfWish(TOLD, { ...WISH, ...other })).toBeNull();
});
