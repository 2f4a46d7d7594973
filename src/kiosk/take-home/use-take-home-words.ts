import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enKioskTakeHome } from '#i18n/locales/en/kiosk-take-home.ts';
import { viKioskTakeHome } from '#i18n/locales/vi/kiosk-take-home.ts';

const WORDS = { vi: viKioskTakeHome, en: enKioskTakeHome } as const;

/** Brings the words of rating at home along; they are in its chunk, so that the question does not carry them. */
export function useTakeHomeWords(): void {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'takeHome'))
      i18n.addResourceBundle(language, 'takeHome', WORDS[language]);
  }
}
