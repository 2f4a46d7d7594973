import { describe, expect, test } from 'vitest';
import { NO_CHOICES, type TabletChoices } from '#shared/protocol/tablet-choices.ts';
import { benchAtQuestion, KioskBench, MORNING_MS } from '#tests/support/kiosk-bench.ts';
import { AFTERNOON_CLERK, CLERK, COUNTER } from '#tests/support/sample-content.ts';
import { OTHER_COUNTER, staffContent } from '#tests/support/staff-content.ts';
import type { SelfTest } from './self-test.ts';
import type { StaffWish } from './staff-state.ts';

const SINCE = '2026-11-23T01:00:00.000Z';
const SIGNED_ON: TabletChoices = { ...NO_CHOICES, signOn: { counter: COUNTER, clerk: CLERK, since: SINCE } };
const HOUR_MS = 3_600_000;
const FIVE_O_CLOCK = '2026-11-23T10:00:00.000Z';
const ALL = { mayChangeCounter: true, mayChangeIntake: true, mayChangeLanguage: true } as const;

const booted = (choices: TabletChoices, content = staffContent(ALL), bench = new KioskBench()) =>
  bench.send({ type: 'booted', counter: COUNTER, content, choices });
const inPanel = (content = staffContent(ALL)) => benchAtQuestion(content).send({ type: 'staff-opened' });
const wish = (bench: KioskBench, wished: StaffWish) => bench.send({ type: 'staff-wished', wish: wished });
const planned = ({ effects }: KioskBench) => {
  const [effect] = effects.filter(({ type }) => type === 'keep-choices');
  if (effect?.type !== 'keep-choices') throw new Error('nothing is to be kept');
  return effect;
};
/** What was asked for reached the disk. */
const keep = (bench: KioskBench) => bench.send({ type: 'choices-kept', choices: planned(bench).choices });
const duty = (on: boolean, clerk = CLERK, more: object = {}) => ({
  kind: 'duty',
  kv: 1,
  body: { counter: COUNTER, clerk, on, ...more },
});

describe('[DU1] signing on at the tablet', () => {
  test('shows once it is kept, and ratings carry that clerk', () => {
    const bench = wish(inPanel(), { type: 'sign-on', clerk: CLERK });
    expect(planned(bench)).toMatchObject({
      choices: { signOn: { counter: COUNTER, clerk: CLERK, since: '2026-11-23T02:00:00.000Z' } },
      notes: [duty(true)],
    });
    expect(bench.state.staff.choices.signOn).toBeNull();
    keep(bench);
    expect(bench.screen).toMatchObject({ type: 'staff', change: 'kept' });
    bench.send({ type: 'back' });
    expect(bench.screen).toMatchObject({ type: 'question', clerk: CLERK });
    expect(bench.tap(5).effects).toMatchObject([{ drafts: [{ body: { clerk: CLERK } }] }]);
  });

  test('who takes over ends the duty before, in one change', () => {
    const bench = wish(booted(SIGNED_ON).send({ type: 'staff-opened' }), {
      type: 'sign-on',
      clerk: AFTERNOON_CLERK,
    });
    expect(planned(bench).notes).toEqual([
      duty(false, CLERK, { cause: 'replaced' }),
      duty(true, AFTERNOON_CLERK),
    ]);
  });

  test('signing off leaves the counter to nobody', () => {
    const bench = wish(booted(SIGNED_ON).send({ type: 'staff-opened' }), { type: 'sign-off' });
    expect(planned(bench).notes).toEqual([duty(false)]);
    keep(bench).send({ type: 'back' });
    expect(bench.screen).toMatchObject({ type: 'question', clerk: null });
  });

  test('twice the same changes nothing, nor while a change is under way, nor from elsewhere', () => {
    const on = { type: 'sign-on', clerk: CLERK } as const;
    const bench = wish(inPanel(), on);
    expect(wish(bench, { type: 'sign-on', clerk: AFTERNOON_CLERK }).effects).toEqual([]);
    const signed = booted(SIGNED_ON).send({ type: 'staff-opened' });
    expect(wish(signed, on).effects).toEqual([]);
    expect(wish(benchAtQuestion(staffContent()), on).effects).toEqual([]);
  });

  test('what could not be kept is said, shows nobody, and can be tried again', () => {
    const bench = wish(inPanel(), { type: 'sign-on', clerk: CLERK }).send({ type: 'choices-not-kept' });
    expect(bench.screen).toMatchObject({ change: 'not-kept' });
    expect(bench.state.staff.choices).toEqual(NO_CHOICES);
    expect(wish(bench, { type: 'sign-on', clerk: CLERK }).effects).toHaveLength(1);
  });

  test('where the roster decides nobody signs on', () => {
    const bench = inPanel(staffContent({ duty: 'roster' }));
    expect(wish(bench, { type: 'sign-on', clerk: AFTERNOON_CLERK }).effects).toEqual([]);
    expect(bench.send({ type: 'back' }).screen).toMatchObject({ clerk: CLERK });
  });

  test('where clerks sign on the roster names nobody', () => {
    expect(benchAtQuestion(staffContent()).screen).toMatchObject({ type: 'question', clerk: null });
  });
});

