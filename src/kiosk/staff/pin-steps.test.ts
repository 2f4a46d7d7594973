import { describe, expect, test } from 'vitest';
import { benchAtQuestion, type KioskBench } from '#tests/support/kiosk-bench.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { SOME_PIN, staffContent } from '#tests/support/staff-content.ts';
import { IDLE_MS } from '../timing.ts';
import type { PinVerdict } from './staff-state.ts';

const LOCKED_BY_PIN = staffContent({ pin: SOME_PIN });

const type = (bench: KioskBench, digits: string): KioskBench => {
  for (const digit of digits) bench.send({ type: 'pin-typed', digit });
  return bench;
};
const answer = (bench: KioskBench, verdict: PinVerdict): KioskBench => {
  const attempt = bench.screen.type === 'staff-pin' ? bench.screen.attempt : 0;
  return bench.send({ type: 'pin-answered', attempt, verdict });
};
const atPad = (): KioskBench => benchAtQuestion(LOCKED_BY_PIN).send({ type: 'staff-opened' });

test('where no PIN is set the panel opens at once', () => {
  expect(benchAtQuestion(sampleContent()).send({ type: 'staff-opened' }).screen).toMatchObject({
    type: 'staff',
    area: 'counter',
  });
});

test('a tablet without content has no PIN to ask for', () => {
  const bench = benchAtQuestion().send({ type: 'booted', counter: null, content: null });
  expect(bench.send({ type: 'staff-opened' }).screen.type).toBe('staff');
});

describe('where one is set', () => {
  test('the pad asks first, and asks the tablet whether any is taken now', () => {
    const bench = atPad();
    expect(bench.screen).toMatchObject({ type: 'staff-pin', digits: '', step: { type: 'entering' } });
    expect(bench.effects).toEqual([{ type: 'check-pin', attempt: 1, pin: null, hash: SOME_PIN }]);
  });

  test('six digits are checked by themselves, once; the right ones open the panel', () => {
    const bench = type(atPad(), '12345');
    expect(bench.effects).toEqual([]);
    type(bench, '6');
    expect(bench.effects).toEqual([{ type: 'check-pin', attempt: 2, pin: '123456', hash: SOME_PIN }]);
    expect(type(bench, '7').effects).toEqual([]);
    expect(bench.screen).toMatchObject({ type: 'staff-pin', digits: '123456', step: { type: 'checking' } });
    expect(answer(bench, { type: 'right' }).screen.type).toBe('staff');
  });

  test('what is no digit is no digit, and a digit can be taken back', () => {
    const bench = type(atPad(), '1x');
    expect(bench.screen).toMatchObject({ digits: '1' });
    expect(bench.send({ type: 'pin-erased' }).screen).toMatchObject({ digits: '' });
    expect(bench.send({ type: 'pin-erased' }).screen).toMatchObject({ digits: '' });
  });

  test('a wrong one empties the pad, and the next digit begins anew', () => {
    const bench = answer(type(atPad(), '111111'), { type: 'wrong', triesLeft: 2, lockedMs: 0 });
    expect(bench.screen).toMatchObject({ digits: '', step: { type: 'wrong', triesLeft: 2 } });
    expect(type(bench, '1').screen).toMatchObject({ digits: '1', step: { type: 'entering' } });
  });

  test('while it is locked no digit is taken; when the time is over it is, and the pad counts every second', () => {
    const bench = answer(type(atPad(), '111111'), { type: 'wrong', triesLeft: 1, lockedMs: 30_000 });
    expect(bench.screen).toMatchObject({ digits: '', step: { type: 'locked', untilMs: 30_000 } });
    expect(type(bench, '123456').effects).toEqual([]);
    expect(bench.send({ type: 'pin-erased' }).screen).toMatchObject({ digits: '' });
    bench.tick(29_999).send({ type: 'touched' });
    expect(bench.screen).toMatchObject({ step: { type: 'locked' } });
    expect(bench.tick(1).screen).toMatchObject({ step: { type: 'entering' } });
    expect(type(bench, '123456').effects).toHaveLength(1);
  });

  test('a lock of an earlier page shows as soon as the pad opens', () => {
    const bench = answer(atPad(), { type: 'locked', lockedMs: 60_000 });
    expect(bench.screen).toMatchObject({ step: { type: 'locked', untilMs: 60_000 } });
  });

  test('an answer to the question about the lock never opens anything', () => {
    expect(answer(atPad(), { type: 'right' }).screen).toMatchObject({
      type: 'staff-pin',
      step: { type: 'entering' },
    });
  });

  test('a check that fails leaves the door shut and says so', () => {
    expect(answer(type(atPad(), '123456'), { type: 'failed' }).screen).toMatchObject({
      type: 'staff-pin',
      step: { type: 'failed' },
    });
  });

  test('a late answer to a visit that is over opens nothing, at the question or at the next pad', () => {
    const bench = type(atPad(), '123456');
    const late = { type: 'pin-answered', attempt: 2, verdict: { type: 'right' } } as const;
    bench.send({ type: 'back' });
    expect(bench.send(late).screen.type).toBe('question');
    type(bench.send({ type: 'staff-opened' }), '111111');
    expect(bench.send(late).screen).toMatchObject({ type: 'staff-pin', step: { type: 'checking' } });
  });

  test.each(['back', 'home'] as const)('%s leads to the question, and the door is shut again', (way) => {
    const bench = answer(type(atPad(), '123456'), { type: 'right' }).send({ type: way });
    expect(bench.screen.type).toBe('question');
    expect(bench.send({ type: 'staff-opened' }).screen.type).toBe('staff-pin');
  });

  test('both pad and panel leave by themselves; the panel says so before', () => {
    expect(type(atPad(), '12').tick(IDLE_MS).screen.type).toBe('question');
    const bench = answer(type(atPad(), '123456'), { type: 'right' });
    expect(bench.tick(IDLE_MS - 10_000).state.leaving).toBe(true);
    expect(bench.tick(10_000).screen.type).toBe('question');
  });

  test('the PIN of content that waits to be shown counts already', () => {
    const newer = { ...SOME_PIN, salt: 'bmV1' };
    const bench = atPad().send({ type: 'content-swapped', content: staffContent({ pin: newer }) });
    expect(type(bench, '123456').effects).toMatchObject([{ type: 'check-pin', hash: newer }]);
  });
});
