import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enTakeHome } from '#i18n/locales/en/admin-take-home.ts';
import { viTakeHome } from '#i18n/locales/vi/admin-take-home.ts';

const WORDS = { vi: viTakeHome, en: enTakeHome };

/** Words of the printed codes; they come with their page. */
export function useTakeHomeWords(): TFunction<'takeHomeSheets'> {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'takeHomeSheets'))
      i18n.addResourceBundle(language, 'takeHomeSheets', WORDS[language]);
  }
  return useTranslation('takeHomeSheets').t;
}
