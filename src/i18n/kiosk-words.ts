import type { i18n } from 'i18next';
import type { SurfaceWords } from './create-i18n.ts';
import type { Language } from './languages.ts';
import { viKiosk } from './locales/vi/kiosk.ts';

/** The kiosk's words as far as the first question needs them. */
export const KIOSK_WORDS: SurfaceWords = { vi: viKiosk };

/** The other languages: each a chunk of its own, precached with the rest, so that it needs no network either. */
const LATER: { readonly [L in Exclude<Language, 'vi'>]: () => Promise<object> } = {
  en: async () => (await import('./locales/en/kiosk.ts')).enKiosk,
};

/** Brings a language along, if it is not there; rejects when its words cannot be had. Until then Vietnamese stands in. */
export async function bringKioskWords(instance: i18n, language: Language): Promise<void> {
  if (language === 'vi' || instance.hasResourceBundle(language, 'kiosk')) return;
  instance.addResourceBundle(language, 'kiosk', await LATER[language]());
}
