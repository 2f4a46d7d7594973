import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { enTold } from '#i18n/locales/en/admin-told.ts';
import { viTold } from '#i18n/locales/vi/admin-told.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viTold, en: enTold };

/** Words of "Dân nói – đã làm": brought along by its pages. */
export function useToldWords(): TFunction<'told'> {
  useBroughtWords('told', WORDS);
  return useTranslation('told').t;
}
