import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { UnitSettings } from '#shared/protocol/unit-settings.ts';
import { KioskBench } from '#tests/support/kiosk-bench.ts';
import { COUNTER, sampleContent } from '#tests/support/sample-content.ts';
import { isInvited } from './invite-steps.ts';
import type { KioskEffect, KioskInput } from './kiosk-state.ts';
import { nextTickMs } from './time-steps.ts';
import { UPDATE_PATIENCE_MS, WAKE_GUARD_MS } from './timing.ts';

const AT = '2026-11-23T02:00:00.000Z';
/** Place of the id that every detail has; no history is so long. */
const DETAIL = 9_999;
const HOUR_MS = 60 * 60_000;

const settings: fc.Arbitrary<UnitSettings> = fc
  .record({
    mode: fc.constantFrom('open' as const, 'invited' as const),
    inviteSeconds: fc.integer({ min: 1, max: 60 }),
    afterSeconds: fc.constantFrom(0, 10, 60),
    sampled: fc.boolean(),
    /** The bench begins at nine in the morning. */
    open: fc.constantFrom(null, [{ from: '07:30', to: '09:20' }], []),
  })
  .map(({ mode, inviteSeconds, afterSeconds, sampled, open }) => {
    const { settings: plain } = sampleContent();
    const sampling = sampled ? { minMinutes: 1, maxMinutes: 5 } : null;
    const week = open === null ? null : Array.from({ length: 7 }, () => [...open]);
    return {
      ...plain,
      hours: { week, exceptions: [] },
      intake: { ...plain.intake, mode, inviteSeconds, sampling },
      attract: { ...plain.attract, afterSeconds },
    };
  });

/** Anything can happen, in any order; the outside answers late, wrongly or never. */
const input = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<KioskInput>({ type: 'tick' }, { type: 'touched' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('invited' as const),
      trigger: fc.constantFrom('clerk' as const, 'sampled' as const, 'api' as const),
      id: fc.constant(''),
      at: fc.constant(AT),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('level-tapped' as const),
      level: fc.integer({ min: 1, max: 5 }),
      id: fc.constant(''),
      at: fc.constant(AT),
      detail: fc.constant(toUuid(DETAIL)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('saved' as const, 'save-failed' as const),
      id: fc.constant(''),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<KioskInput>(
      { type: 'invitation-declined' },
      { type: 'drawn', fraction: 0.5 },
      { type: 'retry' },
      { type: 'language-chosen', language: 'en' },
      { type: 'procedures-opened' },
      { type: 'contact-opened' },
      { type: 'feedback-opened' },
      { type: 'back' },
      { type: 'home' },
      { type: 'staff-opened' },
      { type: 'pairing-opened' },
      { type: 'code-submitted', code: 'abc' },
      { type: 'pair-failed', reason: 'unreachable' },
      { type: 'paired', counter: COUNTER, content: null },
      { type: 'leads' },
      { type: 'booted', counter: COUNTER, content: sampleContent() },
      { type: 'content-waiting' },
      { type: 'content-swapped', content: sampleContent() },
      { type: 'update-waiting' },
      { type: 'update-failed' },
    ),
  },
);

/** Between two events: a moment, or long enough for the screen to move on by itself. */
const pause = fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 70_000 }));

const history = fc.array(fc.tuple(pause, input, fc.nat(1_000)), {
  maxLength: 80,
});
type History = readonly (readonly [number, KioskInput, number])[];

interface Moment {
  readonly input: KioskInput;
  readonly before: KioskBench['state'];
  readonly bench: KioskBench;
}

/** Runs a history: every tap and invitation has an id of its own, and the journal answers any of the offers so far. */
function run(chosen: UnitSettings, steps: History, check: (moment: Moment) => void = () => {}): KioskBench {
  const content = sampleContent({ settings: chosen });
  const bench = new KioskBench().send({ type: 'booted', counter: COUNTER, content });
  const offered: string[] = [];
  for (const [place, [waitMs, wish, choice]] of steps.entries()) {
    bench.after(waitMs);
    const before = bench.state;
    const sent = withId(wish, toUuid(place), offered[choice % Math.max(1, offered.length)] ?? '');
    bench.send(sent);
    for (const effect of bench.effects) if (effect.type === 'record') offered.push(effect.id);
    check({ input: sent, before, bench });
  }
  return bench;
}

function withId(wish: KioskInput, fresh: string, offered: string): KioskInput {
  if (wish.type === 'level-tapped' || wish.type === 'invited') return { ...wish, id: fresh };
  return wish.type === 'saved' || wish.type === 'save-failed' ? { ...wish, id: offered } : wish;
}

function toUuid(place: number): string {
  return `0192f0c1-7a00-7000-8000-${String(place).padStart(12, '0')}`;
}

function draftsOf(effects: readonly KioskEffect[], kind: string): readonly EntryDraft[] {
  return effects
    .flatMap((effect) => (effect.type === 'record' ? effect.drafts : []))
    .filter((one) => one.kind === kind);
}

