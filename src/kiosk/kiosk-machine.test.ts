import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { toCounterId, toProcedureCode } from '#shared/domain/ids.ts';
import { ratingBody } from '#shared/protocol/entry-bodies.ts';
import { AFTERNOON_MS, benchAtQuestion, KioskBench, NOON_MS } from '#tests/support/kiosk-bench.ts';
import { AFTERNOON_CLERK, CLERK, COUNTER, sampleContent } from '#tests/support/sample-content.ts';
import { nextTickMs } from './time-steps.ts';
import {
  AFTER_MS,
  FAREWELL_MS,
  IDLE_MS,
  LEAVING_MS,
  QUIET_MS,
  SAVE_LIMIT_MS,
  SAVE_RETRY_MS,
  UPDATE_LIMIT_MS,
} from './timing.ts';

const CODE = toProcedureCode('1.001193');

describe('[TB1] two windows', () => {
  test('the second one says so, invites nothing, and opens the tablet only when it leads', () => {
    const bench = new KioskBench().send({ type: 'another-leads' });
    expect(bench.screen).toEqual({ type: 'second-window' });
    expect(bench.effects).toEqual([]);
    for (const type of [
      'tick',
      'retry',
      'back',
      'home',
      'staff-opened',
      'pairing-opened',
      'update-waiting',
    ] as const) {
      expect(bench.after(60_000).send({ type }).screen).toEqual({ type: 'second-window' });
      expect(bench.effects).toEqual([]);
    }
    bench.send({ type: 'code-submitted', code: 'AB-12' }).tap(5);
    expect(bench.screen).toEqual({ type: 'second-window' });
    bench.send({ type: 'leads' });
    expect(bench.screen).toEqual({ type: 'starting' });
    expect(bench.effects).toEqual([{ type: 'boot' }]);
    bench.send({ type: 'booted', counter: COUNTER, content: sampleContent() });
    expect(bench.screen.type).toBe('question');
  });

  test('a window that leads already is not thrown out by a late word', () => {
    expect(benchAtQuestion().send({ type: 'another-leads' }).screen.type).toBe('question');
  });
});

describe('start and pairing', () => {
  test('a new tablet asks to be paired, and a typed code pairs it', () => {
    const bench = new KioskBench().send({ type: 'booted', counter: null, content: null });
    expect(bench.screen).toEqual({ type: 'pairing', code: '', step: { type: 'waiting' } });
    bench.send({ type: 'code-typed', code: 'ab-12' }).send({ type: 'code-submitted', code: ' ab-12 ' });
    expect(bench.effects).toEqual([{ type: 'pair', code: 'ab-12' }]);
    expect(bench.send({ type: 'code-submitted', code: 'ab-12' }).effects).toEqual([]);
    bench.send({ type: 'paired', counter: COUNTER, content: sampleContent() });
    expect(bench.screen).toMatchObject({ type: 'question', clerk: CLERK });
  });

  test('an empty code asks nobody', () => {
    const bench = new KioskBench().send({ type: 'booted', counter: null, content: null });
    expect(bench.send({ type: 'code-submitted', code: '  ' }).effects).toEqual([]);
  });

  test('a refused code stays to be corrected, with the reason', () => {
    const bench = new KioskBench().send({ type: 'booted', counter: null, content: null });
    bench.send({ type: 'code-submitted', code: 'ab' }).send({ type: 'pair-failed', reason: 'code-expired' });
    expect(bench.screen).toEqual({
      type: 'pairing',
      code: 'ab',
      step: { type: 'failed', reason: 'code-expired' },
    });
  });

  test('a code from the address pairs a tablet that already has a counter', () => {
    const bench = benchAtQuestion().send({ type: 'code-submitted', code: 'new' });
    expect(bench.effects).toEqual([{ type: 'pair', code: 'new' }]);
    bench.send({ type: 'pair-failed', reason: 'code-invalid' }).tick(IDLE_MS);
    expect(bench.screen.type).toBe('question');
  });

  test('a code never interrupts an answer', () => {
    const bench = benchAtQuestion().tap(5).send({ type: 'code-submitted', code: 'new' });
    expect(bench.screen.type).toBe('saving');
    expect(bench.effects).toEqual([]);
  });

  test('paired without content waits for it and swaps it in at once', () => {
    const bench = new KioskBench().send({ type: 'booted', counter: COUNTER, content: null });
    expect(bench.screen.type).toBe('no-content');
    expect(bench.send({ type: 'content-waiting' }).effects).toEqual([{ type: 'swap-content' }]);
    expect(bench.send({ type: 'content-swapped', content: sampleContent() }).screen.type).toBe('question');
  });

  test('a storage that does not open is a fault of its own and is tried again', () => {
    const bench = new KioskBench().send({ type: 'boot-failed' });
    expect(bench.screen.type).toBe('storage-failed');
    expect(bench.tick(SAVE_RETRY_MS).effects).toEqual([{ type: 'boot' }]);
    expect(bench.send({ type: 'retry' }).effects).toEqual([{ type: 'boot' }]);
    bench.send({ type: 'booted', counter: COUNTER, content: sampleContent() });
    expect(bench.screen.type).toBe('question');
  });

  test('a late boot does not throw out who is already served', () => {
    const bench = benchAtQuestion().tap(4).send({ type: 'boot-failed' });
    expect(bench.screen.type).toBe('saving');
    expect(bench.send({ type: 'booted', counter: null, content: null }).screen.type).toBe('saving');
  });
});

