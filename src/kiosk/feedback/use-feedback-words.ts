import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enKioskFeedback } from '#i18n/locales/en/kiosk-feedback.ts';
import { viKioskFeedback } from '#i18n/locales/vi/kiosk-feedback.ts';

const WORDS = { vi: viKioskFeedback, en: enKioskFeedback } as const;

/** Brings the words of the feedback along; they are in its chunk, so that the question does not carry them. */
export function useFeedbackWords(): void {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'feedback'))
      i18n.addResourceBundle(language, 'feedback', WORDS[language]);
  }
}
