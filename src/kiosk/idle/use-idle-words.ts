import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enKioskIdle } from '#i18n/locales/en/kiosk-idle.ts';
import { viKioskIdle } from '#i18n/locales/vi/kiosk-idle.ts';

const WORDS = { vi: viKioskIdle, en: enKioskIdle } as const;

/** Brings the words of the idle screens along; they are in their chunk, so that the question does not carry them. */
export function useIdleWords(): void {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'idle')) i18n.addResourceBundle(language, 'idle', WORDS[language]);
  }
}