describe('answering', () => {
  test('[JR2] one tap records the answer, thanks follow the commit, then the question', () => {
    const bench = benchAtQuestion().after(5_000).send({ type: 'touched' }).after(80).tap(4, 'a');
    expect(bench.screen.type).toBe('saving');
    const [effect] = bench.effects;
    expect(effect).toMatchObject({ type: 'record', id: 'a', drafts: [{ id: 'a', kind: 'rating', kv: 1 }] });
    const body = effect?.type === 'record' ? v.parse(ratingBody, effect.drafts[0]?.body) : null;
    expect(body).toEqual({
      questionnaire: { id: 'quay', version: 1 },
      level: 4,
      counter: COUNTER,
      clerk: CLERK,
      intake: 'open',
      lang: 'vi',
      ms: 5_080,
    });
    expect(bench.send({ type: 'saved', id: 'a' }).screen).toMatchObject({ type: 'after', sinceMs: 5_080 });
    expect(bench.tick(AFTER_MS - 1).screen.type).toBe('after');
    expect(bench.tick(1).screen.type).toBe('farewell');
    expect(bench.tick(FAREWELL_MS).screen.type).toBe('question');
  });

  test('time to answer counts from the last touch before the tap’s own', () => {
    const bench = benchAtQuestion().after(60_000).send({ type: 'touched' }).after(2_000);
    bench.send({ type: 'touched' }).after(90).tap(5);
    expect(bench.effects).toMatchObject([{ drafts: [{ body: { ms: 2_090 } }] }]);
  });

  test('a tap without a touch of its own (keyboard helpers) counts from the last touch', () => {
    const bench = benchAtQuestion().after(10_000).send({ type: 'touched' }).after(3_000).tap(5);
    expect(bench.effects).toMatchObject([{ drafts: [{ body: { ms: 3_000 } }] }]);
  });

  test('[JR2] a second tap does nothing while saving, thanking or failing', () => {
    const bench = benchAtQuestion().tap(5, 'a');
    expect(bench.tap(1, 'b').effects).toEqual([]);
    expect(bench.send({ type: 'saved', id: 'a' }).tap(1, 'c').effects).toEqual([]);
    const failing = benchAtQuestion().tap(5, 'a').send({ type: 'save-failed', id: 'a' });
    expect(failing.tap(1, 'd').effects).toEqual([]);
  });

  test('[JR2] a failed commit is told, and the same entry is offered again', () => {
    const bench = benchAtQuestion().tap(2, 'a');
    const [first] = bench.effects;
    bench.send({ type: 'save-failed', id: 'a' });
    expect(bench.screen).toMatchObject({ type: 'not-saved', trying: false });
    bench.send({ type: 'retry' });
    expect(bench.effects).toEqual([first]);
    expect(bench.send({ type: 'retry' }).effects).toEqual([]);
    bench.send({ type: 'save-failed', id: 'a' });
    expect(bench.tick(SAVE_RETRY_MS).effects).toEqual([first]);
    expect(bench.send({ type: 'saved', id: 'a' }).screen.type).toBe('after');
  });

  test('[JR2] a commit that never answers counts as failed; when it answers late, thanks are due', () => {
    const bench = benchAtQuestion().tap(3, 'a').tick(SAVE_LIMIT_MS);
    expect(bench.screen.type).toBe('not-saved');
    bench.send({ type: 'retry' }).tick(SAVE_LIMIT_MS);
    expect(bench.screen).toMatchObject({ type: 'not-saved', trying: false });
    expect(bench.send({ type: 'saved', id: 'a' }).screen.type).toBe('after');
  });

  test('the commit of another answer thanks nobody', () => {
    const bench = benchAtQuestion().tap(3, 'a').send({ type: 'saved', id: 'z' });
    expect(bench.screen.type).toBe('saving');
    expect(bench.send({ type: 'save-failed', id: 'z' }).screen.type).toBe('saving');
  });

  test('an unsaved answer is not given up when nobody touches the screen', () => {
    const bench = benchAtQuestion().tap(1, 'a').send({ type: 'save-failed', id: 'a' }).send({ type: 'home' });
    bench.send({ type: 'back' }).tick(SAVE_RETRY_MS).send({ type: 'save-failed', id: 'a' });
    expect(bench.screen).toMatchObject({ type: 'not-saved', answer: { id: 'a' } });
  });

  test('a level that the questionnaire does not have is not recorded', () => {
    expect(benchAtQuestion().tap(9).effects).toEqual([]);
  });

  test('every level leads through the same screens', () => {
    const ways = [5, 4, 3, 2, 1].map((level) => {
      const bench = benchAtQuestion().tap(level, 'a').send({ type: 'saved', id: 'a' });
      return bench.state;
    });
    for (const state of ways) expect(state).toEqual(ways[0]);
  });
});

