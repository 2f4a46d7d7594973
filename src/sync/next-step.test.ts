import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toReplicaId } from '#shared/domain/ids.ts';
import type { SyncFailure } from './classify-failure.ts';
import { PUSH_BOUNDS } from './limits.ts';
import { freshMemory, type LoopMemory, nextStep, type TurnOutcome } from './next-step.ts';

const replica = toReplicaId('00000000-0000-7000-8000-000000000001');
const ack = {
  replica,
  receivedThrough: 1,
  hash: '',
  serverTime: '2026-11-22T01:00:00.000Z',
  quarantined: 0,
  protocol: { min: 1, max: 1 },
  key: 'k',
  sig: 's',
};

function acked(moved: 'up' | 'down' | 'no', pending: number, count = 1, tookMs = 200): TurnOutcome {
  return { type: 'acked', ack, count, pending, moved, skewMs: 0, tookMs };
}

function failed(failure: SyncFailure, count = 1): TurnOutcome {
  return { type: 'failed', failure, replica, count };
}

/** Runs outcomes one after the other; the steps that followed. */
function steps(outcomes: readonly TurnOutcome[], memory: LoopMemory = freshMemory(), fraction = 0.5) {
  let current = memory;
  return outcomes.map((outcome) => {
    const decision = nextStep(current, outcome, fraction);
    current = decision.memory;
    return { ...decision.step, memory: current };
  });
}

const unreachable = failed({ type: 'unreachable', reason: 'no network' });
const refused = failed({ type: 'rejected', status: 422, code: 'chain-broken' });
const fork: TurnOutcome = { type: 'start-replica', replica, reason: 'fork' };

