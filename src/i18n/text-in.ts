import type { TranslatedText } from '#shared/protocol/translated.ts';
import { DEFAULT_LANGUAGE, type Language } from './languages.ts';

/** A text of the office in the language of the screen; in Vietnamese where the office has not given it in that language. */
export function textIn(text: TranslatedText, language: Language): string {
  const translations: Readonly<Record<string, string>> = text;
  return translations[language] ?? text[DEFAULT_LANGUAGE];
}
