import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toProcedureCode } from '#shared/domain/ids.ts';
import { KioskBench } from '#tests/support/kiosk-bench.ts';
import { COUNTER, sampleContent } from '#tests/support/sample-content.ts';
import type { KioskInput } from './kiosk-state.ts';
import { nextTickMs } from './time-steps.ts';
import { IDLE_MS } from './timing.ts';

const TYPED = 'bí mật của tôi';
const content = sampleContent();

/** Anything can happen, in any order; commits answer late, twice, wrongly or never. */
const input: fc.Arbitrary<KioskInput> = fc.oneof(
  fc.constantFrom<KioskInput>(
    { type: 'tick' },
    { type: 'touched' },
    { type: 'retry' },
    { type: 'language-chosen', language: 'en' },
    { type: 'procedures-opened' },
    { type: 'query-typed', query: TYPED },
    { type: 'field-chosen', field: 'Hộ tịch' },
    { type: 'procedure-opened', code: toProcedureCode('1.001193') },
    { type: 'contact-opened' },
    { type: 'contact-closed' },
    { type: 'back' },
    { type: 'home' },
    { type: 'staff-opened' },
    { type: 'pairing-opened' },
    { type: 'code-typed', code: TYPED },
    { type: 'code-submitted', code: TYPED },
    { type: 'pair-failed', reason: 'unreachable' },
    { type: 'paired', counter: COUNTER, content },
    { type: 'booted', counter: COUNTER, content },
    { type: 'boot-failed' },
    { type: 'content-waiting' },
    { type: 'content-swapped', content },
    { type: 'update-waiting' },
    { type: 'update-failed' },
  ),
  fc.record({
    type: fc.constant('level-tapped' as const),
    level: fc.integer({ min: 1, max: 5 }),
    id: fc.constant(''),
    at: fc.constant('2026-11-23T02:00:00.000Z'),
  }),
  fc.record({ type: fc.constantFrom('saved' as const, 'save-failed' as const), id: fc.constant('newest') }),
);

const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 50_000 }), input), { maxLength: 80 });

/** Runs a history; every tap has an id of its own, and a commit is of the newest recorded entry. */
function run(
  steps: readonly (readonly [number, KioskInput])[],
  check: (bench: KioskBench) => void,
): KioskBench {
  const bench = new KioskBench().send({ type: 'booted', counter: COUNTER, content });
  let newest = 'none';
  for (const [place, [waitMs, step]] of steps.entries()) {
    bench.after(waitMs);
    if (step.type === 'level-tapped') bench.send({ ...step, id: `tap-${place}` });
    else if (step.type === 'saved' || step.type === 'save-failed') bench.send({ ...step, id: newest });
    else bench.send(step);
    for (const effect of bench.effects) if (effect.type === 'record') newest = effect.id;
    check(bench);
  }
  return bench;
}

test('[JR2] thanks are never shown without the commit of that answer, and no answer is recorded twice', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const recorded = new Set<string>();
      let open: string | null = null;
      let before = 'question';
      run(steps, (bench) => {
        for (const effect of bench.effects) {
          if (effect.type !== 'record') continue;
          const { id } = effect;
          // Offered again only while it is the open, unsaved one; another only when none is open.
          expect(open === null || open === id).toBe(true);
          expect(recorded.has(id)).toBe(open === id);
          recorded.add(id);
          open = id;
        }
        const { type } = bench.screen;
        if (type === 'thanks' && before !== 'thanks') {
          expect(open).not.toBeNull();
          open = null;
        }
        // An answer that is not saved is on the screen, and nothing else is.
        expect(type === 'saving' || type === 'not-saved').toBe(open !== null);
        before = type;
      });
    }),
    { numRuns: 1_000 },
  );
});

test('nothing that was typed survives idle, and the language is Vietnamese again', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const bench = run(steps, () => {});
      const busyPairing = bench.screen.type === 'pairing' && bench.screen.step.type === 'trying';
      fc.pre(!busyPairing);
      for (let i = 0; i < 5; i++) bench.tick(IDLE_MS);
      expect(JSON.stringify(bench.state)).not.toContain(TYPED);
      const waits = ['not-saved', 'storage-failed', 'starting'];
      if (!waits.includes(bench.screen.type)) expect(bench.state.language).toBe('vi');
    }),
    { numRuns: 500 },
  );
});

test('the next tick always lies ahead or is due now, never in an endless hurry', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const bench = run(steps, () => {});
      let hurried = 0;
      for (let i = 0; i < 50; i++) {
        const waitMs = Math.max(0, nextTickMs(bench.state) - bench.nowMs);
        hurried = waitMs === 0 ? hurried + 1 : 0;
        expect(hurried).toBeLessThan(4);
        bench.tick(waitMs);
      }
    }),
    { numRuns: 300 },
  );
});
