import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enKioskProcedure } from '#i18n/locales/en/kiosk-procedure.ts';
import { viKioskProcedure } from '#i18n/locales/vi/kiosk-procedure.ts';

const WORDS = { vi: viKioskProcedure, en: enKioskProcedure } as const;

/** Brings the words of a procedure's page along; they are in its chunk, so that the question does not carry them. */
export function useProcedureWords(): void {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'procedure'))
      i18n.addResourceBundle(language, 'procedure', WORDS[language]);
  }
}
