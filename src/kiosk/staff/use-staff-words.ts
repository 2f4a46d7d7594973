import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enKioskStaff } from '#i18n/locales/en/kiosk-staff.ts';
import { viKioskStaff } from '#i18n/locales/vi/kiosk-staff.ts';

const WORDS = { vi: viKioskStaff, en: enKioskStaff } as const;

/** Brings the words of the staff's panel along; they are in its chunk, so that the question does not carry them. */
export function useStaffWords(): void {
  const { i18n } = useTranslation();
  for (const language of LANGUAGES) {
    if (!i18n.hasResourceBundle(language, 'staff'))
      i18n.addResourceBundle(language, 'staff', WORDS[language]);
  }
}
