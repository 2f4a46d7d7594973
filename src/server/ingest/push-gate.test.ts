import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Admission, createPushGate, type PushGate, type PushLimits } from './push-gate.ts';

const LIMITS: PushLimits = { waitMs: 1_000, textLength: 1_000, atLeast: 4 };

function setUp(limits: PushLimits = LIMITS) {
  const time = { nowMs: 1_000_000 };
  const gate = createPushGate({ nowMs: () => time.nowMs }, limits);
  return { gate, time };
}

function admitted(admission: Admission): () => void {
  if (admission.type !== 'admitted') throw new Error('turned away');
  return admission.leave;
}

function told(gate: PushGate): number {
  const full = gate.look();
  if (full === null) throw new Error('would be let in');
  return full.retryAfterSeconds;
}

/** Keeps so many under way and answers one of them every `paceMs`, for a while; then all of them at once. */
function serve({ gate, time }: ReturnType<typeof setUp>, underWay: number, paceMs: number): void {
  const leaves = Array.from({ length: underWay }, () => admitted(gate.enter(1)));
  const endsMs = time.nowMs + 60 * Math.max(1_000, paceMs);
  while (time.nowMs < endsMs) {
    time.nowMs += paceMs;
    leaves.shift()?.();
    leaves.push(admitted(gate.enter(1)));
  }
  for (const leave of leaves) leave();
}

test('[RT1d] lets in what it gets to in time, and turns away the next one', () => {
  const { gate } = setUp();
  // 25 ms each until it was measured: 40 in a second, of which half is told.
  const leaves = Array.from({ length: 40 }, () => admitted(gate.enter(1)));
  expect(gate.look()).toEqual({ type: 'turned-away', retryAfterSeconds: 1 });
  expect(gate.enter(1).type).toBe('turned-away');
  expect(gate.turnedAway).toBe(2);
  leaves[0]?.();
  expect(gate.look()).toBeNull();
  admitted(gate.enter(1));
});

test.each([
  [2, 500],
  [50, 20],
])('[RT1d] at %i ms a push, %i fit into a second', (paceMs, most) => {
  const centre = setUp();
  serve(centre, 16, paceMs);
  let count = 0;
  while (centre.gate.enter(1).type === 'admitted') count += 1;
  expect(count).toBeGreaterThanOrEqual(0.9 * most);
  expect(count).toBeLessThanOrEqual(1.1 * most);
});

test('[RT1d] a pace that the tablets set is not the centre’s', () => {
  const centre = setUp();
  serve(centre, 7, 900);
  for (let n = 0; n < 40; n += 1) admitted(centre.gate.enter(1));
  expect(centre.gate.look()).not.toBeNull();
});

test('[RT1d] what passes until the first of a rush is through is not its pace', () => {
  const { gate, time } = setUp({ ...LIMITS, waitMs: 8_000 });
  const leaves = Array.from({ length: 300 }, () => admitted(gate.enter(1)));
  // Four seconds of nothing, as with a cold start, and then one every 20 ms.
  time.nowMs += 4_000;
  for (const leave of leaves.slice(0, 200)) {
    leave();
    time.nowMs += 20;
  }
  for (let n = 0; n < 250; n += 1) admitted(gate.enter(1));
  for (let n = 0; n < 150; n += 1) gate.enter(1);
  // Those whom it turns away come back while it works off the others.
  expect(told(gate)).toBeLessThanOrEqual(6);
});

test('[RT1d] a centre that was slow at first does not send everybody away for long', () => {
  const centre = setUp({ ...LIMITS, waitMs: 8_000, atLeast: 64 });
  serve(centre, 16, 5_000);
  for (let n = 0; n < 64; n += 1) admitted(centre.gate.enter(1));
  const seconds = Array.from({ length: 400 }, () => told(centre.gate));
  expect(Math.max(...seconds)).toBeLessThanOrEqual(10);
  expect(new Set(seconds).size).toBeGreaterThanOrEqual(8);
});

test('[RT1d] however slow the store is, a few are let in', () => {
  const centre = setUp({ ...LIMITS, atLeast: 8 });
  serve(centre, 8, 60_000);
  for (let n = 0; n < 8; n += 1) admitted(centre.gate.enter(1));
  expect(told(centre.gate)).toBeLessThanOrEqual(120);
});

test('[RT1d] those who hold much text count for it, and one alone is let in whatever it holds', () => {
  const { gate } = setUp();
  const leave = admitted(gate.enter(5_000));
  expect(gate.enter(1).type).toBe('turned-away');
  leave();
  admitted(gate.enter(600));
  expect(gate.enter(600).type).toBe('turned-away');
  admitted(gate.enter(400));
});

test('[RT1d] while the store is asked who sends it, a push is under way', async () => {
  const { gate } = setUp({ ...LIMITS, waitMs: 0, atLeast: 1 });
  const asked = Promise.withResolvers<string>();
  const asking = gate.whileAsked(() => asked.promise);
  expect([gate.underWay, gate.look() === null]).toEqual([1, false]);
  asked.resolve('tablet');
  expect(await asking).toBe('tablet');
  await expect(gate.whileAsked(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect([gate.underWay, gate.look()]).toEqual([0, null]);
});

test('[RT1d] those turned away at one moment come back twice as fast as they can be served', () => {
  const { gate } = setUp();
  for (let n = 0; n < 40; n += 1) admitted(gate.enter(1));
  const perSecond = new Map<number, number>();
  for (let n = 0; n < 5_000; n += 1) {
    const seconds = told(gate);
    perSecond.set(seconds, (perSecond.get(seconds) ?? 0) + 1);
  }
  // A second of work is before them, of which half is told; then eighty in every second, for a bit more than a minute.
  expect(Math.min(...perSecond.keys())).toBe(1);
  expect(Math.max(...perSecond.keys())).toBeGreaterThanOrEqual(62);
  expect(Math.max(...perSecond.keys())).toBeLessThanOrEqual(64);
  expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(81);
});

test('[RT1d] nobody is told to come later than in two minutes, however many come and whatever the clock does', () => {
  const steps = fc.array(fc.tuple(fc.nat({ max: 300 }), fc.integer({ min: -5_000, max: 200_000 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, (moves) => {
      const { gate, time } = setUp();
      for (const [count, ms] of moves) {
        const leaves: (() => void)[] = [];
        for (let n = 0; n < count; n += 1) {
          const admission = gate.enter(1);
          if (admission.type === 'admitted') leaves.push(admission.leave);
          else {
            expect(admission.retryAfterSeconds).toBeGreaterThanOrEqual(1);
            expect(admission.retryAfterSeconds).toBeLessThanOrEqual(120);
          }
        }
        time.nowMs += ms;
        for (const leave of leaves) leave();
        expect([gate.underWay, gate.look()]).toEqual([0, null]);
      }
    }),
  );
});
