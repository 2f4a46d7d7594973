import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { toProcedureCode } from '#shared/domain/ids.ts';
import { type EntryDraft, ratingDetailBody } from '#shared/protocol/entry-bodies.ts';
import { KioskBench } from '#tests/support/kiosk-bench.ts';
import { COUNTER, sampleContent, THOROUGH, WITH_MODULE } from '#tests/support/sample-content.ts';
import type { AfterInput } from './after-state.ts';
import type { KioskInput } from './kiosk-state.ts';
import { nextTickMs } from './time-steps.ts';
import { IDLE_MS } from './timing.ts';

const TYPED = 'bí mật của tôi';
/** Without the attract loop, so that the histories get far. */
const content = sampleContent({
  questionnaire: THOROUGH,
  settings: { ...WITH_MODULE, attract: { ...WITH_MODULE.attract, afterSeconds: 0 } },
});

/** What a visit may give beside the level. */
const AFTER: readonly AfterInput[] = [
  { type: 'change-opened' },
  { type: 'change-dropped' },
  { type: 'topic-toggled', code: 'C1' },
  { type: 'topic-toggled', code: 'D1' },
  { type: 'comment-typed', text: TYPED },
  { type: 'page-finished' },
  { type: 'item-answered', item: 'tt01-1', answer: '1' },
  { type: 'item-answered', item: 'tt01-3', answer: null },
  { type: 'finished' },
  { type: 'more-time' },
  { type: 'interrupted' },
];

const outcome: fc.Arbitrary<KioskInput> = fc.oneof(
  fc.record({ type: fc.constantFrom('saved' as const, 'save-failed' as const), id: fc.constant('newest') }),
  fc.record({
    type: fc.constant('sealed' as const),
    id: fc.constant('newest'),
    box: fc.constant({ key: 'seal', enc: 'enc', ct: 'ct' }),
  }),
  fc.record({ type: fc.constant('seal-failed' as const), id: fc.constant('newest') }),
);

const AT = '2026-11-23T02:00:00.000Z';
const tap: fc.Arbitrary<KioskInput> = fc.record({
  type: fc.constant('level-tapped' as const),
  level: fc.integer({ min: 1, max: 5 }),
  id: fc.constant(''),
  at: fc.constant(AT),
  detail: fc.constant(''),
});

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
  tap,
  fc.constantFrom<KioskInput>(...AFTER),
  outcome,
);

const waitMs = fc.integer({ min: 0, max: 50_000 });
const anything = fc.array(fc.tuple(waitMs, input), { maxLength: 20, size: 'max' });
/** Somebody comes, answers and stays, at the pace of a person; few random orders would come that far. */
const visit = fc
  .array(fc.tuple(fc.integer({ min: 300, max: 2_000 }), fc.oneof(fc.constantFrom(...AFTER), tap, outcome)), {
    maxLength: 12,
    size: 'max',
  })
  .map((steps): readonly (readonly [number, KioskInput])[] => [
    [50_000, { type: 'tick' }],
    [50_000, { type: 'tick' }],
    [5_000, { type: 'level-tapped', level: 3, id: '', at: AT, detail: '' }],
    [50, { type: 'saved', id: '' }],
    ...steps,
  ]);
const history = fc
  .array(fc.oneof(anything, { weight: 3, arbitrary: visit }), { maxLength: 6, size: 'max' })
  .map((parts) => parts.flat());

/** Ids as the journal takes them, one for each step of a history. */
const idAt = (place: number, of: 'tap' | 'detail'): string =>
  `00000000-0000-7000-8000-${of === 'tap' ? '0' : '1'}${String(place).padStart(11, '0')}`;

/** Runs a history; every tap has ids of its own, and a commit or a box is of what was asked for last. */
function run(
  steps: readonly (readonly [number, KioskInput])[],
  check: (bench: KioskBench, input: KioskInput) => void,
): KioskBench {
  const bench = new KioskBench().send({ type: 'booted', counter: COUNTER, content });
  let recording = 'none';
  let sealing = 'none';
  for (const [place, [waitMs, step]] of steps.entries()) {
    const taken = fill(step, { place, recording, sealing });
    bench.after(waitMs).send(taken);
    for (const effect of bench.effects) {
      if (effect.type === 'record') recording = effect.id;
      if (effect.type === 'seal') sealing = effect.id;
    }
    check(bench, taken);
  }
  return bench;
}

