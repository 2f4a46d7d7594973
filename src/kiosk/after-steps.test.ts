import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ratingChangeBody, ratingDetailBody } from '#shared/protocol/entry-bodies.ts';
import { DEFAULT_SETTINGS } from '#shared/protocol/unit-settings.ts';
import { benchAtQuestion, type KioskBench } from '#tests/support/kiosk-bench.ts';
import { CLERK, sampleContent, THOROUGH, WITH_MODULE } from '#tests/support/sample-content.ts';
import type { AfterInput, AfterScreen } from './after-state.ts';
import type { KioskInput } from './kiosk-state.ts';
import {
  AFTER_MS,
  CHANGE_MS,
  FAREWELL_MS,
  MORE_TIME_MS,
  PLAIN_THANKS_MS,
  SAVE_LIMIT_MS,
  SAVE_RETRY_MS,
  SETTLE_MS,
} from './timing.ts';

const WORDS = 'Chị Hà hướng dẫn rất rõ';
const BOX = { key: 'seal', enc: 'enc', ct: 'ct' };
const UUID = '019aa5f0-7c3e-7d11-9b3e-5f4c1f0d2a77';
const content = sampleContent({ questionnaire: THOROUGH });
const thorough = sampleContent({ questionnaire: THOROUGH, settings: WITH_MODULE });

/** A visit whose answer was kept, ready to be touched. */
const thanked = (office = content, level = 4, id = UUID): KioskBench =>
  benchAtQuestion(office).thanked(level, id);

function shown(bench: KioskBench): AfterScreen {
  if (bench.screen.type !== 'after') throw new Error(`the screen is ${bench.screen.type}`);
  return bench.screen;
}

/** The body of the one detail that the last event asked to record; undefined when it asked for none. */
function detailOf(bench: KioskBench) {
  const drafts = bench.effects.flatMap((effect) => (effect.type === 'record' ? effect.drafts : []));
  const [draft, ...more] = drafts.filter(({ kind }) => kind === 'rating.detail');
  expect(more).toEqual([]);
  return draft === undefined ? undefined : v.parse(ratingDetailBody, draft.body);
}

describe('the thanks', () => {
  test('hold nothing of the answer, whatever it was', () => {
    const states = [5, 4, 3, 2, 1].map((level) => thanked(content, level).state);
    for (const state of states) expect(state).toEqual(states[0]);
    expect(JSON.stringify(shown(thanked()))).not.toContain('level');
  });

  test('[JR2] a second tap, or the rest of a double tap, does nothing', () => {
    const bench = benchAtQuestion(content).tap(4, UUID).send({ type: 'saved', id: UUID });
    for (const input of [
      { type: 'topic-toggled', code: 'C1' },
      { type: 'change-opened' },
      { type: 'finished' },
      { type: 'page-finished' },
    ] as const satisfies readonly AfterInput[]) {
      expect(bench.after(50).send(input).screen).toMatchObject({ type: 'after', visit: { reasons: [] } });
    }
    expect(bench.tap(1, 'b').effects).toEqual([]);
    expect(bench.tick(SETTLE_MS).send({ type: 'topic-toggled', code: 'C1' }).screen).toMatchObject({
      visit: { reasons: ['C1'] },
    });
  });

  test('end by themselves, sooner where nothing is asked; a last word shields the question from a late tap', () => {
    const bench = thanked();
    expect(bench.tick(AFTER_MS - SETTLE_MS - 1).screen.type).toBe('after');
    expect(bench.tick(1).screen.type).toBe('farewell');
    expect(bench.tap(1, 'late').effects).toEqual([]);
    expect(bench.tick(FAREWELL_MS).screen.type).toBe('question');

    const intake = { ...DEFAULT_SETTINGS.intake, comment: false };
    const plain = thanked(sampleContent({ settings: { ...DEFAULT_SETTINGS, intake } }));
    expect(plain.tick(PLAIN_THANKS_MS - SETTLE_MS).screen.type).toBe('farewell');
  });

  test('every touch gives the whole time again, and asking for more time a minute', () => {
    const bench = thanked().after(20_000).send({ type: 'touched' });
    expect(bench.tick(AFTER_MS - 1).screen.type).toBe('after');
    bench.send({ type: 'more-time' });
    expect(bench.tick(MORE_TIME_MS - 1).screen.type).toBe('after');
    expect(bench.send({ type: 'more-time' }).tick(MORE_TIME_MS - 1).screen.type).toBe('after');
    expect(bench.tick(1).screen.type).toBe('farewell');
  });
});

