import { expect, test } from 'vitest';
import { isStorageLow, UNKNOWN_STORAGE } from './storage-facts.ts';

const MIB = 1024 * 1024;

test.each([
  ['plenty', 100 * MIB, 10_000 * MIB, false],
  ['a tenth left', 9_001 * MIB, 10_000 * MIB, true],
  ['just more than a tenth', 8_999 * MIB, 10_000 * MIB, false],
  ['a large share of little', 51 * MIB, 100 * MIB, true],
  ['more used than granted', 120 * MIB, 100 * MIB, true],
])('[ST2] staff are warned below 10 %% or 50 MB: %s', (_, usedBytes, quotaBytes, low) => {
  expect(isStorageLow({ persisted: true, usedBytes, quotaBytes })).toBe(low);
});

test('[ST2] what the browser does not tell is not warned of', () => {
  expect(isStorageLow(UNKNOWN_STORAGE)).toBe(false);
  expect(isStorageLow({ persisted: null, usedBytes: 5, quotaBytes: null })).toBe(false);
});
