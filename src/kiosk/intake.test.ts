import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { askBody, ratingBody } from '#shared/protocol/entry-bodies.ts';
import type { UnitSettings } from '#shared/protocol/unit-settings.ts';
import { benchAtQuestion, type KioskBench, MORNING_MS } from '#tests/support/kiosk-bench.ts';
import { CLERK, COUNTER, sampleContent } from '#tests/support/sample-content.ts';
import type { KioskEffect } from './kiosk-state.ts';
import { nextTickMs } from './time-steps.ts';
import {
  CLOSING_GRACE_MS,
  IDLE_MS,
  OPENING_RUSH_MS,
  QUIET_MS,
  RUSH_MS,
  SAVE_LIMIT_MS,
  SAVE_RETRY_MS,
  SLIDE_MS,
  UPDATE_PATIENCE_MS,
  WAKE_GUARD_MS,
} from './timing.ts';

const ASK = '0192f0c1-7a00-7000-8000-000000000007';
const RATING = '0192f0c1-7a00-7000-8000-000000000008';
const AT = '2026-11-23T02:00:00.000Z';
const INVITE_MS = 30_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WORKDAY = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const HOURS: UnitSettings['hours'] = { week: Array.from({ length: 7 }, () => WORKDAY), exceptions: [] };
/** The bench's morning is nine o'clock; lunch begins two and a half hours later. */
const TO_LUNCH_MS = 150 * MINUTE_MS;

type Changes = { readonly [P in keyof UnitSettings]?: Partial<UnitSettings[P]> };

function office(changes: Changes = {}): ReturnType<typeof sampleContent> {
  const content = sampleContent();
  const { intake, attract, hours } = content.settings;
  return sampleContent({
    settings: {
      ...content.settings,
      hours: { ...hours, ...changes.hours },
      intake: { ...intake, ...changes.intake },
      attract: { ...attract, ...changes.attract },
    },
  });
}

const invite = (bench: KioskBench, trigger: 'clerk' | 'sampled' | 'api' = 'clerk', id = ASK): KioskBench =>
  bench.send({ type: 'invited', trigger, id, at: AT });
const invitedBench = (changes: Changes = { intake: { mode: 'invited' } }): KioskBench =>
  invite(benchAtQuestion(office(changes)).after(QUIET_MS)).after(WAKE_GUARD_MS);
/** Nobody goes on: the visit ends by itself. */
const leave = (bench: KioskBench): KioskBench => bench.tick(IDLE_MS).tick(IDLE_MS);
const drafts = (effects: readonly KioskEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'record' ? effect.drafts : []));
const asks = (effects: readonly KioskEffect[]) =>
  drafts(effects).flatMap(({ kind, body }) => (kind === 'ask' ? [v.parse(askBody, body)] : []));

describe('the invited intake', () => {
  test('rests without a question and takes no answer until somebody is invited', () => {
    const bench = benchAtQuestion(office({ intake: { mode: 'invited' } }));
    expect(bench.screen).toEqual({ type: 'resting', sinceMs: 0 });
    expect(bench.tap(5).effects).toEqual([]);
    expect(bench.tick(60 * MINUTE_MS).screen.type).toBe('resting');
    expect(invite(bench).screen).toMatchObject({ type: 'question', clerk: CLERK, invitation: { id: ASK } });
  });

  test('procedures can be read from it, and lead back to it', () => {
    const bench = benchAtQuestion(office({ intake: { mode: 'invited' } })).send({
      type: 'procedures-opened',
    });
    expect(bench.screen.type).toBe('procedures');
    expect(bench.send({ type: 'home' }).screen.type).toBe('resting');
  });

  test('staff invite from their own page', () => {
    const bench = benchAtQuestion(office({ intake: { mode: 'invited' } })).send({ type: 'staff-opened' });
    expect(invite(bench).screen).toMatchObject({ type: 'question', invitation: { trigger: 'clerk' } });
  });

  test('nobody who reads or writes is interrupted', () => {
    const bench = benchAtQuestion(office({ intake: { mode: 'invited' } })).send({
      type: 'procedures-opened',
    });
    for (const trigger of ['clerk', 'sampled', 'api'] as const) {
      expect(invite(bench, trigger).screen.type).toBe('procedures');
      expect(bench.effects).toEqual([]);
    }
  });

  test('chance and programs wait until nobody touches the screen; staff see who stands there', () => {
    const bench = benchAtQuestion(office({ intake: { mode: 'invited' } })).send({ type: 'touched' });
    expect(invite(bench.after(QUIET_MS - 1), 'api').screen.type).toBe('resting');
    expect(invite(bench.after(1), 'api').screen.type).toBe('question');
  });
});

