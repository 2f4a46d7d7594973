import { expect, test } from 'vitest';
import type { NudgeReason } from '#sync/sync-loop.ts';
import { STOPPED_STATUS, type SyncStatus } from '#sync/sync-status.ts';
import { createVirtualTime } from '#tests/support/virtual-time.ts';
import { measureNetwork } from './measure-network.ts';

/** A loop that says what a test makes it say. */
function scriptedLoop(status: Partial<SyncStatus> = {}) {
  const listeners = new Set<(status: SyncStatus) => void>();
  const nudges: NudgeReason[] = [];
  const time = createVirtualTime(0);
  const loop = {
    status: () => ({ ...STOPPED_STATUS, ...status }),
    subscribe(listener: (status: SyncStatus) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    nudge: (reason: NudgeReason) => void nudges.push(reason),
  };
  const say = (said: Partial<SyncStatus>): void => {
    for (const listener of listeners) listener({ ...STOPPED_STATUS, ...said });
  };
  const pass = (ms: number): Promise<void> => time.advance(ms, async () => {});
  const measured = measureNetwork(loop, { clock: time, monotonicMs: time.nowMs });
  return { say, pass, measured, nudges, listeners, time };
}

test('asks at once, and measures from the question to the answer', async () => {
  const { say, pass, measured, nudges, listeners, time } = scriptedLoop();
  expect(nudges).toEqual(['staff']);
  say({ phase: 'idle' });
  say({ phase: 'pushing' });
  await pass(180);
  say({ phase: 'idle' });
  expect(await measured).toEqual({ type: 'answered', ms: 180 });
  expect([listeners.size, time.pendingTimers()]).toEqual([0, 0]);
});

test('a failure is told as it is, and an older one is not taken for the answer', async () => {
  const old = { type: 'busy', status: 503, retryAfterMs: null } as const;
  const { say, measured } = scriptedLoop({ phase: 'waiting', lastFailure: old });
  say({ phase: 'waiting', lastFailure: old });
  say({ phase: 'pushing', lastFailure: old });
  say({ phase: 'unpaired', lastFailure: { type: 'unpaired', status: 401 } });
  expect(await measured).toEqual({ type: 'failed', failure: { type: 'unpaired', status: 401 } });
});

test('a push that was under way already counts', async () => {
  const { say, measured } = scriptedLoop({ phase: 'pushing' });
  say({ phase: 'idle' });
  expect(await measured).toEqual({ type: 'answered', ms: 0 });
});

test('a centre that says nothing is not waited for for ever', async () => {
  const { say, pass, measured, listeners } = scriptedLoop();
  say({ phase: 'pushing' });
  await pass(15_000);
  expect(await measured).toEqual({ type: 'silent' });
  expect(listeners.size).toBe(0);
});
