import { enKioskStaff } from '#i18n/locales/en/kiosk-staff.ts';
import { viKioskStaff } from '#i18n/locales/vi/kiosk-staff.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const WORDS = { vi: viKioskStaff, en: enKioskStaff } as const;

/** Brings the words of the staff's panel along; they are in its chunk, so that the question does not carry them. */
export function useStaffWords(): void {
  useBroughtWords('staff', WORDS);
}