describe('an invitation', () => {
  test('[JR4] that is answered goes to the journal with its answer, in one piece', () => {
    const bench = invitedBench().tap(4, RATING);
    const [effect] = bench.effects;
    expect(effect).toMatchObject({
      type: 'record',
      id: RATING,
      drafts: [{ id: RATING }, { id: ASK, at: AT }],
    });
    const [rating, ask] = drafts(bench.effects);
    expect(v.parse(askBody, ask?.body)).toEqual({
      counter: COUNTER,
      clerk: CLERK,
      trigger: 'clerk',
      outcome: 'answered',
      rating: RATING,
    });
    expect(v.parse(ratingBody, rating?.body)).toMatchObject({ level: 4, intake: 'invited', ask: ASK });
    bench.send({ type: 'saved', id: RATING });
    expect(asks(bench.effects)).toEqual([]);
    expect(leave(bench).screen.type).toBe('resting');
  });

  test('[JR2] that could not be saved is offered again together with its answer', () => {
    const bench = invitedBench().tap(4, RATING);
    const { effects } = bench;
    bench.send({ type: 'save-failed', id: RATING }).tick(SAVE_RETRY_MS);
    expect(bench.effects).toEqual(effects);
    expect(bench.state.owed).toEqual([]);
  });

  test('ends by itself when nobody touches the screen', () => {
    const bench = invitedBench().tick(INVITE_MS - WAKE_GUARD_MS - 1);
    expect(bench.screen.type).toBe('question');
    bench.tick(1);
    expect(bench.screen.type).toBe('resting');
    expect(asks(bench.effects)).toEqual([
      { counter: COUNTER, clerk: CLERK, trigger: 'clerk', outcome: 'timeout' },
    ]);
  });

  test('stands longer for whoever touches the screen, as often as they like', () => {
    const bench = invitedBench();
    for (let times = 0; times < 20; times++)
      bench.tick(INVITE_MS - WAKE_GUARD_MS - 1).send({ type: 'touched' });
    expect(bench.screen.type).toBe('question');
    expect(bench.tick(INVITE_MS).screen.type).toBe('resting');
  });

  test('counts down once a second', () => {
    const bench = invitedBench().tick(0);
    const left: number[] = [];
    while (bench.screen.type === 'question') {
      const waitMs = nextTickMs(bench.state) - bench.nowMs;
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(1_000);
      bench.tick(waitMs);
      left.push(bench.nowMs);
    }
    expect(left).toHaveLength(29);
  });

  test('is dismissed by whoever would rather not', () => {
    const bench = invitedBench().send({ type: 'touched' }).send({ type: 'invitation-declined' });
    expect(bench.screen.type).toBe('resting');
    expect(asks(bench.effects)).toMatchObject([{ outcome: 'dismissed' }]);
    expect(asks(bench.send({ type: 'invitation-declined' }).effects)).toEqual([]);
  });

  test('is dismissed by whatever else takes it off the screen', () => {
    const bench = invitedBench()
      .send({ type: 'code-submitted', code: 'new' })
      .send({ type: 'procedures-opened' });
    expect(bench.screen.type).toBe('question');
    bench.send({ type: 'leads' });
    expect(asks(bench.effects)).toMatchObject([{ outcome: 'dismissed' }]);
  });

  test('is one at a time: another one meanwhile is none', () => {
    const bench = invite(invitedBench(), 'clerk', RATING);
    expect(bench.screen).toMatchObject({ invitation: { id: ASK } });
    bench.tick(INVITE_MS);
    expect(drafts(bench.effects).map(({ id }) => id)).toEqual([ASK]);
  });

  test('shows the clerk of its beginning to its end, though the shift changes', () => {
    const bench = invitedBench();
    bench.wallMs = MORNING_MS + 5 * 60 * MINUTE_MS;
    bench.tick(1_000).tap(5, RATING);
    expect(drafts(bench.effects)).toMatchObject([{ body: { clerk: CLERK } }, { body: { clerk: CLERK } }]);
  });

  test('is possible where the question always stands as well, and then it stands there again', () => {
    const bench = invitedBench({}).tick(INVITE_MS);
    expect(asks(bench.effects)).toMatchObject([{ outcome: 'timeout' }]);
    expect(bench.screen).toMatchObject({ type: 'question', invitation: null });
    expect(drafts(bench.tap(5, RATING).effects)).toMatchObject([{ body: { intake: 'open' } }]);
  });

  test('takes no tap that was still meant for the screen before', () => {
    const bench = invite(benchAtQuestion(office()));
    expect(bench.tap(5).effects).toEqual([]);
    expect(bench.send({ type: 'touched' }).tap(5).effects).toHaveLength(1);
  });

  test('[CF1] no content and no version comes in front of it', () => {
    const bench = invitedBench({ intake: { inviteSeconds: 600 } });
    bench.send({ type: 'content-waiting' }).send({ type: 'update-waiting' });
    expect(bench.tick(2 * QUIET_MS).effects).toEqual([]);
    bench.send({ type: 'content-swapped', content: sampleContent({ duties: [] }) });
    expect(bench.screen).toMatchObject({ clerk: CLERK, invitation: { id: ASK } });
  });
});

