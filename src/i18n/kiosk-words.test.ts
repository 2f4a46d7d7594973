import { expect, test } from 'vitest';
import { createI18n } from './create-i18n.ts';
import { bringKioskWords, KIOSK_WORDS } from './kiosk-words.ts';
import { LANGUAGES } from './languages.ts';

test('until its words are there a language is spoken in Vietnamese, and from then on in its own', async () => {
  const i18n = createI18n('kiosk', KIOSK_WORDS, 'vi');
  await i18n.changeLanguage('en');
  expect(i18n.t('kiosk:starting')).toBe('Đang khởi động…');
  await bringKioskWords(i18n, 'en');
  expect(i18n.t('kiosk:starting')).toBe('Starting…');
});

test('every language has its words', async () => {
  const i18n = createI18n('kiosk', KIOSK_WORDS, 'vi');
  for (const language of LANGUAGES) {
    await bringKioskWords(i18n, language);
    expect(i18n.hasResourceBundle(language, 'kiosk'), language).toBe(true);
  }
});
