import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enInsight } from '#i18n/locales/en/admin-insight.ts';
import { viInsight } from '#i18n/locales/vi/admin-insight.ts';

const WORDS = { vi: viInsight, en: enInsight };

/** Words of the pages that look closer at figures: brought along by the first of them that is opened. */
export function useInsightWords(): TFunction<'insight'> {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'insight'))
      i18n.addResourceBundle(language, 'insight', WORDS[language]);
  }
  return useTranslation('insight').t;
}
