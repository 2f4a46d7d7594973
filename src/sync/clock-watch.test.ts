import { expect, test } from 'vitest';
import { createVirtualTime } from '#tests/support/virtual-time.ts';
import { type ClockJump, watchClock } from './clock-watch.ts';

const START_MS = Date.parse('2026-11-22T01:00:00.000Z');

function setUp() {
  const time = createVirtualTime(START_MS);
  const wrong = { byMs: 0 };
  const jumps: ClockJump[] = [];
  watchClock({
    clock: { nowMs: () => time.nowMs() + wrong.byMs, after: time.after },
    monotonicMs: () => time.nowMs() - START_MS,
    onJump: (jump) => jumps.push(jump),
  });
  const pass = (ms: number) => time.advance(ms, async () => {});
  return { wrong, jumps, pass };
}

test.each([
  ['back', -3_600_000],
  ['forward', 120_001],
])('[DE3] a clock that was set %s by more than two minutes is noticed, once', async (_, byMs) => {
  const { wrong, jumps, pass } = setUp();
  await pass(45_000);
  wrong.byMs = byMs;
  await pass(300_000);
  expect(jumps).toHaveLength(1);
  expect((jumps[0]?.foundMs ?? 0) - (jumps[0]?.expectedMs ?? 0)).toBe(byMs);
});

test('[DE3] a clock that drifts or is corrected a little is not', async () => {
  const { wrong, jumps, pass } = setUp();
  for (let n = 0; n < 20; n++) {
    wrong.byMs += 119_000;
    await pass(30_000);
  }
  expect(jumps).toEqual([]);
});
