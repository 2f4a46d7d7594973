import { enKioskVisit } from '#i18n/locales/en/kiosk-visit.ts';
import { viKioskVisit } from '#i18n/locales/vi/kiosk-visit.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viKioskVisit, en: enKioskVisit } as const;

/** Brings along the words of what follows the thanks; they are in its chunk, so that the question does not carry them. */
export function useVisitWords(): void {
  useBroughtWords('visit', WORDS);
}
