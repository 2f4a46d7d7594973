import { expect, test } from 'vitest';
import { chooseVersion } from './negotiate-version.ts';

test.each([
  ['both the same', { min: 1, max: 1 }, { min: 1, max: 1 }, 1],
  ['the tablet is newer', { min: 1, max: 3 }, { min: 1, max: 2 }, 2],
  ['the centre is newer', { min: 1, max: 1 }, { min: 1, max: 4 }, 1],
  ['the centre forgot what the tablet writes', { min: 1, max: 1 }, { min: 2, max: 3 }, null],
  ['the tablet forgot what the centre reads', { min: 3, max: 4 }, { min: 1, max: 2 }, null],
  ['a range that cannot be read', { min: 1, max: 1 }, { min: 0, max: 0 }, null],
])('[RT2d] %s', (_, own, centre, chosen) => {
  expect(chooseVersion(own, centre)).toBe(chosen);
});
