import { useTranslation } from 'react-i18next';
import { partKeyOf } from '../lib/procedure-form.ts';

/** The word for a member of a procedure; one without a word is shown by its key rather than left out. */
export function usePartName(): (key: string) => string {
  const { t } = useTranslation('admin');
  return (key) => {
    const known = partKeyOf(key);
    return known === null ? `${t('procedures.parts.other')} (${key})` : t(`procedures.parts.${known}`);
  };
}