describe('changing the answer', () => {
  const opened = (): KioskBench => thanked().send({ type: 'change-opened' }).tick(SETTLE_MS);

  test('opens the question with nothing marked; the new answer and the first are both kept', () => {
    const bench = opened();
    expect(bench.screen).toMatchObject({ type: 'change', after: { visit: { clerk: CLERK } } });
    expect(JSON.stringify(bench.screen)).not.toContain('level');
    bench.tap(2, 'b');
    expect(bench.screen.type).toBe('saving');
    const [effect] = bench.effects;
    const draft = effect?.type === 'record' ? effect.drafts[0] : undefined;
    expect(draft).toMatchObject({ id: 'b', kind: 'rating.change', kv: 1 });
    expect(v.parse(ratingChangeBody, draft?.body)).toEqual({ of: UUID, level: 2 });
    expect(bench.send({ type: 'saved', id: 'b' }).screen).toMatchObject({
      type: 'after',
      visit: { rating: UUID },
    });
  });

  test('the same level again is recorded like any other and looks the same', () => {
    const states = [4, 1].map((level) => opened().tap(level, 'b').send({ type: 'saved', id: 'b' }).state);
    expect(states[0]).toEqual(states[1]);
  });

  test('is offered for a few seconds only, and for a few more to who asks for time', () => {
    const bench = thanked().after(CHANGE_MS - SETTLE_MS);
    expect(bench.send({ type: 'change-opened' }).screen.type).toBe('after');
    expect(bench.send({ type: 'more-time' }).send({ type: 'change-opened' }).screen.type).toBe('change');
    const last = thanked().after(CHANGE_MS - SETTLE_MS - 1);
    expect(last.send({ type: 'change-opened' }).screen.type).toBe('change');
  });

  test('can be left without a new answer, and keeps what was given beside it', () => {
    const bench = thanked().send({ type: 'topic-toggled', code: 'D1' }).send({ type: 'change-opened' });
    for (const input of [{ type: 'change-dropped' }, { type: 'back' }] as const) {
      expect(bench.after(SETTLE_MS).send(input).screen).toMatchObject({
        type: 'after',
        visit: { reasons: ['D1'] },
      });
      expect(bench.effects).toEqual([]);
      bench.after(SETTLE_MS).send({ type: 'change-opened' });
    }
  });

  test('nobody answers: the visit ends with the first answer and what was given', () => {
    const bench = thanked().send({ type: 'topic-toggled', code: 'D1' }).send({ type: 'change-opened' });
    expect(bench.send({ type: 'more-time' }).tick(MORE_TIME_MS - 1).screen.type).toBe('change');
    bench.tick(1);
    expect(detailOf(bench)).toEqual({ of: UUID, reasons: ['D1'] });
    expect(bench.screen.type).toBe('closing');
  });

  test('the second half of a double tap answers nothing', () => {
    const bench = thanked().send({ type: 'change-opened' });
    expect(bench.after(SETTLE_MS - 1).tap(1, 'b').effects).toEqual([]);
    expect(bench.after(1).tap(1, 'b').effects).toHaveLength(1);
  });

  test('a level that the questionnaire does not have changes nothing', () => {
    expect(opened().tap(9, 'b').effects).toEqual([]);
  });

  test('[JR2] a change that is not kept is offered again together with what was chosen, and ends the visit', () => {
    const bench = thanked()
      .send({ type: 'topic-toggled', code: 'A1' })
      .send({ type: 'comment-typed', text: WORDS });
    bench.send({ type: 'change-opened' }).after(SETTLE_MS).tap(1, 'b').send({ type: 'save-failed', id: 'b' });
    expect(bench.screen).toMatchObject({ type: 'not-saved', trying: false });
    expect(JSON.stringify(bench.state)).not.toContain(WORDS);
    // The first commit came through after all: that is not yet the detail.
    expect(bench.send({ type: 'saved', id: 'b' }).screen.type).toBe('not-saved');
    bench.tick(SAVE_RETRY_MS);
    expect(bench.effects).toMatchObject([
      { type: 'record', id: `${UUID}-detail`, drafts: [{ id: 'b' }, { id: `${UUID}-detail` }] },
    ]);
    expect(detailOf(bench)).toEqual({ of: UUID, reasons: ['A1'] });
    expect(bench.send({ type: 'saved', id: `${UUID}-detail` }).screen.type).toBe('farewell');
  });
});

