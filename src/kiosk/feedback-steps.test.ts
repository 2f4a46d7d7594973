import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseReceiptCode } from '#shared/domain/receipt-code.ts';
import { receiptDigest } from '#shared/domain/receipt-digest.ts';
import { feedbackBody } from '#shared/protocol/entry-bodies.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { benchBehind, CODE, finished, ORIGIN, PETITION } from '#tests/support/feedback-bench.ts';
import { benchAtQuestion, type KioskBench } from '#tests/support/kiosk-bench.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { FEEDBACK_IDLE_MS, FEEDBACK_LEAVING_MS, IDLE_MS, SAVE_LIMIT_MS, SAVE_RETRY_MS } from './timing.ts';

const BOX = { key: 'seal', enc: 'enc', ct: 'ct' };
const WORDS = 'Chờ ba tiếng không ai gọi.';

const withFeedback = (feedback: Partial<typeof DEFAULT_SETTINGS.feedback>) =>
  sampleContent({
    settings: { ...DEFAULT_SETTINGS, feedback: { ...DEFAULT_SETTINGS.feedback, ...feedback } },
  });
const placeOf = ({ screen }: KioskBench) => (screen.type === 'feedback' ? screen.place : null);
const draftOf = ({ screen }: KioskBench) => (screen.type === 'feedback' ? screen.draft : null);
const type = (bench: KioskBench, text = WORDS) => bench.send({ type: 'draft-changed', change: { text } });
/** An opinion that is on its way to the disk. */
const sealed = () =>
  type(benchBehind('opinion')).send(finished()).send({ type: 'sealed', id: 'f-1', box: BOX });

describe('the doors', () => {
  test('open from the question alone, and only where the unit has any', () => {
    expect(benchAtQuestion().send({ type: 'feedback-opened' }).screen).toMatchObject({
      type: 'feedback',
      place: { type: 'doors' },
    });
    const closed = benchAtQuestion(withFeedback({ doors: [] })).send({ type: 'feedback-opened' });
    expect(closed.screen.type).toBe('question');
    expect(benchAtQuestion().tap(5).send({ type: 'feedback-opened' }).screen.type).toBe('saving');
    expect(
      benchAtQuestion().send({ type: 'staff-opened' }).send({ type: 'feedback-opened' }).screen.type,
    ).toBe('staff');
  });

  test('a door that the unit does not have does not open', () => {
    const bench = benchAtQuestion(withFeedback({ doors: ['opinion'] })).send({ type: 'feedback-opened' });
    expect(placeOf(bench.send({ type: 'door-chosen', door: 'integrity' }))).toEqual({ type: 'doors' });
  });

  test('another door keeps the words, but not a consent that was given to another text', () => {
    const bench = type(benchBehind('petition')).send({ type: 'consent-given', version: 'petition 1' });
    bench.send({ type: 'back' }).send({ type: 'door-chosen', door: 'integrity' });
    expect(draftOf(bench)).toMatchObject({ text: WORDS, consent: null });
  });
});

describe('the pages', () => {
  test('follow one another, and back leads the same way with nothing lost', () => {
    const bench = benchBehind('petition').send({ type: 'draft-changed', change: PETITION });
    expect(placeOf(bench)).toMatchObject({ step: 'text' });
    expect(placeOf(bench.send(finished()))).toMatchObject({ step: 'sender', tries: 0 });
    bench.send({ type: 'consent-given', version: '1' }).send(finished());
    expect(placeOf(bench)).toMatchObject({ step: 'review' });
    expect(placeOf(bench.send({ type: 'back' }))).toMatchObject({ step: 'sender' });
    expect(placeOf(bench.send({ type: 'back' }))).toMatchObject({ step: 'text' });
    expect(placeOf(bench.send({ type: 'back' }))).toEqual({ type: 'doors' });
    expect(draftOf(bench)).toMatchObject(PETITION);
  });

  test('a page that lacks something stays, counts the tries, and loses nothing', () => {
    const bench = benchBehind('petition').send({ type: 'draft-changed', change: { text: WORDS } });
    expect(placeOf(bench.send(finished()))).toMatchObject({ step: 'text', tries: 1 });
    expect(placeOf(bench.send(finished()))).toMatchObject({ step: 'text', tries: 2 });
    expect(draftOf(bench)).toMatchObject({ text: WORDS });
    expect(bench.effects).toEqual([]);
  });

  test('consent keeps which text and when, and can be taken back', () => {
    const bench = benchBehind('petition').send({ type: 'consent-given', version: '2026-11' });
    expect(draftOf(bench)?.consent).toEqual({ version: '2026-11', at: '2026-11-23T02:00:00.000Z' });
    expect(draftOf(bench.send({ type: 'consent-given', version: null }))?.consent).toBeNull();
  });

  test('something that was taken away on an earlier page is asked for there', () => {
    const bench = benchBehind('petition').send({ type: 'draft-changed', change: PETITION });
    bench.send(finished()).send({ type: 'consent-given', version: '1' }).send(finished());
    bench.send({ type: 'draft-changed', change: { name: '' } }).send(finished());
    expect(placeOf(bench)).toMatchObject({ type: 'step', step: 'sender', tries: 1 });
    expect(bench.effects).toEqual([]);
  });
});