describe('an outcome that cannot be written', () => {
  test('[JR2] is offered again until it is kept, and nobody sees anything of it', () => {
    const bench = invitedBench().tick(INVITE_MS);
    const { effects } = bench;
    bench.send({ type: 'save-failed', id: ASK });
    expect(bench.screen.type).toBe('resting');
    expect(bench.tick(SAVE_RETRY_MS).effects).toEqual(effects);
    bench.send({ type: 'save-failed', id: ASK });
    expect(bench.tick(SAVE_RETRY_MS).effects).toEqual(effects);
    bench.send({ type: 'saved', id: ASK });
    expect(bench.state.owed).toEqual([]);
    expect(bench.tick(SAVE_RETRY_MS).effects).toEqual([]);
  });

  test('a commit that never answers counts as failed', () => {
    const bench = invitedBench().tick(INVITE_MS);
    const { effects } = bench;
    expect(bench.tick(SAVE_LIMIT_MS).effects).toEqual([]);
    expect(bench.tick(SAVE_RETRY_MS).effects).toEqual(effects);
  });

  test('is offered also while somebody answers', () => {
    const bench = invitedBench({}).tick(INVITE_MS).send({ type: 'save-failed', id: ASK }).tap(5, RATING);
    expect(nextTickMs(bench.state) - bench.nowMs).toBeLessThanOrEqual(SAVE_RETRY_MS);
    expect(asks(bench.tick(SAVE_RETRY_MS).effects)).toMatchObject([{ outcome: 'timeout' }]);
  });
});

describe('an invitation by chance', () => {
  const sampled = () =>
    benchAtQuestion(
      office({ hours: HOURS, intake: { mode: 'invited', sampling: { minMinutes: 10, maxMinutes: 30 } } }),
    );

  test('comes at a random moment of the span, while nobody is there', () => {
    const bench = sampled().tick(0);
    expect(bench.effects).toEqual([{ type: 'draw' }]);
    bench.send({ type: 'drawn', fraction: 0.5 });
    expect(bench.tick(20 * MINUTE_MS - 1).effects).toEqual([]);
    expect(bench.tick(1).effects).toEqual([{ type: 'invite', trigger: 'sampled' }]);
    expect(invite(bench, 'sampled').tick(INVITE_MS).screen.type).toBe('resting');
    expect(asks(bench.effects)).toMatchObject([{ trigger: 'sampled', outcome: 'timeout' }]);
    expect(bench.tick(0).effects).toEqual([{ type: 'draw' }]);
  });

  test('waits for whoever is at the screen', () => {
    const bench = sampled()
      .tick(0)
      .send({ type: 'drawn', fraction: 0 })
      .after(10 * MINUTE_MS);
    bench.send({ type: 'procedures-opened' });
    expect(bench.tick(1_000).effects).toEqual([]);
    expect(bench.send({ type: 'home' }).tick(0).effects).toEqual([]);
    expect(bench.tick(QUIET_MS).effects).toEqual([{ type: 'invite', trigger: 'sampled' }]);
  });

  test('does not come while the counter is closed, and is drawn anew when it opens', () => {
    const bench = sampled().tick(0).send({ type: 'drawn', fraction: 1 });
    expect(bench.tick(TO_LUNCH_MS).effects).toEqual([]);
    expect(bench.tick(2 * 60 * MINUTE_MS - 1).effects).toEqual([]);
    expect(bench.tick(1).effects).toEqual([{ type: 'draw' }]);
  });

  test('does not come where the question always stands', () => {
    const open = office({ intake: { sampling: { minMinutes: 1, maxMinutes: 1 } } });
    expect(benchAtQuestion(open).tick(MINUTE_MS / 2).effects).toEqual([]);
  });

  test('a span that has become shorter is drawn anew', () => {
    const bench = sampled().tick(0).send({ type: 'drawn', fraction: 1 });
    const shorter = office({
      hours: HOURS,
      intake: { mode: 'invited', sampling: { minMinutes: 1, maxMinutes: 2 } },
    });
    bench.send({ type: 'content-swapped', content: shorter });
    expect(bench.tick(QUIET_MS).effects).toEqual([{ type: 'draw' }]);
  });
});

