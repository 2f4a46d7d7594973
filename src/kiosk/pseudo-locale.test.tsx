// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { viKiosk } from '#i18n/locales/vi/kiosk.ts';
import { viKioskFeedback } from '#i18n/locales/vi/kiosk-feedback.ts';
import { viKioskFinding } from '#i18n/locales/vi/kiosk-finding.ts';
import { createFakeTablet } from '#tests/support/kiosk-fakes.ts';
import { inEveryLanguage, pseudoWords } from '#tests/support/pseudo-locale.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import { sampleContent } from '#tests/support/sample-content.ts';

afterEach(cleanup);

const WORDS = inEveryLanguage(pseudoWords(viKiosk));
const LATER = { finding: pseudoWords(viKioskFinding) };
/** Words that every surface shares are not this surface's to translate. */
const COMMON = ['Dữ liệu mẫu', 'English', 'Chưa có thông tin', 'Quay lại', 'Thử lại', 'Đóng', 'Hài Lòng'];

/** Texts on the screen that came neither from the words of the kiosk nor from the office. */
function foreignTexts(): readonly string[] {
  const office = JSON.stringify(sampleContent()).normalize('NFC');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  return texts
    .map((text) => text.replaceAll('\u00a0', ' ').replace(/^[\s·:]+|[\s·:]+$/g, ''))
    .filter((text) => /\p{L}/u.test(text) && !text.includes('⟦') && !COMMON.includes(text))
    .filter((text) => !office.includes(text));
}

/** A tablet that has nothing to tell staff: what they are told comes with words that are loaded later. */
function quietTablet() {
  const tablet = createFakeTablet(sampleContent());
  tablet.status = { ...tablet.status, phase: 'idle', pending: 0 };
  return tablet;
}

test('the question and the help say nothing but the words of the language and of the office', async () => {
  const { user } = await renderKiosk(quietTablet(), WORDS);
  expect(foreignTexts()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /⟦Trợ giúp/ }));
  expect(foreignTexts()).toEqual([]);
});

test.each([['procedures', /⟦Tra cứu thủ tục/]] as const)(
  'so do the screens one tap away: %s',
  async (_, door) => {
    const { user } = await renderKiosk(createFakeTablet(sampleContent()), WORDS, LATER);
    await user.click(screen.getByRole('button', { name: door }));
    expect(foreignTexts()).toEqual([]);
  },
);

test('so do the pages of the feedback, with what is wrong on them', async () => {
  const later = { feedback: pseudoWords(viKioskFeedback) };
  const { user } = await renderKiosk(createFakeTablet(sampleContent()), WORDS, later);
  await user.click(screen.getByRole('button', { name: /⟦Góp ý, phản ánh/ }));
  expect(foreignTexts()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /⟦Phản ánh, kiến nghị/ }));
  await user.click(screen.getByRole('button', { name: /⟦Tiếp tục/ }));
  expect(screen.getByText(/⟦Xin viết nội dung/)).toBeTruthy();
  expect(foreignTexts()).toEqual([]);
  await user.type(screen.getByRole('textbox'), '1');
  await user.click(screen.getByRole('button', { name: /⟦Hủy, không gửi/ }));
  expect(screen.getByRole('dialog').textContent).toContain('⟦Bỏ nội dung');
  expect(foreignTexts()).toEqual([]);
});

test('a text that stands in the page itself would be found', async () => {
  await renderKiosk(quietTablet(), WORDS);
  document.body.append('Chữ viết cứng');
  expect(foreignTexts()).toEqual(['Chữ viết cứng']);
});
