import { expect, test } from 'vitest';
import { PUSH_BOUNDS, SLOW_LINE_BOUNDS } from './limits.ts';
import { fitRows, planPush } from './plan-push.ts';

const row = (seq: number, length: number) => ({ seq, id: `id-${seq}`, line: 'x'.repeat(length), hash: '' });

test('[PU1] a push starts after the ack', () => {
  expect(planPush({ last: 9, ackedThrough: 4, oldest: 1 }, PUSH_BOUNDS)).toEqual({ first: 5, count: 5 });
});

test('[PU1] a push is bounded by count', () => {
  expect(planPush({ last: 5000, ackedThrough: 0, oldest: 1 }, PUSH_BOUNDS)).toEqual({
    first: 1,
    count: 2000,
  });
});

test('[RT2b] the fullest push fits into what every centre accepts, and a slow line carries its least within the time', () => {
  expect(PUSH_BOUNDS.maxBytes + 8 * 1_024 + 1_024).toBeLessThanOrEqual(1_024 * 1_024);
  expect(SLOW_LINE_BOUNDS.maxBytes).toBeLessThanOrEqual(PUSH_BOUNDS.maxBytes / 16);
});

test('[PU1] with nothing to send the push is the heartbeat', () => {
  expect(planPush({ last: 4, ackedThrough: 4, oldest: 1 }, PUSH_BOUNDS)).toEqual({ first: 5, count: 0 });
  expect(planPush({ last: 0, ackedThrough: 0, oldest: 1 }, PUSH_BOUNDS)).toEqual({ first: 1, count: 0 });
});

test('[AK4] a push begins at the oldest row held when what is asked for is pruned', () => {
  expect(planPush({ last: 20, ackedThrough: 10, oldest: 16 }, PUSH_BOUNDS)).toEqual({ first: 16, count: 5 });
  expect(planPush({ last: 20, ackedThrough: 10, oldest: 21 }, PUSH_BOUNDS)).toEqual({ first: 21, count: 0 });
});

test('[PU1] a push is bounded by bytes, newlines included', () => {
  const rows = [row(1, 99), row(2, 99), row(3, 99)];
  expect(fitRows(rows, 200)).toEqual(rows.slice(0, 2));
  expect(fitRows(rows, 299)).toEqual(rows.slice(0, 2));
  expect(fitRows(rows, 300)).toEqual(rows);
});

test('[PU1] bytes are counted as UTF-8', () => {
  const rows = [{ ...row(1, 0), line: 'ệ'.repeat(10) }, row(2, 1)];
  expect(fitRows(rows, 32)).toHaveLength(1);
  expect(fitRows(rows, 33)).toHaveLength(2);
});

test('[PU1] one entry always travels, however large', () => {
  expect(fitRows([row(1, 5000), row(2, 1)], 100)).toHaveLength(1);
  expect(fitRows([], 100)).toEqual([]);
});
