import { enChecklist } from '#i18n/locales/en/checklist.ts';
import { viChecklist } from '#i18n/locales/vi/checklist.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viChecklist, en: enChecklist };

/** Brings the words of a checklist along with the page that shows one. */
export function useChecklistBundle(): void {
  useBroughtWords('checklist', WORDS);
}