describe('who is on duty', () => {
  test('changes on the idle question with the roster', () => {
    const bench = benchAtQuestion();
    bench.wallMs = NOON_MS;
    expect(bench.tick(20_000).screen).toMatchObject({ clerk: null });
    bench.wallMs = AFTERNOON_MS;
    expect(bench.tick(20_000).screen).toMatchObject({ clerk: AFTERNOON_CLERK });
  });

  test('nobody on duty: the service is rated, clerk null', () => {
    const bench = benchAtQuestion(sampleContent({ duties: [] })).tap(5);
    expect(bench.effects).toMatchObject([{ drafts: [{ body: { clerk: null } }] }]);
  });

  test('the recorded clerk is the one that was shown, though the shift ended in between', () => {
    const bench = benchAtQuestion();
    bench.wallMs = AFTERNOON_MS;
    expect(bench.tap(5).effects).toMatchObject([{ drafts: [{ body: { clerk: CLERK } }] }]);
  });

  test('a duty of another counter or of an unknown clerk is not shown', () => {
    const [duty] = sampleContent().duties;
    if (duty === undefined) throw new Error('no duty in the sample');
    const elsewhere = { ...duty, counter: toCounterId('quay-2') };
    expect(benchAtQuestion(sampleContent({ duties: [elsewhere] })).screen).toMatchObject({ clerk: null });
    expect(benchAtQuestion(sampleContent({ clerks: [] })).screen).toMatchObject({ clerk: null });
  });
});

