import { expect, test } from 'vitest';
import { createI18n } from './create-i18n.ts';
import { enKiosk } from './locales/en/kiosk.ts';
import { viKiosk } from './locales/vi/kiosk.ts';

const words = { vi: viKiosk, en: enKiosk };

test('a surface has its own and the common words at once', () => {
  const i18n = createI18n('kiosk', words, 'vi');
  expect(i18n.t('unknown')).toBe('Chưa có thông tin');
  expect(i18n.t('kiosk:starting')).toBe('Đang khởi động…');
});

test('another language answers after the change', async () => {
  const i18n = createI18n('kiosk', words, 'vi');
  await i18n.changeLanguage('en');
  expect(i18n.t('unknown')).toBe('No information yet');
});

test('the words of another surface are not carried', () => {
  expect(createI18n('kiosk', words, 'vi').hasResourceBundle('vi', 'admin')).toBe(false);
});