function fill(
  step: KioskInput,
  now: { readonly place: number; readonly recording: string; readonly sealing: string },
): KioskInput {
  switch (step.type) {
    case 'level-tapped':
      return { ...step, id: idAt(now.place, 'tap'), detail: idAt(now.place, 'detail') };
    case 'saved':
    case 'save-failed':
      return { ...step, id: now.recording };
    case 'sealed':
    case 'seal-failed':
      return { ...step, id: now.sealing };
    default:
      return step;
  }
}

const SAVING: ReadonlySet<string> = new Set(['saving', 'closing', 'not-saved']);
const THANKING: ReadonlySet<string> = new Set(['after', 'change']);

test('[JR2] thanks are never shown without the commit of that answer, and nothing is recorded twice', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const recorded = new Set<string>();
      let open: readonly string[] | null = null;
      let before = 'question';
      run(steps, (bench, taken) => {
        for (const effect of bench.effects) {
          if (effect.type !== 'record') continue;
          const ids = effect.drafts.map(({ id }) => id);
          // What is not saved is offered again, alone or with what belongs to it; anything else only when nothing is open.
          const news = ids.filter((id) => !open?.includes(id));
          expect(ids).toEqual(expect.arrayContaining([...(open ?? [])]));
          expect(news.filter((id) => recorded.has(id))).toEqual([]);
          for (const id of ids) recorded.add(id);
          open = ids;
        }
        const { type } = bench.screen;
        const wasSaving = SAVING.has(before);
        if (wasSaving && !SAVING.has(type)) {
          expect(taken.type).toBe('saved');
          open = null;
        }
        // An answer that is not saved is on the screen, and nothing else is.
        expect(SAVING.has(type)).toBe(open !== null);
        // Thanks follow a commit; nothing else leads to them.
        if (THANKING.has(type)) expect(wasSaving || THANKING.has(before)).toBe(true);
        if (type === 'after')
          expect(recorded.has(bench.screen.type === 'after' ? bench.screen.visit.rating : '')).toBe(true);
        before = type;
      });
    }),
    { numRuns: 1_000 },
  );
});

test('a change and a detail never come without their rating, and a rating has one detail at most', () => {
  let changes = 0;
  let details = 0;
  fc.assert(
    fc.property(history, (steps) => {
      const kept = new Map<string, EntryDraft>();
      let offered: readonly EntryDraft[] = [];
      run(steps, (bench, taken) => {
        if (taken.type === 'saved') for (const draft of offered) kept.set(draft.id, draft);
        for (const effect of bench.effects) {
          if (effect.type !== 'record') continue;
          offered = effect.drafts;
          for (const { id, kind, body } of offered) {
            const again = kept.get(id);
            if (again !== undefined) expect(body).toEqual(again.body);
            if (kind === 'rating') continue;
            const { of } = v.parse(v.object({ of: v.string() }), body);
            expect(kept.get(of)?.kind).toBe('rating');
            if (kind === 'rating.detail') expect(id).toBe(of.replace('-8000-0', '-8000-1'));
          }
        }
      });
      for (const { kind, body } of kept.values()) {
        if (kind === 'rating.change') changes += 1;
        if (kind !== 'rating.detail') continue;
        details += 1;
        const { reasons, answers, sealed } = v.parse(ratingDetailBody, body);
        expect(reasons.length > 0 || answers !== undefined || sealed !== undefined).toBe(true);
        expect(JSON.stringify(body)).not.toContain(TYPED);
      }
    }),
    { numRuns: 1_000 },
  );
  // The histories do come that far.
  expect(changes).toBeGreaterThan(20);
  expect(details).toBeGreaterThan(50);
});

test('nothing that was typed survives idle, and the language is Vietnamese again', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const bench = run(steps, () => {});
      const busyPairing = bench.screen.type === 'pairing' && bench.screen.step.type === 'trying';
      fc.pre(!busyPairing);
      for (let i = 0; i < 5; i++) bench.tick(IDLE_MS);
      expect(JSON.stringify(bench.state)).not.toContain(TYPED);
      // Chosen topics are recorded or not there: whoever comes next finds none chosen.
      expect(['after', 'change', 'closing', 'saving']).not.toContain(bench.screen.type);
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