describe('[DU2] a duty that ends by itself', () => {
  test('survives a new start, and ends at closing time: lunch is not the end', () => {
    const bench = booted(SIGNED_ON);
    expect(bench.screen).toMatchObject({ clerk: CLERK });
    bench.tick(5 * HOUR_MS).send({ type: 'touched' });
    expect(bench.screen).toMatchObject({ type: 'question', clerk: CLERK });
    bench.wallMs = Date.parse(FIVE_O_CLOCK) - 1;
    expect(bench.send({ type: 'tick' }).effects).toEqual([]);
    bench.wallMs += 1;
    bench.send({ type: 'tick' });
    expect(planned(bench)).toMatchObject({
      choices: { signOn: null },
      notes: [duty(false, CLERK, { cause: 'day-over', effectiveAt: FIVE_O_CLOCK })],
    });
    // Nobody's name stands there any longer, kept or not.
    expect(bench.screen).not.toMatchObject({ clerk: CLERK });
  });

  test('is told once: not again while it is being kept, and again after a while when it could not be', () => {
    const bench = booted(SIGNED_ON);
    bench.wallMs = Date.parse(FIVE_O_CLOCK);
    expect(bench.send({ type: 'tick' }).effects).toHaveLength(1);
    expect(bench.tick(20_000).effects).toEqual([]);
    bench.send({ type: 'choices-not-kept' });
    expect(bench.tick(1_000).effects).toEqual([]);
    expect(bench.tick(20_000).effects).toHaveLength(1);
    keep(bench);
    expect(bench.tick(20_000).effects).toEqual([]);
  });

  test('of a tablet that was off over night is told at the next start, with the time it took effect', () => {
    const bench = new KioskBench();
    bench.wallMs = MORNING_MS + 24 * HOUR_MS;
    booted(SIGNED_ON, undefined, bench);
    expect(planned(bench).notes).toEqual([
      duty(false, CLERK, { cause: 'day-over', effectiveAt: FIVE_O_CLOCK }),
    ]);
    expect(bench.screen).toMatchObject({ clerk: null });
  });

  test('does not take the name from under a finger: the rating carries what was shown', () => {
    const bench = booted(SIGNED_ON);
    bench.wallMs = Date.parse(FIVE_O_CLOCK) + 1;
    expect(bench.tap(5).effects).toMatchObject([
      { drafts: [{ body: { clerk: CLERK } }] },
      { type: 'keep-choices' },
    ]);
  });

  test.each([
    ['the centre goes over to the roster', staffContent({ duty: 'roster' }), 'roster'],
    ['the clerk is no longer of the unit', staffContent({}, { clerks: [] }), 'clerk-gone'],
  ] as const)('ends when %s', (_, content, cause) => {
    const bench = booted(SIGNED_ON).send({ type: 'content-swapped', content });
    expect(planned(bench).notes).toEqual([duty(false, CLERK, { cause })]);
  });

  test('pairing anew forgets what was decided here', () => {
    const bench = booted({ ...SIGNED_ON, counter: OTHER_COUNTER }).send({
      type: 'code-submitted',
      code: 'x',
    });
    bench.send({ type: 'paired', counter: COUNTER, content: staffContent(ALL) });
    expect(bench.state.staff.choices).toEqual(NO_CHOICES);
    expect(bench.screen).toMatchObject({ type: 'question', clerk: null });
  });
});

