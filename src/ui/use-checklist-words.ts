import { useTranslation } from 'react-i18next';
import type { ChecklistWords } from '#shared/domain/checklist.ts';

/** The words around a checklist in the language of the screen; whoever shows one has brought the namespace along. */
export function useChecklistWords(): ChecklistWords {
  const { t } = useTranslation('checklist');
  return {
    code: (code) => t('code', { code }),
    abolished: t('abolished'),
    abolishedOn: (date) => t('abolishedOn', { date: plainDay(date) }),
    notYet: (date) => t('notYet', { date: plainDay(date) }),
    papers: t('papers'),
    always: t('always'),
    when: (when) => t('when', { when }),
    counts: (originals, copies) =>
      [
        ...(originals > 0 ? [t('originals', { count: originals })] : []),
        ...(copies > 0 ? [t('copies', { count: copies })] : []),
      ].join(', '),
    form: (code) => t('form', { code }),
    time: t('time'),
    fee: t('fee'),
    where: t('where'),
    source: t('source'),
    asOf: (date) => t('asOf', { date }),
    unknown: t('unknown'),
    freeUnproven: t('freeUnproven'),
  };
}

/** "01/01/2027", in the order in which papers here write it, whatever the language. */
function plainDay(date: string): string {
  return date.split('-').reverse().join('/');
}
