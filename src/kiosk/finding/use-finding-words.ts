import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { enChecklist } from '#i18n/locales/en/checklist.ts';
import { enKioskFinding } from '#i18n/locales/en/kiosk-finding.ts';
import { viChecklist } from '#i18n/locales/vi/checklist.ts';
import { viKioskFinding } from '#i18n/locales/vi/kiosk-finding.ts';

const WORDS = {
  finding: { vi: viKioskFinding, en: enKioskFinding },
  checklist: { vi: viChecklist, en: enChecklist },
} as const;
const NAMESPACES = ['finding', 'checklist'] as const;

/** Brings the words of the look-up along; they are in its chunk, so that the question does not carry them. */
export function useFindingWords(): void {
  const { i18n } = useTranslation();
  for (const namespace of NAMESPACES) {
    for (const language of LANGUAGES) {
      if (!i18n.hasResourceBundle(language, namespace))
        i18n.addResourceBundle(language, namespace, WORDS[namespace][language]);
    }
  }
}
