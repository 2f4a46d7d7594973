import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { enInsight } from '#i18n/locales/en/admin-insight.ts';
import { viInsight } from '#i18n/locales/vi/admin-insight.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viInsight, en: enInsight };

/** Words of the pages that look closer at figures: brought along by the first of them that is opened. */
export function useInsightWords(): TFunction<'insight'> {
  useBroughtWords('insight', WORDS);
  return useTranslation('insight').t;
}