describe('reading procedures', () => {
  const reading = () => benchAtQuestion().send({ type: 'procedures-opened' });

  test('search, open, back to the same search, back to the question', () => {
    const bench = reading().send({ type: 'query-typed', query: 'khai sinh' });
    bench.send({ type: 'procedure-opened', code: CODE });
    expect(bench.screen).toMatchObject({
      type: 'procedure',
      code: CODE,
      problem: null,
      query: 'khai sinh',
      field: null,
    });
    expect(bench.send({ type: 'back' }).screen).toMatchObject({
      type: 'procedures',
      query: 'khai sinh',
      field: null,
    });
    expect(bench.send({ type: 'back' }).screen.type).toBe('question');
  });

  test('a field steps back to all fields first; home goes straight to the question', () => {
    const bench = reading().send({ type: 'field-chosen', field: 'Hộ tịch' });
    expect(bench.send({ type: 'back' }).screen).toMatchObject({ type: 'procedures', query: '', field: null });
    bench.send({ type: 'field-chosen', field: 'Hộ tịch' });
    expect(bench.send({ type: 'home' }).screen.type).toBe('question');
  });

  test('typing leaves the field, so that the whole list is searched', () => {
    const bench = reading().send({ type: 'field-chosen', field: 'Hộ tịch' });
    expect(bench.send({ type: 'query-typed', query: 'đất' }).screen).toMatchObject({ field: null });
  });

  test('idle announces itself, a touch keeps the page, nothing typed survives', () => {
    const bench = reading().send({ type: 'language-chosen', language: 'en' });
    bench.send({ type: 'query-typed', query: 'ly hôn' }).tick(IDLE_MS - LEAVING_MS);
    expect(bench.state.leaving).toBe(true);
    bench.send({ type: 'touched' });
    expect(bench.state.leaving).toBe(false);
    bench.tick(IDLE_MS - 1);
    expect(bench.screen).toMatchObject({ query: 'ly hôn' });
    bench.tick(1);
    expect(bench.screen.type).toBe('question');
    expect(bench.state.language).toBe('vi');
    expect(JSON.stringify(bench.state)).not.toContain('ly hôn');
  });
});

describe('language', () => {
  test('stays for the visit and returns to Vietnamese by itself', () => {
    const bench = benchAtQuestion().send({ type: 'language-chosen', language: 'en' });
    expect(bench.tick(IDLE_MS - 1).state.language).toBe('en');
    expect(bench.tick(1).state.language).toBe('vi');
  });

  test('is recorded with the answer and forgotten after the thanks', () => {
    const bench = benchAtQuestion().send({ type: 'language-chosen', language: 'en' }).tap(5, 'a');
    expect(bench.effects).toMatchObject([{ drafts: [{ body: { lang: 'en' } }] }]);
    bench.send({ type: 'saved', id: 'a' });
    expect(bench.state.language).toBe('en');
    expect(bench.tick(AFTER_MS).state.language).toBe('en');
    expect(bench.tick(FAREWELL_MS).state.language).toBe('vi');
  });
});

