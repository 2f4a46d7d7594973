import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enKioskVisit } from '#i18n/locales/en/kiosk-visit.ts';
import { viKioskVisit } from '#i18n/locales/vi/kiosk-visit.ts';

const WORDS = { vi: viKioskVisit, en: enKioskVisit } as const;

/** Brings along the words of what follows the thanks; they are in its chunk, so that the question does not carry them. */
export function useVisitWords(): void {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'visit'))
      i18n.addResourceBundle(language, 'visit', WORDS[language]);
  }
}