describe('sending', () => {
  test('[JR2] seals, records what is sealed, and shows the receipt after the commit', () => {
    const bench = type(benchBehind('opinion')).send(finished());
    expect(bench.effects).toEqual([
      { type: 'seal', kind: 'feedback', id: 'f-1', plain: { v: 1, text: WORDS }, key: undefined },
    ]);
    expect(placeOf(bench)).toMatchObject({ type: 'sealing' });
    bench.send({ type: 'sealed', id: 'f-1', box: BOX });
    const [effect] = bench.effects;
    expect(effect).toMatchObject({
      type: 'record',
      id: 'f-1',
      drafts: [{ id: 'f-1', at: '2026-11-23T02:00:00.000Z', kind: 'feedback', kv: 1 }],
    });
    const body = effect?.type === 'record' ? v.parse(feedbackBody, effect.drafts[0]?.body) : null;
    expect(body).toEqual({ receipt: receiptDigest(CODE), type: 'opinion', sealed: BOX });
    expect(bench.screen.type).toBe('feedback-saving');
    bench.send({ type: 'saved', id: 'f-1' });
    expect(bench.screen).toEqual({
      type: 'receipt',
      receipt: { code: CODE, url: `${ORIGIN}/theo-doi#${CODE}` },
    });
  });

  test('from the box on, the words are held nowhere', () => {
    expect(JSON.stringify(sealed().state)).not.toContain(WORDS);
  });

  test('the code is recorded nowhere, only its digest', () => {
    expect(JSON.stringify(sealed().effects)).not.toContain(CODE);
    expect(JSON.stringify(sealed().effects)).toContain(receiptDigest(CODE));
  });

  test('the link leads to the address that the centre names, with the code where no server sees it', () => {
    const content = sampleContent({ publicUrl: 'https://hailong.example.vn' });
    const bench = type(benchBehind('opinion', content)).send(finished());
    bench.send({ type: 'sealed', id: 'f-1', box: BOX }).send({ type: 'saved', id: 'f-1' });
    const url = bench.screen.type === 'receipt' ? new URL(bench.screen.receipt.url) : null;
    expect(url).toMatchObject({ origin: 'https://hailong.example.vn', pathname: '/theo-doi', search: '' });
    expect(parseReceiptCode(url?.hash ?? '')).toEqual({ ok: true, value: CODE });
  });

  test('a report of harassment is sealed to the inspectorate where it has a key, the others never', () => {
    const key = { id: 'thanh-tra', jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } } as const;
    const content = withFeedback({ integrityKey: key });
    const report = type(benchBehind('integrity', content)).send(finished()).send(finished());
    expect(report.effects).toMatchObject([{ type: 'seal', key }]);
    expect(type(benchBehind('opinion', content)).send(finished()).effects).toMatchObject([
      { key: undefined },
    ]);
    const toCentre = type(benchBehind('integrity')).send(finished()).send(finished());
    expect(toCentre.effects).toMatchObject([{ type: 'seal', key: undefined }]);
  });

  test('what cannot be sealed is not recorded; the words are still there to be sent again', () => {
    const bench = type(benchBehind('opinion')).send(finished()).send({ type: 'seal-failed', id: 'f-1' });
    expect(placeOf(bench)).toMatchObject({ type: 'step', step: 'text', sealFailed: true });
    expect(draftOf(bench)).toMatchObject({ text: WORDS });
    expect(bench.send(finished('f-2')).effects).toMatchObject([{ type: 'seal', id: 'f-2' }]);
    // The box of the attempt that was given up comes too late.
    bench.send({ type: 'sealed', id: 'f-1', box: BOX });
    expect(bench.effects).toEqual([]);
  });

  test('a sealing that never answers counts as failed', () => {
    const bench = type(benchBehind('opinion')).send(finished()).tick(SAVE_LIMIT_MS);
    expect(placeOf(bench)).toMatchObject({ type: 'step', sealFailed: true });
  });

  test('nothing is written, left or sent twice while it is being sealed or saved', () => {
    const bench = type(benchBehind('opinion')).send(finished());
    for (const input of [finished('f-9'), { type: 'back' }, { type: 'home' }] as const) {
      expect(bench.send(input).effects).toEqual([]);
      expect(placeOf(bench)).toMatchObject({ type: 'sealing' });
    }
    bench.send({ type: 'sealed', id: 'f-1', box: BOX });
    for (const input of [finished('f-9'), { type: 'back' }, { type: 'home' }, { type: 'retry' }] as const) {
      expect(bench.send(input).effects).toEqual([]);
      expect(bench.screen.type).toBe('feedback-saving');
    }
  });

  test('[JR2] a failed commit is told, and the same sealed entry is offered again under its id', () => {
    const bench = sealed();
    const [first] = bench.effects;
    bench.send({ type: 'save-failed', id: 'f-1' });
    expect(bench.screen).toMatchObject({ type: 'feedback-saving', failed: true, trying: false });
    expect(bench.send({ type: 'retry' }).effects).toEqual([first]);
    expect(bench.tick(SAVE_LIMIT_MS).screen).toMatchObject({ failed: true, trying: false });
    expect(bench.tick(SAVE_RETRY_MS).effects).toEqual([first]);
    expect(bench.send({ type: 'saved', id: 'f-1' }).screen.type).toBe('receipt');
  });

  test('[JR2] the commit of another entry gives no receipt', () => {
    const bench = sealed().send({ type: 'saved', id: 'other' });
    expect(bench.screen).toMatchObject({ type: 'feedback-saving', failed: false });
    expect(bench.send({ type: 'save-failed', id: 'other' }).screen).toMatchObject({ failed: false });
  });
});

