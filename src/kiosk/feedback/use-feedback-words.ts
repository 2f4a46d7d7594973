import { enKioskFeedback } from '#i18n/locales/en/kiosk-feedback.ts';
import { viKioskFeedback } from '#i18n/locales/vi/kiosk-feedback.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viKioskFeedback, en: enKioskFeedback } as const;

/** Brings the words of the feedback along; they are in its chunk, so that the question does not carry them. */
export function useFeedbackWords(): void {
  useBroughtWords('feedback', WORDS);
}
