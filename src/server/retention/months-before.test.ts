import { expect, test } from 'vitest';
import { monthsBefore } from './months-before.ts';

test.each([
  ['2026-11-24T03:04:05.006Z', 12, '2025-11-24T03:04:05.006Z'],
  ['2026-03-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2024-02-29T12:00:00.000Z', 12, '2023-02-28T12:00:00.000Z'],
  ['2026-01-15T00:00:00.000Z', 1, '2025-12-15T00:00:00.000Z'],
])('%s less %i months is %s', (now, months, before) => {
  expect(monthsBefore(Date.parse(now), months)).toBe(before);
});

test('what is kept for ever is never old', () => {
  expect(monthsBefore(Date.parse('2026-11-24T00:00:00.000Z'), null)).toBeNull();
});
