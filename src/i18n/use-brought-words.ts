import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from './languages.ts';

/** Words of a namespace that come with the chunk of the first page that needs them, so that nobody loads them before. */
export function useBroughtWords(namespace: string, words: Readonly<Record<Language, object>>): void {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, namespace))
      i18n.addResourceBundle(language, namespace, words[language]);
  }
}
