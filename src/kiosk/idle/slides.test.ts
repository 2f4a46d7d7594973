import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttractSetting, Notice } from '#shared/protocol/unit-settings.ts';
import { CLERK, sampleContent } from '#tests/support/sample-content.ts';
import { paginate, slidesOf } from './slides.ts';

const text = (vi: string) => ({ vi, en: `${vi} (en)` });
const notice = (id: string, changes: Partial<Notice> = {}): Notice => ({
  id,
  title: text(id),
  text: text('Nội dung.'),
  from: null,
  to: null,
  ...changes,
});

function contentWith(attract: Partial<AttractSetting>) {
  const content = sampleContent();
  const { settings } = content;
  return { ...content, settings: { ...settings, attract: { ...settings.attract, ...attract } } };
}

const RESULT = { from: '2026-10-01', to: '2026-10-31', n: 850, satisfied: 800, asked: 1_000, flagged: 10 };

describe('the slides of a day', () => {
  test('how to use the kiosk is always among them', () => {
    expect(slidesOf(contentWith({}), '2026-11-23', 'vi')).toEqual([{ type: 'guide' }]);
  });

  test('a notice stands on its days, first and last included', () => {
    const notices = [notice('luôn'), notice('tháng 11', { from: '2026-11-01', to: '2026-11-30' })];
    const titlesOn = (day: string) =>
      slidesOf(contentWith({ notices }), day, 'vi').flatMap((slide) =>
        slide.type === 'notice' ? [slide.title] : [],
      );
    expect(titlesOn('2026-10-31')).toEqual(['luôn']);
    expect(titlesOn('2026-11-01')).toEqual(['luôn', 'tháng 11']);
    expect(titlesOn('2026-11-30')).toEqual(['luôn', 'tháng 11']);
    expect(titlesOn('2026-12-01')).toEqual(['luôn']);
  });

  test('they speak the language of the screen', () => {
    const [, slide] = slidesOf(contentWith({ notices: [notice('a')] }), '2026-11-23', 'en');
    expect(slide).toMatchObject({ title: 'a (en)', text: 'Nội dung. (en)' });
  });

  test('the result comes with its interval and its response rate, which counts flagged answers as answers', () => {
    const [, slide] = slidesOf(contentWith({ result: RESULT }), '2026-11-23', 'vi');
    expect(slide).toMatchObject({
      figures: { rate: 94.12, interval: { low: 92.33, high: 95.51 }, response: 86 },
    });
  });

  test('figures that cannot be are not shown', () => {
    for (const wrong of [
      { n: 0, satisfied: 0 },
      { n: 5, satisfied: 6 },
    ]) {
      expect(slidesOf(contentWith({ result: { ...RESULT, ...wrong } }), '2026-11-23', 'vi')).toHaveLength(1);
    }
    const [, slide] = slidesOf(contentWith({ result: { ...RESULT, asked: 20 } }), '2026-11-23', 'vi');
    expect(slide).toMatchObject({ figures: { response: null } });
  });

  test('nothing of a clerk is in them', () => {
    const action = {
      ...{ id: 'a', date: '2026-11-01', said: text('Chờ lâu.'), done: text('Mở thêm quầy.') },
      result: text('Hết chờ.'),
    };
    const slides = slidesOf(contentWith({ result: RESULT, actions: [action] }), '2026-11-23', 'vi');
    const [clerk] = sampleContent().clerks;
    expect(JSON.stringify(slides)).not.toContain(CLERK);
    expect(JSON.stringify(slides)).not.toContain(clerk?.name);
  });
});

test('what became of it is told where somebody has said so', () => {
  const told = (result: ReturnType<typeof text> | null) => {
    const action = { id: 'a', date: '2026-11-01', said: text('Chờ lâu.'), done: text('Mở quầy.'), result };
    return slidesOf(contentWith({ actions: [action] }), '2026-11-23', 'vi').at(-1);
  };
  expect(told(text('Hết chờ.'))).toMatchObject({ type: 'action', result: 'Hết chờ.' });
  expect(told(null)).toMatchObject({ type: 'action', result: null });
});

describe('a long text', () => {
  test('breaks between paragraphs and sentences', () => {
    expect(paginate('Câu một. Câu hai. Câu ba.', 18)).toEqual(['Câu một. Câu hai.', 'Câu ba.']);
    expect(paginate('Đoạn một\nĐoạn hai', 12)).toEqual(['Đoạn một', 'Đoạn hai']);
    expect(paginate('ngắn', 400)).toEqual(['ngắn']);
  });

  test('loses no word and never exceeds a page', () => {
    const words = fc.array(fc.constantFrom('một', 'hai.', 'dài'.repeat(9), 'ba\nbốn', '…', 'x'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 60 }), (parts, limit) => {
        const whole = parts.join(' ');
        const pages = paginate(whole, limit);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit);
        const bare = (value: string) => value.replace(/\s+/g, '');
        expect(bare(pages.join(' '))).toBe(bare(whole));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