describe('nextStep', () => {
  test('[RT1] failures are waited out longer and longer, never given up', () => {
    const waits = steps(Array.from({ length: 200 }, () => unreachable));
    expect(waits.every((step) => step.type === 'wait' && step.phase === 'waiting')).toBe(true);
    const delays = waits.map((step) => (step.type === 'wait' ? step.delayMs : 0));
    expect(delays.slice(0, 4)).toEqual([1500, 2500, 4500, 8500]);
    expect(Math.max(...delays)).toBe(23_000);
  });

  test('[RT1] an answer that helps nothing is waited out longer than no answer', () => {
    const busy = failed({ type: 'busy', status: 502, retryAfterMs: null });
    const longest = (outcome: TurnOutcome) => steps(Array.from({ length: 200 }, () => outcome)).at(-1);
    expect(longest(unreachable)).toMatchObject({ type: 'wait', delayMs: 23_000 });
    expect(longest(busy)).toMatchObject({ type: 'wait', delayMs: 23_000 });
    for (const outcome of [refused, { type: 'storage-fault' }, failed({ type: 'too-large' }), acked('no', 3)])
      expect(longest(outcome as TurnOutcome)).toMatchObject({ type: 'wait', delayMs: 150_500 });
  });

  test('[RT1] an ack ends the series of failures', () => {
    const [, , , again] = steps([unreachable, unreachable, acked('up', 0), unreachable]);
    expect(again).toMatchObject({ type: 'wait', delayMs: 1500 });
  });

  test('[RT1c] a centre that names a time is not asked before it, except by staff', () => {
    const told = failed({ type: 'busy', status: 503, retryAfterMs: 90_000 });
    const delays = [0, 0.5].map((fraction) => steps([told], freshMemory(), fraction)[0]);
    expect(delays[0]).toMatchObject({ type: 'wait', phase: 'waiting', delayMs: 90_000, wakes: 'staff' });
    expect(delays[1]).toMatchObject({ delayMs: 101_250 });
  });

  test('[RT1c] the first answer that names a time ends the long pauses of the outage, further ones do not', () => {
    const told = failed({ type: 'busy', status: 503, retryAfterMs: 2_000 });
    const outage = Array.from({ length: 100 }, () => unreachable);
    const after = steps([...outage, told, told, told, told, told, told]).slice(100);
    expect(after.map((step) => step.type === 'wait' && step.delayMs)).toEqual([
      2500, 2500, 4500, 8500, 16_500, 23_000,
    ]);
  });

  test('[RT1c] whatever came before, nobody is asked again before the time it named', () => {
    const kinds = fc.constantFrom<TurnOutcome>(unreachable, refused, fork, acked('no', 3), acked('up', 0));
    const named = fc.nat({ max: 3_600_000 });
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.array(kinds), named, chance, (before, retryAfterMs, fraction) => {
        const told = failed({ type: 'busy', status: 503, retryAfterMs });
        const last = steps([...before, told], freshMemory(), fraction).at(-1);
        if (last?.type !== 'wait') throw new Error('does not wait');
        expect(last.delayMs).toBeGreaterThanOrEqual(retryAfterMs);
        expect(last.delayMs).toBeLessThanOrEqual(1.25 * retryAfterMs + 2_000);
      }),
    );
  });

  test('[RT1] a citizen’s answer does not cut a pause short, the network and the eye do', () => {
    expect(steps([unreachable])[0]).toMatchObject({ wakes: 'not-recorded' });
    expect(steps([acked('up', 0)])[0]).toMatchObject({ phase: 'idle', delayMs: 120_000, wakes: 'any' });
  });

  test('[PU1] entries left are pushed at once', () => {
    expect(steps([acked('up', 3)])[0]).toMatchObject({ type: 'push' });
    expect(steps([acked('no', 3, 0)])[0]).toMatchObject({ type: 'push' });
  });

  test('[AK3] after a step down it is sent again at once', () => {
    expect(steps([acked('down', 3)])[0]).toMatchObject({ type: 'push' });
  });

  test('[AK3c] answers that bring nothing forward are waited out', () => {
    expect(steps([acked('no', 3)])[0]).toMatchObject({ type: 'wait', phase: 'waiting' });
    const [first, second, third] = steps([acked('down', 3), acked('no', 3), acked('no', 3)]);
    expect(first).toMatchObject({ type: 'push' });
    expect(second).toMatchObject({ type: 'wait' });
    expect(third).toMatchObject({ type: 'wait' });
    expect(steps([acked('down', 3), acked('up', 2), acked('down', 3)])[2]).toMatchObject({ type: 'push' });
  });

  test.each(['unpaired', 'outdated'] as const)('[RT2] %s: hourly, and when staff ask', (type) => {
    const failure: SyncFailure = type === 'unpaired' ? { type, status: 401 } : { type, min: 2, max: 2 };
    expect(steps([failed(failure)])[0]).toMatchObject({
      type: 'wait',
      phase: type,
      delayMs: 3_600_000,
      wakes: 'staff',
    });
  });

  test('[RT2] 413 halves the batch, at once, down to one entry', () => {
    const tooLarge = (count: number) => failed({ type: 'too-large' }, count);
    const [first, second, last] = steps([tooLarge(2_000), tooLarge(1_000), tooLarge(1)]);
    expect(first).toMatchObject({
      type: 'push',
      memory: { bounds: { maxEntries: 1_000, maxBytes: 491_520 } },
    });
    expect(second).toMatchObject({ type: 'push', memory: { bounds: { maxEntries: 500 } } });
    expect(last).toMatchObject({ type: 'wait', phase: 'waiting' });
  });

  test('[RT2] what is halved is what was sent, when the bytes had bounded it', () => {
    expect(steps([failed({ type: 'too-large' }, 9)])[0]?.memory.bounds.maxEntries).toBe(4);
  });

  test('[RT2a] after 413 the batch grows back with every ack', () => {
    const shrunk = { ...freshMemory(), bounds: { maxEntries: 400, maxBytes: 200_000 } };
    const grown = steps([acked('up', 9), acked('up', 9), acked('up', 9), acked('up', 9)], shrunk);
    expect(grown.map((step) => step.memory.bounds.maxEntries)).toEqual([800, 1_600, 2_000, 2_000]);
    expect(grown.at(-1)?.memory.bounds).toEqual(PUSH_BOUNDS);
  });

  test('[RT2e] what is not answered in time is halved, but never so far that the way back is long', () => {
    const late = (count: number) =>
      failed({ type: 'unreachable', reason: 'TimeoutError', timedOut: true }, count);
    const slowed = steps([late(2_000), late(1_000), late(500), late(250), late(125), late(0), unreachable]);
    expect(slowed.map((step) => step.memory.bounds.maxEntries)).toEqual([
      1_000, 500, 250, 125, 125, 125, 125,
    ]);
    expect(slowed.every((step) => step.type === 'wait')).toBe(true);
    expect(slowed.at(-1)?.memory.bounds.maxBytes).toBe(60 * 1_024);
    expect(steps([late(9)])[0]?.memory.bounds.maxEntries).toBe(125);
    const once = { ...freshMemory(), bounds: { maxEntries: 10, maxBytes: 5_000 } };
    expect(steps([late(10)], once)[0]?.memory.bounds).toEqual({ maxEntries: 10, maxBytes: 5_000 });
  });

  test('[RT2e] a slow ack does not widen the batch, a quick one does', () => {
    const slowed = { ...freshMemory(), bounds: { maxEntries: 125, maxBytes: 61_440 } };
    const [slow, quick] = steps([acked('up', 9, 125, 8_000), acked('up', 9, 125, 2_000)], slowed);
    expect(slow?.memory.bounds.maxEntries).toBe(125);
    expect(quick?.memory.bounds.maxEntries).toBe(250);
  });

  test('[RT2e] after a dead line 10,000 entries go in nine pushes', () => {
    let memory = { ...freshMemory(), bounds: { maxEntries: 125, maxBytes: 61_440 } };
    let [left, pushes] = [10_000, 0];
    while (left > 0) {
      left -= memory.bounds.maxEntries;
      pushes += 1;
      memory = nextStep(memory, acked('up', Math.max(0, left)), 0.5).memory;
    }
    expect(pushes).toBe(9);
  });

  test('[RT2b] a single entry refused as too large is kept and tried again with patience', () => {
    const waits = steps([failed({ type: 'too-large' }), failed({ type: 'too-large' })]);
    expect(waits.map((step) => step.type)).toEqual(['wait', 'wait']);
  });

  test('[RT2c] the second refusal in a row starts a new replica, once; then patience', () => {
    const after = steps([refused, refused, refused, refused, refused]);
    expect(after.map((step) => step.type)).toEqual(['wait', 'start-replica', 'wait', 'wait', 'wait']);
    expect(after[1]).toMatchObject({ reason: 'damage', replica });
    const later = steps([refused, refused, acked('up', 0), refused, refused]);
    expect(later[4]).toMatchObject({ type: 'start-replica' });
  });

  test('[RP1] a fork starts a new replica at once', () => {
    expect(steps([fork])[0]).toMatchObject({ type: 'start-replica', reason: 'fork', replica });
  });

  test('[RP1d] forks without an ack in between are spaced, and still acted upon', () => {
    const after = steps([fork, fork, fork, fork]);
    expect(after.map((step) => step.type)).toEqual(['start-replica', 'wait', 'start-replica', 'wait']);
    expect(steps([fork, acked('up', 0), fork])[2]).toMatchObject({ type: 'start-replica' });
  });

  test('[RT1b] a storage fault is shown and tried again', () => {
    expect(steps([{ type: 'storage-fault' }])[0]).toMatchObject({ type: 'wait', phase: 'storage-fault' });
  });

  test('[PU1] a tab that does not lead waits without counting it as a failure', () => {
    const [step] = steps([{ type: 'follower' }]);
    expect(step).toMatchObject({ type: 'wait', phase: 'follower', memory: { attempt: 0 } });
  });
});
