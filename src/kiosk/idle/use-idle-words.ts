import { enKioskIdle } from '#i18n/locales/en/kiosk-idle.ts';
import { viKioskIdle } from '#i18n/locales/vi/kiosk-idle.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viKioskIdle, en: enKioskIdle } as const;

/** Brings the words of the idle screens along; they are in their chunk, so that the question does not carry them. */
export function useIdleWords(): void {
  useBroughtWords('idle', WORDS);
}
