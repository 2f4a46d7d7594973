import { expect, test } from 'vitest';
import { type BenchRecord, mergeResult } from './results.ts';
import { spreadOf } from './spread.ts';
import { formatGoals, formatRecord } from './table.ts';

const machine = { cores: 2, model: 'Processor', memoryGb: 24, node: 'v24.0.0' };
const recordOf = (id: string, part: Partial<BenchRecord> = {}): BenchRecord => ({
  ...{ id, title: 'Title', columns: ['ms', 'rows'], goals: [], checks: [], notes: [] },
  ...{ rows: [{ name: 'ours', values: [spreadOf([3, 1, 2]), 10_000] }] },
  ...{ at: '2026-11-30T00:00:00.000Z', machine },
  ...part,
});

test('a spread has the nearest ranks, in tenths, of any order', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100.04 - index);
  expect(spreadOf(hundred)).toEqual({ n: 100, min: 1, median: 50, p95: 95, max: 100 });
  expect(spreadOf([7])).toEqual({ n: 1, min: 7, median: 7, p95: 7, max: 7 });
  expect(spreadOf([]).median).toBeNaN();
});

test('a result takes the place of the earlier of its id, the others stay, in order of id', () => {
  const first = mergeResult(mergeResult({}, recordOf('B7')), recordOf('B1'));
  const second = mergeResult(first, recordOf('B7', { title: 'Later' }));
  expect(Object.keys(second)).toEqual(['B1', 'B7']);
  expect(second.B1).toEqual(first.B1);
  expect(second.B7?.title).toBe('Later');
});

test('a result of another form, or without a figure, is refused', () => {
  expect(() => mergeResult({}, recordOf('C1'))).toThrow();
  expect(() =>
    mergeResult({}, recordOf('B1', { rows: [{ name: 'ours', values: [spreadOf([]), 1] }] })),
  ).toThrow();
});

test('the table tells rows, goals met and not met, checks right and wrong', () => {
  const text = formatRecord(
    recordOf('B1', {
      goals: [
        { goal: '≤ 2 ms', got: '3 ms', met: false },
        { goal: '≤ 9 ms', got: '3 ms', met: true },
      ],
      checks: [
        { what: 'every row once', ok: true },
        { what: 'the same hash', ok: false },
      ],
      notes: ['A note.'],
    }),
  );
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    '## B1 Title',
    '|  | ms | rows |',
    '| --- | --- | --- |',
    '| ours | 2 / 3 (1–3) | 10,000 |',
    'Median / 95th percentile (smallest–largest).',
    '| Goal | Reached |  |',
    '| --- | --- | --- |',
    '| ≤ 2 ms | 3 ms | **not met** |',
    '| ≤ 9 ms | 3 ms | met |',
    '- right: every row once',
    '- **WRONG**: the same hash',
    'A note.',
    '2 × Processor, 24 GB, Node v24.0.0',
  ]);
});

test('the goals of all stand under their ids', () => {
  const goal = { goal: '≤ 2 ms', got: '1 ms', met: true };
  expect(formatGoals([recordOf('B1', { goals: [goal, goal] }), recordOf('B2')]).split('\n')).toEqual([
    '|  | Goal | Reached |  |',
    '| --- | --- | --- | --- |',
    '| B1 | ≤ 2 ms | 1 ms | met |',
    '| B1 | ≤ 2 ms | 1 ms | met |',
  ]);
});
