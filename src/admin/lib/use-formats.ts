import { useTranslation } from 'react-i18next';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '#i18n/languages.ts';
import { useSession } from '../services.tsx';
import { createFormats, type Formats } from './formats.ts';

/** The language on the screen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return LANGUAGES.find((language) => language === i18n.language) ?? DEFAULT_LANGUAGE;
}

const MADE = new Map<string, Formats>();

/** Formats of the screen's language and the office's time zone. */
export function useFormats(): Formats {
  const language = useLanguage();
  const timeZone = useSession((state) => state.session?.unit.timeZone) ?? 'Asia/Ho_Chi_Minh';
  const key = `${language} ${timeZone}`;
  const made = MADE.get(key) ?? createFormats(language, timeZone);
  MADE.set(key, made);
  return made;
}