describe('what is given beside the answer', () => {
  test('nothing given: no detail', () => {
    expect(thanked().send({ type: 'finished' }).effects).toEqual([]);
    expect(thanked().tick(AFTER_MS).effects).toEqual([]);
    expect(thanked().send({ type: 'finished' }).screen.type).toBe('farewell');
  });

  test('topics are chosen and taken back, in the order of choosing, and only those that are shown', () => {
    const bench = thanked();
    for (const code of ['C4', 'C1', 'C4', 'D1', 'A2', 'nonsense'])
      bench.send({ type: 'topic-toggled', code });
    bench.send({ type: 'finished' });
    expect(detailOf(bench)).toEqual({ of: UUID, reasons: ['C1', 'D1'] });
    expect(bench.screen.type).toBe('closing');
    expect(bench.send({ type: 'saved', id: `${UUID}-detail` }).screen.type).toBe('farewell');
  });

  test('a comment is sealed before it is recorded, and its words are gone', () => {
    const bench = thanked()
      .send({ type: 'comment-typed', text: ` ${WORDS}\n` })
      .send({ type: 'finished' });
    expect(bench.effects).toEqual([
      {
        type: 'seal',
        kind: 'rating.detail',
        id: `${UUID}-detail`,
        plain: { v: 1, text: WORDS },
        key: undefined,
      },
    ]);
    expect(bench.send({ type: 'finished' }).effects).toEqual([]);
    bench.send({ type: 'sealed', id: `${UUID}-detail`, box: BOX });
    expect(detailOf(bench)).toEqual({ of: UUID, reasons: [], sealed: BOX });
    expect(JSON.stringify(bench.state)).not.toContain(WORDS);
  });

  test('a comment that was not sent was not given; the topics were', () => {
    const bench = thanked()
      .send({ type: 'topic-toggled', code: 'C2' })
      .send({ type: 'comment-typed', text: WORDS });
    expect(bench.tick(AFTER_MS).screen.type).toBe('closing');
    expect(detailOf(bench)).toEqual({ of: UUID, reasons: ['C2'] });
    expect(JSON.stringify(bench.state)).not.toContain(WORDS);
  });

  test('blank words are no comment', () => {
    const bench = thanked().send({ type: 'comment-typed', text: ' \n ' }).send({ type: 'finished' });
    expect(bench.screen.type).toBe('farewell');
    expect(bench.effects).toEqual([]);
  });

  test('no comment where the unit wants none', () => {
    const intake = { ...DEFAULT_SETTINGS.intake, comment: false };
    const bench = thanked(
      sampleContent({ questionnaire: THOROUGH, settings: { ...DEFAULT_SETTINGS, intake } }),
    );
    expect(shown(bench.send({ type: 'comment-typed', text: WORDS })).visit.comment).toBe('');
  });

  test.each([
    ['fails', (bench: KioskBench) => bench.send({ type: 'seal-failed', id: `${UUID}-detail` })],
    ['never answers', (bench: KioskBench) => bench.tick(SAVE_LIMIT_MS)],
  ])(
    'sealing that %s is told, the words stay to be sent again, and the end of the visit wipes them',
    (_, fail) => {
      const bench = thanked()
        .send({ type: 'topic-toggled', code: 'C2' })
        .send({ type: 'comment-typed', text: WORDS });
      fail(bench.send({ type: 'finished' }));
      expect(bench.screen).toMatchObject({ type: 'after', sealFailed: true, visit: { comment: WORDS } });
      expect(bench.send({ type: 'finished' }).effects).toMatchObject([{ type: 'seal' }]);
      fail(bench).tick(AFTER_MS);
      expect(detailOf(bench)).toEqual({ of: UUID, reasons: ['C2'] });
      expect(JSON.stringify(bench.state)).not.toContain(WORDS);
    },
  );

  test('a box of another visit is nobody’s', () => {
    const bench = thanked().send({ type: 'comment-typed', text: WORDS });
    expect(bench.send({ type: 'sealed', id: `${UUID}-detail`, box: BOX }).screen).toMatchObject({
      visit: { box: null },
    });
    bench.send({ type: 'finished' }).send({ type: 'sealed', id: 'other', box: BOX });
    expect(shown(bench).visit.box).toBeNull();
  });

  test('[JR2] a detail that is not kept is offered again under its id; the thanks were true', () => {
    const bench = thanked().send({ type: 'topic-toggled', code: 'C2' }).send({ type: 'finished' });
    const [first] = bench.effects;
    bench.send({ type: 'save-failed', id: `${UUID}-detail` });
    expect(bench.screen).toMatchObject({ type: 'not-saved', onward: { type: 'farewell' } });
    expect(bench.tick(SAVE_RETRY_MS).effects).toEqual([first]);
    expect(bench.send({ type: 'saved', id: `${UUID}-detail` }).screen.type).toBe('farewell');
    const late = thanked().send({ type: 'topic-toggled', code: 'C2' }).send({ type: 'finished' });
    expect(late.tick(SAVE_LIMIT_MS).screen.type).toBe('not-saved');
  });

  test('a page that is hidden or left ends the visit with what was given', () => {
    const bench = thanked().send({ type: 'topic-toggled', code: 'C2' }).send({ type: 'interrupted' });
    expect(detailOf(bench)).toEqual({ of: UUID, reasons: ['C2'] });
    const changing = thanked().send({ type: 'topic-toggled', code: 'C2' }).send({ type: 'change-opened' });
    expect(detailOf(changing.send({ type: 'interrupted' }))).toEqual({ of: UUID, reasons: ['C2'] });
    expect(benchAtQuestion(content).send({ type: 'interrupted' }).screen.type).toBe('question');
  });

  test('a comment on its way into its box is still recorded when the page is left', () => {
    const bench = thanked(thorough)
      .send({ type: 'comment-typed', text: WORDS })
      .send({ type: 'page-finished' });
    bench.send({ type: 'interrupted' });
    expect(bench.effects).toEqual([]);
    bench.send({ type: 'sealed', id: `${UUID}-detail`, box: BOX });
    expect(detailOf(bench)).toEqual({ of: UUID, reasons: [], sealed: BOX });
  });
});

