import type { i18n } from 'i18next';
import type { SurfaceWords } from './create-i18n.ts';
import type { Language } from './languages.ts';
import { bringWords, type LaterWords } from './later-words.ts';
import { viAdmin } from './locales/vi/admin.ts';

/** What the administrators' pages say from the start. */
export const ADMIN_WORDS: SurfaceWords = { vi: viAdmin };

const LATER: LaterWords = {
  en: async () => (await import('./locales/en/admin.ts')).enAdmin,
};

/** Brings a language of the administrators' pages along; rejects when its words cannot be had. */
export function bringAdminWords(instance: i18n, language: Language): Promise<void> {
  return bringWords(instance, 'admin', LATER, language);
}