describe('outside the opening hours', () => {
  const atLunch = () => benchAtQuestion(office({ hours: HOURS })).tick(TO_LUNCH_MS + CLOSING_GRACE_MS);

  test('the question stands for a while after closing, then the kiosk sleeps, and wakes with the opening', () => {
    const bench = benchAtQuestion(office({ hours: HOURS, attract: { afterSeconds: 0 } }));
    expect(bench.tick(TO_LUNCH_MS + CLOSING_GRACE_MS - 1).screen.type).toBe('question');
    expect(bench.tick(1).screen.type).toBe('asleep');
    expect(bench.tap(5).effects).toEqual([]);
    expect(bench.tick(2 * 60 * MINUTE_MS - CLOSING_GRACE_MS - 1).screen.type).toBe('asleep');
    expect(bench.tick(1).screen.type).toBe('question');
  });

  test('nobody is sent away: it falls asleep when the screen is at rest', () => {
    const bench = benchAtQuestion(office({ hours: HOURS })).after(TO_LUNCH_MS + CLOSING_GRACE_MS);
    bench.send({ type: 'touched' });
    expect(bench.tick(QUIET_MS - 1).screen.type).toBe('question');
    expect(bench.tick(1).screen.type).toBe('asleep');
  });

  test('who touches a screen that has overslept wakes it and does no more', () => {
    const bench = atLunch()
      .after(3 * 60 * MINUTE_MS)
      .send({ type: 'touched' });
    expect(bench.screen.type).toBe('question');
    expect(bench.tap(5).effects).toEqual([]);
    expect(atLunch().after(1_000).send({ type: 'touched' }).screen.type).toBe('asleep');
  });

  test('procedures are still read, and staff still invite', () => {
    const bench = atLunch();
    expect(bench.send({ type: 'procedures-opened' }).screen.type).toBe('procedures');
    expect(bench.send({ type: 'home' }).screen.type).toBe('asleep');
    expect(invite(bench).after(WAKE_GUARD_MS).screen.type).toBe('question');
    expect(drafts(bench.tap(5, RATING).effects)).toHaveLength(2);
    expect(leave(bench.send({ type: 'saved', id: RATING })).screen.type).toBe('asleep');
  });

  test('a clock before the program was built says nothing about the time of day', () => {
    const bench = atLunch();
    bench.state = { ...bench.state, builtMs: bench.wallMs + 2 * DAY_MS };
    expect(bench.tick(QUIET_MS).screen.type).toBe('question');
  });
});