describe('the optional module', () => {
  const asked = (office = thorough, id = UUID): KioskBench =>
    thanked(office, 4, id).send({ type: 'page-finished' }).tick(SETTLE_MS);
  const itemOf = (bench: KioskBench): string => {
    const { page } = shown(bench);
    return page.type === 'items' ? (page.items[page.place] ?? '') : '';
  };
  const answer = (bench: KioskBench, code: string | null): KioskBench =>
    bench.send({ type: 'item-answered', item: itemOf(bench), answer: code }).tick(SETTLE_MS);

  test('is off unless the unit wants it', () => {
    expect(thanked().send({ type: 'page-finished' }).screen.type).toBe('farewell');
  });

  test('asks the four of TT 01 and one of SIPAS, one at a time; answered or skipped, all into one detail', () => {
    const bench = asked();
    expect(itemOf(bench)).toBe('tt01-1');
    answer(answer(answer(answer(bench, '1'), null), '2'), 'no');
    const sipas = itemOf(bench);
    expect(sipas).toMatch(/^sipas-/);
    bench.send({ type: 'item-answered', item: sipas, answer: '5' });
    expect(detailOf(bench)).toEqual({
      of: UUID,
      reasons: [],
      answers: { 'tt01-1': '1', 'tt01-4': '2', 'tt01-7': 'no', [sipas]: '5' },
    });
  });

  test('only the parts that are switched on', () => {
    const onlySipas = { ...WITH_MODULE, intake: { ...WITH_MODULE.intake, tt01: false } };
    const bench = asked(sampleContent({ questionnaire: THOROUGH, settings: onlySipas }));
    expect(shown(bench).page).toMatchObject({ items: [expect.stringMatching(/^sipas-/)] });
    const onlyTt01 = { ...WITH_MODULE, intake: { ...WITH_MODULE.intake, sipas: false } };
    const other = asked(sampleContent({ questionnaire: THOROUGH, settings: onlyTt01 }));
    expect(shown(other).page).toMatchObject({ items: ['tt01-1', 'tt01-3', 'tt01-4', 'tt01-7'] });
  });

  test('comes round all SIPAS items, wherever the first visit begins', () => {
    const all = THOROUGH.items.filter(({ kind }) => kind === 'sipas').map(({ id }) => id);
    for (const start of [UUID, '019aa5f0-7c3e-7d11-9b3e-000000000000']) {
      const bench = benchAtQuestion(thorough);
      const seen = all.map((_, place) => {
        const id = place === 0 ? start : `visit-${place}`;
        bench.thanked(4, id).send({ type: 'page-finished' });
        const { page } = shown(bench);
        bench.tick(AFTER_MS).tick(FAREWELL_MS);
        return page.type === 'items' ? page.items.at(-1) : undefined;
      });
      expect([...seen].sort()).toEqual([...all].sort());
    }
    const first = (id: string) =>
      shown(benchAtQuestion(thorough).thanked(4, id).send({ type: 'page-finished' })).page;
    expect(first('a')).not.toEqual(first('b'));
  });

  test('can be ended at any question, with what was answered', () => {
    const bench = answer(asked(), '0').send({ type: 'finished' });
    expect(detailOf(bench)).toEqual({ of: UUID, reasons: [], answers: { 'tt01-1': '0' } });
    const left = answer(asked(), '0').tick(AFTER_MS);
    expect(detailOf(left)).toEqual({ of: UUID, reasons: [], answers: { 'tt01-1': '0' } });
  });

  test('everything skipped is nothing given', () => {
    const bench = asked();
    for (let n = 0; n < 5; n += 1) answer(bench, null);
    expect(bench.screen.type).toBe('farewell');
  });

  test('a double tap, an answer of another question or one that is not offered answers nothing', () => {
    const bench = asked().send({ type: 'item-answered', item: 'tt01-1', answer: '2' });
    expect(itemOf(bench)).toBe('tt01-3');
    expect(itemOf(bench.send({ type: 'item-answered', item: 'tt01-3', answer: '2' }))).toBe('tt01-3');
    bench.tick(SETTLE_MS).send({ type: 'item-answered', item: 'tt01-1', answer: '0' });
    expect(itemOf(bench.send({ type: 'item-answered', item: 'tt01-3', answer: '7' }))).toBe('tt01-3');
    expect(shown(bench).visit.answers).toEqual({ 'tt01-1': '2' });
  });

  test('a comment is sealed on the way to the questions and goes into the same detail', () => {
    const bench = thanked(thorough)
      .send({ type: 'comment-typed', text: WORDS })
      .send({ type: 'page-finished' });
    expect(shown(bench).page.type).toBe('topics');
    bench.send({ type: 'sealed', id: `${UUID}-detail`, box: BOX }).tick(SETTLE_MS);
    expect(shown(bench).page.type).toBe('items');
    expect(JSON.stringify(bench.state)).not.toContain(WORDS);
    expect(detailOf(bench.tick(AFTER_MS))).toEqual({ of: UUID, reasons: [], sealed: BOX });
  });

  test('topics, comment and change belong to the first page', () => {
    const bench = asked();
    const before = bench.screen;
    for (const input of [
      { type: 'topic-toggled', code: 'C1' },
      { type: 'comment-typed', text: WORDS },
      { type: 'change-opened' },
      { type: 'page-finished' },
      { type: 'change-dropped' },
    ] as const satisfies readonly KioskInput[]) {
      expect(bench.send(input).screen).toEqual(before);
    }
  });
});

