import { expect, test } from 'vitest';
import { stripLine } from './strip-line.ts';

const line = (body: unknown) => JSON.stringify({ t: 'entry', seq: 3, id: 'x', kind: 'k', kv: 1, body });
const BOX = { key: 'k', enc: 'e', ct: 'c' };

test.each([
  [
    { receipt: 'r', type: 'petition', sealed: BOX },
    { receipt: 'r', type: 'petition' },
  ],
  [
    { of: 'y', reasons: ['C1'], answers: { a: 1 }, sealed: BOX },
    { of: 'y', reasons: ['C1'], answers: { a: 1 } },
  ],
  [
    { date: '2026-11-22', searchesWithoutResult: 2, missed: [{ q: 'so do', n: 2 }] },
    { date: '2026-11-22', searchesWithoutResult: 2, missed: [] },
  ],
])('what was written goes, what is counted stays', (before, after) => {
  expect(stripLine(line(before))).toBe(line(after));
});

test.each([line({ of: 'y', reasons: [] }), line({ missed: [] }), 'no json', '{"body":7}'])(
  'nothing to take out of %s',
  (text) => {
    expect(stripLine(text)).toBeNull();
  },
);

test('twice is once', () => {
  const stripped = stripLine(line({ sealed: BOX, missed: [{ q: 'a', n: 1 }] }));
  expect(stripped).not.toBeNull();
  expect(stripLine(stripped ?? '')).toBeNull();
});
