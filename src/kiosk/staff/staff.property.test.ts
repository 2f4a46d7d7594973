import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dutyBody } from '#shared/protocol/entry-bodies.ts';
import type { TabletChoices } from '#shared/protocol/tablet-choices.ts';
import { KioskBench } from '#tests/support/kiosk-bench.ts';
import { AFTERNOON_CLERK, CLERK, COUNTER } from '#tests/support/sample-content.ts';
import { OTHER_COUNTER, SOME_PIN, staffContent } from '#tests/support/staff-content.ts';
import type { KioskInput } from '../kiosk-state.ts';

const ALL = {
  mayChangeCounter: true,
  mayChangeIntake: true,
  mayChangeLanguage: true,
  pin: SOME_PIN,
} as const;
const content = staffContent(ALL);
const RIGHT = '424242';

/** Anything that staff, passers-by, the tablet and time can do; `answer` tells of the newest or of some older attempt. */
type Act =
  | { readonly type: 'send'; readonly input: KioskInput }
  | { readonly type: 'pin'; readonly digits: string }
  /** Somebody who knows the PIN comes. */
  | { readonly type: 'enter' }
  | { readonly type: 'answer'; readonly back: number }
  | { readonly type: 'lock-answer'; readonly lockedMs: number }
  | { readonly type: 'keep'; readonly kept: boolean };

const send = (input: KioskInput): Act => ({ type: 'send', input });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>(
    send({ type: 'tick' }),
    send({ type: 'touched' }),
    send({ type: 'back' }),
    send({ type: 'home' }),
    send({ type: 'pin-erased' }),
    send({ type: 'pairing-opened' }),
    send({ type: 'procedures-opened' }),
    send({ type: 'self-test-asked' }),
    send({ type: 'self-tested', test: null }),
    send({ type: 'area-opened', area: 'tablet' }),
    send({ type: 'invited', trigger: 'clerk', id: 'ask-1', at: '2026-11-23T09:30:00.000Z' }),
    send({ type: 'content-swapped', content }),
    send({ type: 'paired', counter: COUNTER, content }),
    send({ type: 'staff-wished', wish: { type: 'sign-on', clerk: CLERK } }),
    send({ type: 'staff-wished', wish: { type: 'sign-on', clerk: AFTERNOON_CLERK } }),
    send({ type: 'staff-wished', wish: { type: 'sign-off' } }),
    send({ type: 'staff-wished', wish: { type: 'counter', counter: OTHER_COUNTER } }),
    send({ type: 'staff-wished', wish: { type: 'counter', counter: null } }),
    send({ type: 'staff-wished', wish: { type: 'language', language: 'en' } }),
  ),
  fc.constantFrom<Act>(
    send({ type: 'staff-opened' }),
    { type: 'pin', digits: RIGHT },
    { type: 'answer', back: 0 },
    { type: 'enter' },
  ),
  fc.record({ type: fc.constant('pin' as const), digits: fc.constantFrom('1', '111111', '4242', RIGHT) }),
  fc.record({ type: fc.constant('answer' as const), back: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ type: fc.constant('lock-answer' as const), lockedMs: fc.constantFrom(0, 30_000, 900_000) }),
  fc.record({ type: fc.constant('keep' as const), kept: fc.boolean() }),
);
/** Mostly people who may come in, and change who is on duty. */
const dutyAct: fc.Arbitrary<Act> = fc.constantFrom<Act>(
  { type: 'enter' },
  { type: 'enter' },
  { type: 'keep', kept: true },
  { type: 'keep', kept: true },
  { type: 'keep', kept: false },
  send({ type: 'tick' }),
  send({ type: 'back' }),
  send({ type: 'content-swapped', content: staffContent({ ...ALL, mayChangeCounter: false }) }),
  send({ type: 'content-swapped', content }),
  send({ type: 'pairing-opened' }),
  send({ type: 'paired', counter: COUNTER, content }),
  send({ type: 'staff-wished', wish: { type: 'sign-on', clerk: CLERK } }),
  send({ type: 'staff-wished', wish: { type: 'sign-on', clerk: AFTERNOON_CLERK } }),
  send({ type: 'staff-wished', wish: { type: 'sign-off' } }),
  send({ type: 'staff-wished', wish: { type: 'counter', counter: OTHER_COUNTER } }),
);
const historyOf = (acts: fc.Arbitrary<Act>) =>
  fc.array(fc.tuple(fc.constantFrom(0, 0, 0, 800, 12_000, 50_000), acts), { maxLength: 100, size: 'max' });
const history = historyOf(act);

/** A tablet whose answers come when the history says so, late and out of order. */
class StaffBench extends KioskBench {
  /** Every PIN that was handed to the tablet to be checked, in order. */
  readonly asked: { readonly attempt: number; readonly pin: string | null }[] = [];
  /** The disk: choices and everything that was noted with them. */
  disk: TabletChoices;
  readonly noted: unknown[] = [];
  /** A right PIN was answered to the attempt that stands on the pad. */
  admitted = false;
  private pending: { readonly choices: TabletChoices; readonly notes: readonly unknown[] } | null = null;