test('elsewhere none of it does anything', () => {
  const inputs: readonly AfterInput[] = [
    { type: 'change-opened' },
    { type: 'change-dropped' },
    { type: 'topic-toggled', code: 'C1' },
    { type: 'comment-typed', text: WORDS },
    { type: 'page-finished' },
    { type: 'item-answered', item: 'tt01-1', answer: '2' },
    { type: 'finished' },
    { type: 'more-time' },
    { type: 'interrupted' },
    { type: 'sealed', id: `${UUID}-detail`, box: BOX },
    { type: 'seal-failed', id: `${UUID}-detail` },
  ];
  const places: readonly KioskBench[] = [
    benchAtQuestion(content),
    benchAtQuestion(content).tap(4, UUID),
    benchAtQuestion(content).tap(4, UUID).send({ type: 'save-failed', id: UUID }),
    thanked().send({ type: 'topic-toggled', code: 'C1' }).send({ type: 'finished' }),
    thanked().send({ type: 'finished' }),
    benchAtQuestion(content).send({ type: 'procedures-opened' }),
    benchAtQuestion(content).send({ type: 'staff-opened' }),
  ];
  for (const bench of places) {
    const before = bench.screen;
    for (const input of inputs) {
      expect(bench.send(input).screen, `${input.type} on ${before.type}`).toEqual(before);
      expect(bench.effects).toEqual([]);
    }
  }
});