describe('another counter', () => {
  test('is recorded from the next question on, told to the journal, and ends a duty', () => {
    const bench = booted(SIGNED_ON).send({ type: 'staff-opened' });
    wish(bench, { type: 'counter', counter: OTHER_COUNTER });
    expect(planned(bench)).toMatchObject({
      choices: { counter: OTHER_COUNTER, signOn: null },
      notes: [
        duty(false, CLERK, { cause: 'counter-changed' }),
        { kind: 'device', body: { event: 'counter-changed', from: COUNTER, to: OTHER_COUNTER } },
      ],
    });
    keep(bench);
    expect(bench.state.office?.counter).toBe(COUNTER);
    bench.send({ type: 'back' });
    expect(bench.state.office?.counter).toBe(OTHER_COUNTER);
    expect(bench.tap(4).effects).toMatchObject([{ drafts: [{ body: { counter: OTHER_COUNTER } }] }]);
  });

  test('survives a new start; choosing the paired one again leaves nothing behind', () => {
    const bench = booted({ ...NO_CHOICES, counter: OTHER_COUNTER });
    expect(bench.state.office?.counter).toBe(OTHER_COUNTER);
    wish(bench.send({ type: 'staff-opened' }), { type: 'counter', counter: COUNTER });
    expect(planned(bench).choices.counter).toBeNull();
  });

  test.each([
    ['the content no longer has it', staffContent(ALL, { counters: [] })],
    ['the centre no longer allows it', staffContent()],
  ])('is given up when %s', (_, content) => {
    const bench = booted({ ...NO_CHOICES, counter: OTHER_COUNTER }).send({
      type: 'content-swapped',
      content,
    });
    expect(bench.state.office?.counter).toBe(COUNTER);
    expect(planned(bench)).toMatchObject({
      choices: { counter: null },
      notes: [{ body: { event: 'counter-changed', from: OTHER_COUNTER, to: COUNTER } }],
    });
  });

  test('is not offered where it is not allowed, nor one that is not there', () => {
    expect(wish(inPanel(staffContent()), { type: 'counter', counter: OTHER_COUNTER }).effects).toEqual([]);
    const nowhere = wish(inPanel(staffContent(ALL, { counters: [] })), {
      type: 'counter',
      counter: OTHER_COUNTER,
    });
    expect(nowhere.effects).toEqual([]);
  });
});

describe('language and intake of this tablet', () => {
  test('the resting screen speaks the chosen language, and goes back to it after a visit', () => {
    const bench = booted({ ...NO_CHOICES, language: 'en' });
    expect(bench.state.language).toBe('en');
    bench.send({ type: 'language-chosen', language: 'vi' }).tick(60_000);
    expect(bench.state.language).toBe('en');
  });

  test.each([
    ['language', { type: 'language', language: 'en' }, { language: 'en' }, 'language-changed'],
    ['intake', { type: 'intake', mode: 'invited' }, { intake: 'invited' }, 'intake-changed'],
  ] as const)('%s is kept and noted, where the centre allows it', (_, wished, choices, event) => {
    const bench = wish(inPanel(), wished);
    expect(planned(bench)).toMatchObject({ choices, notes: [{ kind: 'device', body: { event } }] });
    expect(wish(inPanel(staffContent()), wished).effects).toEqual([]);
  });

  test('both are given up when the centre no longer allows them', () => {
    const bench = booted({ ...NO_CHOICES, language: 'en', intake: 'invited' }, staffContent());
    expect(bench.state.language).toBe('vi');
    expect(planned(bench).choices).toEqual(NO_CHOICES);
  });

  test('a language that this version does not speak is not spoken', () => {
    const bench = booted({ ...NO_CHOICES, language: 'xx' });
    expect(bench.state.language).toBe('vi');
    expect(planned(bench).choices.language).toBeNull();
  });
});

describe('the panel', () => {
  const TEST: SelfTest = { at: SINCE, app: '1', verdict: 'pass', checks: [], device: null, head: null };

  test('shows one area at a time, and nothing opens one elsewhere', () => {
    expect(inPanel().send({ type: 'area-opened', area: 'sync' }).screen).toMatchObject({ area: 'sync' });
    expect(benchAtQuestion().send({ type: 'area-opened', area: 'sync' }).screen.type).toBe('question');
  });

  test('looking up a procedure leaves it, and back leads to the question', () => {
    const bench = inPanel().send({ type: 'procedures-opened' });
    expect(bench.screen.type).toBe('procedures');
    expect(bench.send({ type: 'back' }).screen.type).toBe('question');
  });

  test('inviting leads to the question', () => {
    const invited = { type: 'invited', trigger: 'clerk', id: 'ask-1', at: SINCE } as const;
    expect(inPanel().send(invited).screen).toMatchObject({ type: 'question', invitation: { id: 'ask-1' } });
  });

  test('a self-test runs once at a time, and its outcome stands until the panel is left', () => {
    const bench = inPanel().send({ type: 'self-test-asked' });
    expect(bench.effects).toEqual([{ type: 'self-test' }]);
    expect(bench.send({ type: 'self-test-asked' }).effects).toEqual([]);
    bench.send({ type: 'self-tested', test: TEST });
    expect(bench.screen).toMatchObject({ selfTest: { type: 'done', test: TEST } });
    expect(bench.send({ type: 'self-test-asked' }).effects).toHaveLength(1);
    expect(bench.send({ type: 'self-tested', test: null }).screen).toMatchObject({
      selfTest: { type: 'failed' },
    });
  });

  test('a self-test that ends after the panel was left changes nothing on the screen', () => {
    const bench = inPanel().send({ type: 'self-test-asked' }).send({ type: 'back' });
    expect(bench.send({ type: 'self-tested', test: TEST }).screen.type).toBe('question');
    bench.send({ type: 'staff-opened' }).send({ type: 'self-tested', test: TEST });
    expect(bench.screen).toMatchObject({ selfTest: { type: 'ready' } });
  });
});
