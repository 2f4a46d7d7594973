import { describe, expect, test } from 'vitest';
import { ADMIN_WORDS, bringAdminWords } from './admin-words.ts';
import { createI18n } from './create-i18n.ts';
import { bringKioskWords, KIOSK_WORDS } from './kiosk-words.ts';
import { LANGUAGES } from './languages.ts';

describe.each([
  {
    surface: 'kiosk',
    words: KIOSK_WORDS,
    bring: bringKioskWords,
    key: 'kiosk:starting',
    said: ['Đang khởi động…', 'Starting…'],
  },
  {
    surface: 'admin',
    words: ADMIN_WORDS,
    bring: bringAdminWords,
    key: 'admin:nav.ratings',
    said: ['Đánh giá', 'Ratings'],
  },
] as const)('$surface', ({ surface, words, bring, key, said }) => {
  test('until its words are there a language is spoken in Vietnamese, and from then on in its own', async () => {
    const i18n = createI18n(surface, words, 'vi');
    await i18n.changeLanguage('en');
    expect(i18n.t(key)).toBe(said[0]);
    await bring(i18n, 'en');
    expect(i18n.t(key)).toBe(said[1]);
  });

  test('every language has its words', async () => {
    const i18n = createI18n(surface, words, 'vi');
    for (const language of LANGUAGES) {
      await bring(i18n, language);
      expect(i18n.hasResourceBundle(language, surface), language).toBe(true);
    }
  });
});