describe('[CF1] renewal', () => {
  test('content waits until the question has been untouched for a while', () => {
    const bench = benchAtQuestion().after(1_000).send({ type: 'touched' }).send({ type: 'content-waiting' });
    expect(bench.effects).toEqual([]);
    expect(bench.tick(QUIET_MS - 1).effects).toEqual([]);
    expect(bench.tick(1).effects).toEqual([{ type: 'swap-content' }]);
    expect(bench.tick(QUIET_MS).effects).toEqual([]);
  });

  test.each([
    ['content', 'content-waiting', 'swap-content'],
    ['a version', 'update-waiting', 'apply-update'],
  ] as const)(
    '%s that comes when nobody has been there for long is taken up at once',
    (_, waiting, taken) => {
      const bench = benchAtQuestion().tick(QUIET_MS).tick(QUIET_MS).send({ type: waiting });
      const waitMs = nextTickMs(bench.state) - bench.nowMs;
      expect(waitMs).toBe(0);
      expect(bench.tick(waitMs).effects).toEqual([{ type: taken }]);
      expect(nextTickMs(bench.state)).toBeGreaterThan(bench.nowMs);
    },
  );

  test('content that came while somebody read is taken up as soon as nobody is there', () => {
    const bench = benchAtQuestion().send({ type: 'procedures-opened' }).send({ type: 'content-waiting' });
    expect(nextTickMs(bench.state)).toBeGreaterThan(bench.nowMs);
    bench.tick(IDLE_MS);
    expect(bench.screen.type).toBe('question');
    expect(nextTickMs(bench.state) - bench.nowMs).toBe(0);
    expect(bench.tick(0).effects).toEqual([{ type: 'swap-content' }]);
  });

  test('never while saving, thanking, failing or reading', () => {
    const busy = [
      benchAtQuestion().tap(5, 'a'),
      benchAtQuestion().tap(5, 'a').send({ type: 'saved', id: 'a' }),
      benchAtQuestion().tap(5, 'a').send({ type: 'save-failed', id: 'a' }),
      benchAtQuestion().send({ type: 'procedures-opened' }),
      benchAtQuestion().send({ type: 'language-chosen', language: 'en' }),
    ];
    for (const bench of busy) {
      bench.send({ type: 'content-waiting' }).send({ type: 'update-waiting' });
      const asked = [2_000, 500, QUIET_MS - 2_501].flatMap((ms) => bench.tick(ms).effects);
      expect(asked).toEqual([]);
    }
  });

  test('content swapped in while somebody came shows from the next question on', () => {
    const renewed = sampleContent({ duties: [] });
    const bench = benchAtQuestion().send({ type: 'content-waiting' }).tick(QUIET_MS);
    bench.tap(5, 'a').send({ type: 'content-swapped', content: renewed });
    expect(bench.screen.type).toBe('saving');
    expect(bench.state.office?.content).not.toBe(renewed);
    bench.send({ type: 'saved', id: 'a' }).tick(AFTER_MS).tick(FAREWELL_MS);
    expect(bench.state.office?.content).toBe(renewed);
  });

  test('a swap that found nothing changes nothing', () => {
    const bench = benchAtQuestion();
    const before = bench.state;
    expect(bench.send({ type: 'content-swapped', content: null }).state).toEqual(before);
  });

  test('a new version takes no tap while it takes over, and comes back when it fails', () => {
    const bench = benchAtQuestion().send({ type: 'update-waiting' }).tick(QUIET_MS);
    expect(bench.effects).toEqual([{ type: 'apply-update' }]);
    expect(bench.screen.type).toBe('updating');
    expect(bench.tap(5).effects).toEqual([]);
    expect(bench.send({ type: 'update-failed' }).screen.type).toBe('question');
    bench.send({ type: 'update-waiting' }).tick(QUIET_MS);
    expect(bench.tick(UPDATE_LIMIT_MS).screen.type).toBe('question');
  });

  test('content goes before the version', () => {
    const bench = benchAtQuestion().send({ type: 'update-waiting' }).send({ type: 'content-waiting' });
    expect(bench.tick(QUIET_MS).effects).toEqual([{ type: 'swap-content' }]);
    expect(bench.tick(1).effects).toEqual([{ type: 'apply-update' }]);
  });
});

describe('staff', () => {
  test('their page opens from the question only, and leaves by itself', () => {
    const bench = benchAtQuestion().send({ type: 'staff-opened' });
    expect(bench.screen.type).toBe('staff');
    expect(bench.tick(IDLE_MS).screen.type).toBe('question');
    const reading = benchAtQuestion().send({ type: 'procedures-opened' });
    expect(reading.send({ type: 'staff-opened' }).screen.type).toBe('procedures');
  });

  test('pairing anew keeps the old counter until it succeeded', () => {
    const bench = benchAtQuestion().send({ type: 'staff-opened' }).send({ type: 'pairing-opened' });
    expect(bench.screen.type).toBe('pairing');
    bench.send({ type: 'code-typed', code: 'half' }).tick(IDLE_MS);
    expect(bench.screen.type).toBe('question');
    expect(JSON.stringify(bench.state)).not.toContain('half');
  });
});
