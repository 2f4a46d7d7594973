import { useTranslation } from 'react-i18next';
import { type DraftFault, type DraftFaults, type DraftField, TEXT_MAX } from '../feedback-draft.ts';
import type { FeedbackDoor } from '../feedback-state.ts';

export type WordFault = (field: DraftField) => string | null;

/** Says of each field how to mend it; null where nothing is to be mended. */
export function useFaultWords(door: FeedbackDoor, faults: DraftFaults): WordFault {
  const { t } = useTranslation('feedback');
  return (field) => {
    const fault = faults.get(field);
    if (fault === undefined) return null;
    return t(keyOf(door, field, fault), { max: TEXT_MAX });
  };
}

function keyOf(door: FeedbackDoor, field: DraftField, fault: DraftFault) {
  const report = door === 'integrity';
  switch (field) {
    case 'text':
      return fault === 'missing' ? 'faults.textMissing' : 'faults.textWrong';
    case 'about':
      return 'faults.aboutMissing';
    case 'name':
      return fault === 'missing' ? 'faults.nameMissing' : 'faults.wrong';
    case 'address':
      return fault === 'missing' ? 'faults.addressMissing' : 'faults.wrong';
    case 'phone':
      if (fault === 'wrong') return 'faults.phoneWrong';
      return report ? 'faults.phoneMissingReport' : 'faults.phoneMissing';
    case 'consent':
      return report ? 'faults.consentMissingReport' : 'faults.consentMissing';
    case 'publish':
      return 'faults.publishMissing';
  }
}
