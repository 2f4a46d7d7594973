import { enChecklist } from '#i18n/locales/en/checklist.ts';
import { enKioskFinding } from '#i18n/locales/en/kiosk-finding.ts';
import { viChecklist } from '#i18n/locales/vi/checklist.ts';
import { viKioskFinding } from '#i18n/locales/vi/kiosk-finding.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';

const FINDING = { vi: viKioskFinding, en: enKioskFinding } as const;
const CHECKLIST = { vi: viChecklist, en: enChecklist } as const;

/** Brings the words of the look-up along; they are in its chunk, so that the question does not carry them. */
export function useFindingWords(): void {
  useBroughtWords('finding', FINDING);
  useBroughtWords('checklist', CHECKLIST);
}