describe('the attract loop', () => {
  const attracting = () => benchAtQuestion(office()).tick(60_000);

  test('comes after a minute without a touch, and not before', () => {
    const bench = benchAtQuestion(office()).after(10_000).send({ type: 'touched' });
    expect(bench.tick(59_999).screen.type).toBe('question');
    expect(bench.tick(1).screen).toEqual({ type: 'attract', sinceMs: 70_000 });
  });

  test('ticks with its slides', () => {
    const bench = attracting();
    const dueMs = nextTickMs(bench.state);
    expect(dueMs - bench.nowMs).toBe(SLIDE_MS);
    expect(bench.tick(SLIDE_MS).screen.type).toBe('attract');
  });

  test('a touch brings the question at once and answers nothing; the next one does', () => {
    const bench = attracting().send({ type: 'touched' });
    expect(bench.screen).toMatchObject({ type: 'question', clerk: CLERK });
    expect(bench.tap(5).effects).toEqual([]);
    expect(bench.after(300).tap(5).effects).toEqual([]);
    bench.send({ type: 'touched' }).after(50);
    expect(bench.tap(5, RATING).effects).toHaveLength(1);
  });

  test('a tap without any touch, as helpers make it, counts after a moment', () => {
    const bench = attracting().send({ type: 'touched' }).after(WAKE_GUARD_MS);
    expect(bench.tap(5).effects).toHaveLength(1);
  });

  test('never where the unit does not want it, nor while somebody has chosen a language', () => {
    const never = benchAtQuestion(office({ attract: { afterSeconds: 0 } }));
    expect(never.tick(60 * MINUTE_MS).screen.type).toBe('question');
    const english = benchAtQuestion(office({ attract: { afterSeconds: 20 } }));
    english.send({ type: 'language-chosen', language: 'en' });
    expect(english.tick(20_000).screen.type).toBe('question');
  });

  test('[CF1] goes on while new content comes in under it', () => {
    const bench = attracting().send({ type: 'content-waiting' });
    expect(bench.tick(1).effects).toEqual([{ type: 'swap-content' }]);
    const renewed = sampleContent({ duties: [] });
    bench.send({ type: 'content-swapped', content: renewed });
    expect(bench.screen.type).toBe('attract');
    expect(bench.state.office?.content).toBe(renewed);
  });
});

describe('[CF1a] a new version', () => {
  const waitingAt = (afterOpeningMs: number, ratedAgoMs: number | null = null) => {
    const bench = benchAtQuestion(office({ hours: HOURS, attract: { afterSeconds: 0 } }));
    bench.wallMs = MORNING_MS - 90 * MINUTE_MS + afterOpeningMs;
    if (ratedAgoMs !== null) {
      leave(bench.tap(5, RATING).send({ type: 'saved', id: RATING }));
      bench.state = { ...bench.state, ratedMs: bench.nowMs - ratedAgoMs };
    }
    return bench.after(QUIET_MS).send({ type: 'update-waiting' });
  };
  const updates = (bench: KioskBench) => bench.tick(0).screen.type === 'updating';

  test('does not come in the first hour after opening', () => {
    expect(updates(waitingAt(OPENING_RUSH_MS / 2))).toBe(false);
    expect(updates(waitingAt(OPENING_RUSH_MS))).toBe(true);
  });

  test('does not come shortly after a rating', () => {
    expect(updates(waitingAt(2 * OPENING_RUSH_MS, RUSH_MS - QUIET_MS - 1))).toBe(false);
    expect(updates(waitingAt(2 * OPENING_RUSH_MS, RUSH_MS))).toBe(true);
  });

  test('comes while the kiosk sleeps, whenever the last rating was', () => {
    const bench = waitingAt(OPENING_RUSH_MS / 2, 0);
    bench.wallMs = MORNING_MS - 3 * 60 * MINUTE_MS;
    expect(bench.tick(QUIET_MS).screen.type).toBe('asleep');
    expect(updates(bench)).toBe(true);
  });

  test('starves for a day at most, however busy the counter is', () => {
    const bench = waitingAt(OPENING_RUSH_MS / 2);
    bench.after(UPDATE_PATIENCE_MS).send({ type: 'update-waiting' });
    bench.state = { ...bench.state, ratedMs: bench.nowMs - QUIET_MS };
    expect(updates(bench)).toBe(true);
  });

  test('waits for a counter without hours until the last rating is a while ago', () => {
    const bench = benchAtQuestion(office()).tap(5, RATING).send({ type: 'saved', id: RATING });
    expect(updates(leave(bench.send({ type: 'update-waiting' })))).toBe(false);
    expect(updates(bench.after(RUSH_MS))).toBe(true);
  });
});
