import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receiptDigest } from '#shared/domain/receipt-digest.ts';
import { CODE, finished } from '#tests/support/feedback-bench.ts';
import { KioskBench } from '#tests/support/kiosk-bench.ts';
import { COUNTER, sampleContent } from '#tests/support/sample-content.ts';
import type { FeedbackDraft, FeedbackInput } from './feedback-state.ts';
import type { KioskInput } from './kiosk-state.ts';
import { nextTickMs } from './time-steps.ts';
import { FEEDBACK_IDLE_MS } from './timing.ts';

const TYPED = 'họ đòi thêm tiền 0912345678';
const content = sampleContent();
const BOX = { key: 'seal', enc: 'enc', ct: 'ct' };

const change = fc.constantFrom<Partial<Omit<FeedbackDraft, 'consent'>>>(
  { text: TYPED },
  { text: '' },
  { about: 'conduct' },
  { name: TYPED, address: TYPED, phone: TYPED },
  { noPhone: true },
  { leavesContact: true },
  { publish: true },
);

/** What writers do, often enough to come to the end of a form. */
const writing: fc.Arbitrary<FeedbackInput> = fc.oneof(
  fc.constantFrom<FeedbackInput>(
    { type: 'feedback-opened' },
    { type: 'door-chosen', door: 'opinion' },
    { type: 'door-chosen', door: 'petition' },
    { type: 'door-chosen', door: 'integrity' },
    { type: 'consent-given', version: '1' },
    { type: 'consent-given', version: null },
    { type: 'leave-confirmed' },
    { type: 'leave-cancelled' },
  ),
  change.map((one) => ({ type: 'draft-changed' as const, change: one })),
);
/** Made anew in `run`, with the ids of that moment. */
const answering = fc.constantFrom('finish', 'sealed', 'seal-failed', 'saved', 'save-failed');
const others = fc.constantFrom<KioskInput>(
  { type: 'tick' },
  { type: 'touched' },
  { type: 'retry' },
  { type: 'back' },
  { type: 'home' },
  { type: 'language-chosen', language: 'en' },
  { type: 'procedures-opened' },
  { type: 'staff-opened' },
  { type: 'interrupted' },
  { type: 'content-swapped', content },
  { type: 'content-waiting' },
  { type: 'update-waiting' },
  { type: 'update-failed' },
);
const step = fc.oneof(
  { weight: 5, arbitrary: writing },
  { weight: 4, arbitrary: answering },
  { weight: 1, arbitrary: others },
);
/** Mostly at the pace of a writer, now and then away for longer than any screen waits. */
const waitMs = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 3_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 200_000 }) },
);
const history = fc.array(fc.tuple(waitMs, step), { minLength: 20, maxLength: 120, size: 'max' });

/** Runs a history; each submission has an id of its own, and the outside answers for the newest one. */
function run(
  steps: readonly (readonly [number, KioskInput | string])[],
  check: (bench: KioskBench) => void,
): KioskBench {
  const bench = new KioskBench().send({ type: 'booted', counter: COUNTER, content });
  let sealing = 'none';
  let recorded = 'none';
  for (const [place, [waitMs, one]] of steps.entries()) {
    bench.after(waitMs);
    if (typeof one !== 'string') bench.send(one);
    else if (one === 'finish') bench.send(finished(`f-${place}`));
    else if (one === 'sealed') bench.send({ type: 'sealed', id: sealing, box: BOX });
    else if (one === 'seal-failed') bench.send({ type: 'seal-failed', id: sealing });
    else if (one === 'saved') bench.send({ type: 'saved', id: recorded });
    else bench.send({ type: 'save-failed', id: recorded });
    for (const effect of bench.effects) {
      if (effect.type === 'seal') sealing = effect.id;
      if (effect.type === 'record') recorded = effect.id;
    }
    check(bench);
  }
  return bench;
}

test('[JR2] a receipt is never shown without the commit of its entry, and no feedback is recorded twice', () => {
  let receipts = 0;
  fc.assert(
    fc.property(history, (steps) => {
      const bodies = new Map<string, string>();
      let open: string | null = null;
      let before = 'question';
      run(steps, (bench) => {
        for (const effect of bench.effects) {
          if (effect.type !== 'record') continue;
          const { id, drafts } = effect;
          expect(open === null || open === id).toBe(true);
          // Offered again only while it is open, and then it is the very same.
          expect(bodies.get(id) ?? JSON.stringify(drafts)).toBe(JSON.stringify(drafts));
          expect(bodies.has(id)).toBe(open === id);
          bodies.set(id, JSON.stringify(drafts));
          open = id;
        }
        const { type } = bench.screen;
        if (type === 'receipt' && before !== 'receipt') {
          expect(open).not.toBeNull();
          open = null;
          receipts++;
        }
        expect(type === 'feedback-saving').toBe(open !== null);
        before = type;
      });
    }),
    { numRuns: 1_000 },
  );
  // The histories do come to the end of a form.
  expect(receipts).toBeGreaterThan(20);
});

test('what was written leaves the machine only towards the seal, and what is recorded knows neither it nor the code', () => {
  fc.assert(
    fc.property(history, (steps) => {
      run(steps, (bench) => {
        for (const effect of bench.effects) {
          const text = JSON.stringify(effect);
          if (effect.type !== 'seal') expect(text).not.toContain(TYPED);
          if (effect.type === 'record') {
            expect(text).not.toContain(CODE);
            expect(text).toContain(receiptDigest(CODE));
          }
        }
        if (bench.screen.type !== 'feedback') expect(JSON.stringify(bench.state)).not.toContain(TYPED);
      });
    }),
    { numRuns: 500 },
  );
});

test('no draft survives idle, nor does a receipt', () => {
  let drafts = 0;
  fc.assert(
    fc.property(history, (steps) => {
      const bench = run(steps, () => {});
      if (JSON.stringify(bench.state).includes(TYPED)) drafts++;
      for (let i = 0; i < 3; i++) bench.tick(FEEDBACK_IDLE_MS);
      expect(JSON.stringify(bench.state)).not.toContain(TYPED);
      if (bench.screen.type !== 'feedback-saving') {
        expect(JSON.stringify(bench.state)).not.toContain(CODE);
        expect(bench.state.language).toBe('vi');
      }
    }),
    { numRuns: 500 },
  );
  expect(drafts).toBeGreaterThan(50);
});

test('the next tick always lies ahead or is due now, never in an endless hurry', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const bench = run(steps, () => {});
      let hurried = 0;
      for (let i = 0; i < 60; i++) {
        const waitMs = Math.max(0, nextTickMs(bench.state) - bench.nowMs);
        hurried = waitMs === 0 ? hurried + 1 : 0;
        expect(hurried).toBeLessThan(4);
        bench.tick(waitMs);
      }
    }),
    { numRuns: 300 },
  );
});
