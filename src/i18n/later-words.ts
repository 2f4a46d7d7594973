import type { i18n } from 'i18next';
import type { SurfaceNamespaces } from './create-i18n.ts';
import type { Language } from './languages.ts';

/** The languages other than Vietnamese, each a chunk of its own that is loaded when it is spoken. */
export type LaterWords = { readonly [L in Exclude<Language, 'vi'>]: () => Promise<object> };

/**
 * Brings a language of a surface along, if it is not there; rejects when its words cannot be had. Until then Vietnamese
 * stands in.
 */
export async function bringWords(
  instance: i18n,
  namespace: keyof SurfaceNamespaces,
  later: LaterWords,
  language: Language,
): Promise<void> {
  if (language === 'vi' || instance.hasResourceBundle(language, namespace)) return;
  instance.addResourceBundle(language, namespace, await later[language]());
}
