import { enKioskTakeHome } from '#i18n/locales/en/kiosk-take-home.ts';
import { viKioskTakeHome } from '#i18n/locales/vi/kiosk-take-home.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viKioskTakeHome, en: enKioskTakeHome } as const;

/** Brings the words of rating at home along; they are in its chunk, so that the question does not carry them. */
export function useTakeHomeWords(): void {
  useBroughtWords('takeHome', WORDS);
}
