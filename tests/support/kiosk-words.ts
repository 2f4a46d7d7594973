import { enKiosk } from '#i18n/locales/en/kiosk.ts';
import { viKiosk } from '#i18n/locales/vi/kiosk.ts';

/** The kiosk's words in every language, there at once. */
export const ALL_KIOSK_WORDS = { vi: viKiosk, en: enKiosk } as const;
