import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enChecklist } from '#i18n/locales/en/checklist.ts';
import { viChecklist } from '#i18n/locales/vi/checklist.ts';

const WORDS = { vi: viChecklist, en: enChecklist };

/** Brings the words of a checklist along with the page that shows one. */
export function useChecklistBundle(): void {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'checklist'))
      i18n.addResourceBundle(language, 'checklist', WORDS[language]);
  }
}
