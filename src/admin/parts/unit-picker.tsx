import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { byName } from '../lib/by-name.ts';
import { useNames } from '../pages/use-names.ts';
import { SelectField } from './select-field.tsx';

/** Which of the account's units the page is about; nothing where there is only one. */
export function UnitPicker(props: {
  readonly unit: string;
  readonly onChoose: (unit: string) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { directory } = useNames();
  const units = directory?.units ?? [];
  if (units.length < 2) return null;
  return (
    <SelectField
      label={t('settings.unit')}
      none={null}
      options={byName(units)}
      value={props.unit}
      onChange={props.onChoose}
    />
  );
}
