import { expect, test } from 'vitest';
import { findFault, type Tap } from './tap-ledger.ts';

const at = (second: number) => `2026-11-22T01:00:${String(second).padStart(2, '0')}.000Z`;
const thanked = (level: number, second: number): Tap => ({ level, at: at(second), thanked: true });
const died = (level: number): Tap => ({ level, at: null, thanked: false });
const held = (level: number, second: number) => ({ level, at: at(second) });

test('thanked taps are there once and in order, others may be there', () => {
  expect(findFault([thanked(1, 1), died(2), thanked(3, 5)], [held(1, 1), held(3, 5)])).toBeNull();
  expect(findFault([thanked(1, 1), died(2), thanked(3, 5)], [held(1, 1), held(2, 3), held(3, 5)])).toBeNull();
  expect(findFault([died(3), thanked(3, 5)], [held(3, 5)])).toBeNull();
  expect(findFault([died(3), thanked(3, 5)], [held(3, 2), held(3, 5)])).toBeNull();
});

test('a loss, a double, a stranger and an exchange are faults', () => {
  const taps = [thanked(1, 1), thanked(2, 4)];
  expect(findFault(taps, [held(1, 1)])).toContain('tap 2');
  expect(findFault(taps, [held(2, 4)])).toContain('tap 1');
  expect(findFault(taps, [held(1, 1), held(1, 1), held(2, 4)])).toContain('tap 2');
  expect(findFault(taps, [held(1, 1), held(2, 4), held(2, 4)])).toContain('nobody tapped');
  expect(findFault(taps, [held(2, 4), held(1, 1)])).toContain('tap 1');
  expect(findFault([thanked(3, 1), died(3)], [held(3, 9)])).toContain('tap 1');
});