  constructor() {
    super();
    // Half an hour before the office closes.
    this.wallMs = Date.parse('2026-11-23T09:30:00.000Z');
    this.send({ type: 'booted', counter: COUNTER, content });
    this.disk = this.state.staff.choices;
  }

  override send(input: KioskInput): this {
    const before = this.screen;
    const locked = before.type === 'staff-pin' && before.step.type === 'locked';
    super.send(input);
    // Locked means locked: no digit gets onto the pad.
    if (locked && input.type === 'pin-typed') expect(this.screen).toBe(before);
    for (const effect of this.effects) {
      if (effect.type === 'check-pin') this.asked.push(effect);
      if (effect.type === 'keep-choices') {
        // One change at a time: the next one is planned on what the disk holds.
        expect(this.pending).toBeNull();
        this.pending = { choices: effect.choices, notes: effect.notes.map(({ body }) => body) };
      }
    }
    return this;
  }

  act(one: Act): void {
    this.admitted = false;
    if (one.type === 'send') {
      this.send(one.input);
      // The tablet forgets with the pairing, and notes it.
      if (one.input.type === 'paired') this.forget();
    } else if (one.type === 'pin') {
      for (const digit of one.digits) this.send({ type: 'pin-typed', digit });
    } else if (one.type === 'answer') this.answer(one.back);
    else if (one.type === 'enter') this.enter();
    else if (one.type === 'lock-answer') {
      const attempt = this.asked.at(-1)?.attempt ?? 0;
      this.send({ type: 'pin-answered', attempt, verdict: { type: 'locked', lockedMs: one.lockedMs } });
    } else this.settle(one.kept);
  }

  private enter(): void {
    this.send({ type: 'staff-opened' });
    for (const digit of RIGHT) this.send({ type: 'pin-typed', digit });
    this.answer(0);
  }

  private answer(back: number): void {
    const asked = this.asked.at(-1 - back);
    if (asked === undefined || asked.pin === null) return;
    const right = asked.pin === RIGHT;
    const pad = this.screen;
    const waiting = pad.type === 'staff-pin' && pad.step.type === 'checking' && pad.attempt === asked.attempt;
    this.admitted = right && waiting;
    const wrong = { type: 'wrong', triesLeft: 1, lockedMs: 30_000 } as const;
    this.send({
      type: 'pin-answered',
      attempt: asked.attempt,
      verdict: right ? { type: 'right' } : wrong,
    });
  }

  private settle(kept: boolean): void {
    const { pending } = this;
    if (pending === null) return;
    this.pending = null;
    if (kept) {
      this.disk = pending.choices;
      this.noted.push(...pending.notes);
      this.send({ type: 'choices-kept', choices: pending.choices });
    } else this.send({ type: 'choices-not-kept' });
  }

  private forget(): void {
    const { signOn } = this.disk;
    if (signOn !== null) this.noted.push({ counter: signOn.counter, clerk: signOn.clerk, on: false });
    this.disk = this.state.staff.choices;
    // What was under way was planned on the old tablet; the disk takes it or not, but only once.
    this.settle(false);
  }
}

function run(steps: readonly (readonly [number, Act])[], check: (bench: StaffBench, before: string) => void) {
  const bench = new StaffBench();
  for (const [waitMs, one] of steps) {
    const before = bench.screen.type;
    bench.after(waitMs).act(one);
    check(bench, before);
  }
  return bench;
}

test('the panel never opens without the right PIN to the newest attempt, and locked means locked', () => {
  fc.assert(
    fc.property(history, (steps) => {
      run(steps, (bench, before) => {
        if (bench.screen.type === 'staff' && before !== 'staff') expect(bench.admitted).toBe(true);
        // Only the panel leads to pairing and changes anything.
        if (bench.screen.type === 'pairing') expect(['staff', 'pairing']).toContain(before);
      });
    }),
    { numRuns: 400 },
  );
});

test('no digit of a PIN survives the pad', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const bench = run(steps, () => {});
      for (let i = 0; i < 4; i++) bench.tick(50_000);
      expect(JSON.stringify(bench.state)).not.toMatch(/"(1{6}|4242(42)?)"/);
    }),
    { numRuns: 300 },
  );
});

test('[DU1] the journal tells of every duty once: on and off take turns, and it ends with what the disk holds', () => {
  fc.assert(
    fc.property(historyOf(dutyAct), (steps) => {
      const bench = run(steps, () => {});
      let present: string | null = null;
      for (const body of bench.noted) {
        const duty = v.safeParse(dutyBody, body);
        if (!duty.success) continue;
        const { on, clerk, counter } = duty.output;
        const who: string = `${clerk} at ${counter}`;
        expect(present).toBe(on ? null : who);
        present = on ? who : null;
      }
      const { signOn } = bench.disk;
      expect(present).toBe(signOn === null ? null : `${signOn.clerk} at ${signOn.counter}`);
    }),
    { numRuns: 400 },
  );
});