describe('leaving', () => {
  test('with nothing written: at once', () => {
    expect(benchBehind('opinion').send({ type: 'home' }).screen.type).toBe('question');
    const bench = benchBehind('opinion').send({ type: 'back' }).send({ type: 'back' });
    expect(bench.screen.type).toBe('question');
  });

  test('with something written: asks first; staying loses nothing, leaving wipes it', () => {
    const bench = type(benchBehind('opinion')).send({ type: 'home' });
    expect(bench.screen).toMatchObject({ type: 'feedback', leaveAsked: true });
    bench.send({ type: 'leave-cancelled' });
    expect(bench.screen).toMatchObject({ leaveAsked: false, draft: { text: WORDS } });
    bench.send({ type: 'home' }).send({ type: 'back' });
    expect(bench.screen).toMatchObject({ leaveAsked: false, draft: { text: WORDS } });
    bench.send({ type: 'home' }).send({ type: 'leave-confirmed' });
    expect(bench.screen.type).toBe('question');
    expect(JSON.stringify(bench.state)).not.toContain(WORDS);
  });

  test('a page that is hidden wipes the draft, and lets go on what is already being sent', () => {
    const bench = type(benchBehind('opinion')).send({ type: 'interrupted' });
    expect(bench.screen.type).toBe('question');
    expect(JSON.stringify(bench.state)).not.toContain(WORDS);
    const sending = type(benchBehind('opinion')).send(finished()).send({ type: 'interrupted' });
    expect(placeOf(sending)).toMatchObject({ type: 'sealing' });
    expect(sealed().send({ type: 'interrupted' }).screen.type).toBe('feedback-saving');
    const kept = sealed().send({ type: 'saved', id: 'f-1' }).send({ type: 'interrupted' });
    expect(kept.screen.type).toBe('receipt');
  });

  test('nobody leaves unasked', () => {
    expect(type(benchBehind('opinion')).send({ type: 'leave-confirmed' }).screen.type).toBe('feedback');
  });

  test('the doors are left like any page that is read', () => {
    const bench = benchAtQuestion().send({ type: 'feedback-opened' }).tick(IDLE_MS);
    expect(bench.screen.type).toBe('question');
  });

  test('a draft waits a minute and a half, counts the last thirty seconds down, and is wiped', () => {
    const bench = type(benchBehind('opinion').send({ type: 'language-chosen', language: 'en' }));
    bench.tick(FEEDBACK_IDLE_MS - FEEDBACK_LEAVING_MS - 1);
    expect(bench.state.leaving).toBe(false);
    expect(bench.tick(1).state.leaving).toBe(true);
    expect(bench.send({ type: 'touched' }).state.leaving).toBe(false);
    bench.tick(FEEDBACK_IDLE_MS - 1);
    expect(bench.screen).toMatchObject({ draft: { text: WORDS } });
    bench.tick(1);
    expect(bench.screen.type).toBe('question');
    expect(bench.state.language).toBe('vi');
    expect(JSON.stringify(bench.state)).not.toContain(WORDS);
  });

  test('words that were carried back to the doors get the same patience', () => {
    const bench = type(benchBehind('opinion')).send({ type: 'back' }).tick(IDLE_MS);
    expect(bench.screen).toMatchObject({ type: 'feedback', draft: { text: WORDS } });
    expect(bench.tick(FEEDBACK_IDLE_MS).screen.type).toBe('question');
  });

  test('the receipt stays until it is done with or nobody is there; back does not take it away', () => {
    const bench = sealed().send({ type: 'saved', id: 'f-1' });
    expect(bench.send({ type: 'back' }).screen.type).toBe('receipt');
    expect(bench.tick(FEEDBACK_IDLE_MS - 1).screen.type).toBe('receipt');
    expect(bench.tick(1).screen.type).toBe('question');
    expect(JSON.stringify(bench.state)).not.toContain(CODE);
    expect(sealed().send({ type: 'saved', id: 'f-1' }).send({ type: 'home' }).screen.type).toBe('question');
  });
});
