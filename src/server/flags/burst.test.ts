import { expect, test } from 'vitest';
import { findBursts } from './burst.ts';
import type { Press } from './press.ts';

const START_MS = Date.parse('2026-11-23T02:00:00.000Z');
const press = (seq: number, ms: number) => ({
  seq,
  atMs: START_MS + ms,
});
const bursts = (presses: readonly Pick<Press, 'seq' | 'atMs'>[], intervalMs = 5_000) =>
  findBursts(presses, () => intervalMs);

test('a press within the interval after another is one, with the evidence', () => {
  expect(bursts([press(3, 0), press(5, 4_999)])).toEqual([{ seq: 5, previousSeq: 3, gapMs: 4_999 }]);
});

test('the first press of a journal, and one after the interval, are none', () => {
  expect(bursts([press(1, 0)])).toEqual([]);
  expect(bursts([press(1, 0), press(2, 5_000)])).toEqual([]);
});

test('it is counted from the press before, not from the last that was none', () => {
  expect(
    bursts([press(1, 0), press(2, 4_000), press(3, 8_000), press(4, 13_000)]).map(({ seq }) => seq),
  ).toEqual([2, 3]);
});

test('two presses of one instant are; where the clock was set back nothing is said', () => {
  expect(bursts([press(1, 0), press(2, 0)])).toHaveLength(1);
  expect(bursts([press(1, 60_000), press(2, 0), press(3, 1_000)]).map(({ seq }) => seq)).toEqual([3]);
});

test('every press is held against the interval of its own time', () => {
  const presses = [press(1, 0), press(2, 8_000), press(3, 16_000)];
  expect(findBursts(presses, ({ seq }) => (seq === 3 ? 10_000 : 5_000)).map(({ seq }) => seq)).toEqual([3]);
});
