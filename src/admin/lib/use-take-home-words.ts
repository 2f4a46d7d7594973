import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { enTakeHome } from '#i18n/locales/en/admin-take-home.ts';
import { viTakeHome } from '#i18n/locales/vi/admin-take-home.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viTakeHome, en: enTakeHome };

/** Words of the printed codes; they come with their page. */
export function useTakeHomeWords(): TFunction<'takeHomeSheets'> {
  useBroughtWords('takeHomeSheets', WORDS);
  return useTranslation('takeHomeSheets').t;
}
