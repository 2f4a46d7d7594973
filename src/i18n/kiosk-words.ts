import type { SurfaceWords } from './create-i18n.ts';
import { enKiosk } from './locales/en/kiosk.ts';
import { viKiosk } from './locales/vi/kiosk.ts';

/** The kiosk's words in every language; all of them are there at once, because a tablet has no network to fetch one over. */
export const KIOSK_WORDS: SurfaceWords = { vi: viKiosk, en: enKiosk };
