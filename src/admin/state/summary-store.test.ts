import { expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Summary, SummaryBy } from '#shared/protocol/summary.ts';
import type { ApiFailure } from '../api/client.ts';
import { createSummaryStore } from './summary-store.ts';

const WISH = { unit: 'u', from: '2026-11-01', to: '2026-11-30' };
const OFFLINE: ApiFailure = { type: 'offline' };

/** A store whose centre answers all divisions but those named. */
function setUp() {
  const away = new Set<SummaryBy>();
  let nowMs = 1_000;
  const store = createSummaryStore(
    {
      // The store looks at nothing in an answer.
      read: async (_, by) => (away.has(by) ? err(OFFLINE) : ok({ by, groups: [] } as unknown as Summary)),
      own: async () => err(OFFLINE),
    },
    () => nowMs++,
  );
  return { away, store, state: () => store.getState() };
}

test.each([['trend first'], ['division first']])(
  'a part that failed is not made fresh by the other, %s',
  async (order) => {
    const { away, state } = setUp();
    await state().load(WISH, 'day', false);
    await state().divide(WISH, 'counter', false);
    const { trendAtMs: fresh } = state();
    expect(state()).toMatchObject({ failure: null, trend: { by: 'day' }, divided: { by: 'counter' } });
    away.add('day');
    const parts = [() => state().load(WISH, 'day', true), () => state().divide(WISH, 'counter', true)];
    for (const part of order === 'trend first' ? parts : parts.toReversed()) await part();
    expect(state()).toMatchObject({ failure: OFFLINE, trend: { by: 'day' }, divided: { by: 'counter' } });
    expect(state().trendAtMs).toBe(fresh);
    away.clear();
    await state().load(WISH, 'day', true);
    expect(state().failure).toBeNull();
    expect(state().trendAtMs).toBeGreaterThan(fresh ?? Number.NaN);
  },
);

test('a failure is not told of a period that was only just asked for', async () => {
  const { away, state } = setUp();
  away.add('day');
  await state().load(WISH, 'day', false);
  expect(state().failure).toEqual(OFFLINE);
  const next = state().load({ ...WISH, from: '2026-10-01' }, 'day', false);
  expect(state().failure).toBeNull();
  await next;
  expect(state().failure).toEqual(OFFLINE);
});
