import type { i18n } from 'i18next';
import type { SurfaceWords } from './create-i18n.ts';
import type { Language } from './languages.ts';
import { bringWords, type LaterWords } from './later-words.ts';
import { viKiosk } from './locales/vi/kiosk.ts';

/** The kiosk's words as far as the first question needs them. */
export const KIOSK_WORDS: SurfaceWords = { vi: viKiosk };

/** Precached with the rest, so that the other languages need no network either. */
const LATER: LaterWords = {
  en: async () => (await import('./locales/en/kiosk.ts')).enKiosk,
};

/** Brings a language of the kiosk along; rejects when its words cannot be had. */
export function bringKioskWords(instance: i18n, language: Language): Promise<void> {
  return bringWords(instance, 'kiosk', LATER, language);
}