function invitationOn({ screen }: KioskBench['state']): string | null {
  return isInvited(screen) ? screen.invitation.id : null;
}

test('[JR4] one ask for every invitation, whatever happens, and none without one', () => {
  fc.assert(
    fc.property(settings, history, (chosen, steps) => {
      const invited = new Set<string>();
      const asks = new Map<string, string>();
      run(chosen, steps, ({ bench }) => {
        const current = invitationOn(bench.state);
        if (current !== null) invited.add(current);
        for (const draft of draftsOf(bench.effects, 'ask')) {
          const text = JSON.stringify(draft);
          // Offered again it is the very same.
          expect(asks.get(draft.id) ?? text).toBe(text);
          asks.set(draft.id, text);
        }
        const ended = [...invited].filter((id) => id !== current);
        expect([...asks.keys()].sort()).toEqual(ended.sort());
      });
    }),
    { numRuns: 1_000 },
  );
});

test('[JR4] an answer to an invitation names it, and the ask names the answer, in one and the same commit', () => {
  fc.assert(
    fc.property(settings, history, (chosen, steps) => {
      run(chosen, steps, ({ before, bench }) => {
        for (const effect of bench.effects) {
          if (effect.type !== 'record') continue;
          const [ask] = draftsOf([effect], 'ask');
          for (const rating of draftsOf([effect], 'rating')) {
            const body = { intake: ask === undefined ? 'open' : 'invited', ...(ask && { ask: ask.id }) };
            expect(rating.body).toMatchObject(body);
            expect(rating.body).not.toMatchObject(
              ask === undefined ? { ask: expect.anything() } : { intake: 'open' },
            );
            if (ask !== undefined) expect(ask.body).toMatchObject({ outcome: 'answered', rating: rating.id });
            if (before.screen.type === 'question') expect(invitationOn(before)).toBe(ask?.id ?? null);
          }
          if (ask !== undefined && draftsOf([effect], 'rating').length === 0) {
            expect(ask.body).not.toMatchObject({ outcome: 'answered' });
          }
        }
      });
    }),
    { numRuns: 500 },
  );
});

test('a touch on the attract loop never answers, and neither rest nor sleep takes an answer', () => {
  fc.assert(
    fc.property(settings, history, (chosen, steps) => {
      let wokenMs: number | null = null;
      run(chosen, steps, ({ input: sent, before, bench }) => {
        const tapped = sent.type === 'level-tapped' && draftsOf(bench.effects, 'rating').length > 0;
        if (tapped) {
          expect(['attract', 'resting', 'asleep']).not.toContain(before.screen.type);
          expect(wokenMs === null || bench.nowMs - wokenMs >= WAKE_GUARD_MS).toBe(true);
        }
        if (sent.type !== 'touched') return;
        wokenMs = before.screen.type === 'attract' ? bench.nowMs : null;
        expect(bench.screen.type).not.toBe('attract');
      });
    }),
    { numRuns: 500 },
  );
});

/** Lets time pass as the store does: from one due tick to the next, while the outside does what it is asked. */
function live(bench: KioskBench, durationMs: number, onEffect: (effect: KioskEffect) => void): void {
  const endMs = bench.nowMs + durationMs;
  let hurried = 0;
  while (bench.nowMs < endMs) {
    const waitMs = Math.max(0, nextTickMs(bench.state) - bench.nowMs);
    hurried = waitMs === 0 ? hurried + 1 : 0;
    expect(hurried).toBeLessThan(6);
    bench.tick(waitMs);
    for (const effect of bench.effects) {
      onEffect(effect);
      if (effect.type === 'draw') bench.send({ type: 'drawn', fraction: 0.5 });
      if (effect.type === 'invite')
        bench.send({ type: 'invited', trigger: effect.trigger, id: toUuid(bench.nowMs), at: AT });
      if (effect.type === 'record') bench.send({ type: 'saved', id: effect.id });
      if (effect.type === 'swap-content') bench.send({ type: 'content-swapped', content: null });
      if (effect.type === 'boot') bench.send({ type: 'booted', counter: COUNTER, content: sampleContent() });
      if (effect.type === 'pair') bench.send({ type: 'pair-failed', reason: 'unreachable' });
    }
  }
}

test('[CF1a] a new version comes within a day and an hour, and no tick is in an endless hurry', () => {
  fc.assert(
    fc.property(settings, history, (chosen, steps) => {
      const bench = run(chosen, steps);
      // These wait for an answer of the outside that the history withheld.
      fc.pre(!['starting', 'pairing'].includes(bench.screen.type));
      bench.send({ type: 'update-waiting' });
      let updated = bench.screen.type === 'updating';
      live(bench, UPDATE_PATIENCE_MS + HOUR_MS, (effect) => {
        updated ||= effect.type === 'apply-update';
      });
      expect(updated).toBe(true);
    }),
    { numRuns: 8 },
  );
});
