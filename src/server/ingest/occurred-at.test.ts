import { expect, test } from 'vitest';
import { occurredAt } from './occurred-at.ts';

const AT = '2026-11-22T01:00:00.000Z';

test.each([
  [0, AT],
  [120_000, AT],
  [-120_000, AT],
  [null, AT],
  [120_001, '2026-11-22T01:02:00.001Z'],
  [-3_600_000, '2026-11-22T00:00:00.000Z'],
  [Number.MAX_SAFE_INTEGER, AT],
])('[TM1] a skew of %s ms', (skewMs, expected) => {
  expect(occurredAt(AT, skewMs)).toBe(expected);
});
