import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enTold } from '#i18n/locales/en/admin-told.ts';
import { viTold } from '#i18n/locales/vi/admin-told.ts';

const WORDS = { vi: viTold, en: enTold };

/** Words of "Dân nói – đã làm": brought along by its pages. */
export function useToldWords(): TFunction<'told'> {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'told')) i18n.addResourceBundle(language, 'told', WORDS[language]);
  }
  return useTranslation('told').t;
}
