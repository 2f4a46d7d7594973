import { enKioskProcedure } from '#i18n/locales/en/kiosk-procedure.ts';
import { viKioskProcedure } from '#i18n/locales/vi/kiosk-procedure.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viKioskProcedure, en: enKioskProcedure } as const;

/** Brings the words of a procedure's page along; they are in its chunk, so that the question does not carry them. */
export function useProcedureWords(): void {
  useBroughtWords('procedure', WORDS);
}
