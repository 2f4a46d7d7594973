import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { byName, inOrder } from '../lib/by-name.ts';
import { useNames } from '../pages/use-names.ts';
import { SelectField } from './select-field.tsx';

/** Which clerk of a unit at which of its counters. */
export function WhoAndWhere(props: {
  readonly unit: string;
  readonly value: { readonly counter: string; readonly clerk: string };
  readonly tried: boolean;
  readonly onChange: (part: { readonly counter?: string; readonly clerk?: string }) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { directory } = useNames();
  const { unit, value, tried } = props;
  const counters = (directory?.counters ?? []).filter((one) => one.unit === unit && one.closedAt === null);
  const clerks = (directory?.clerks ?? []).filter((one) => one.unit === unit && one.leftOn === null);
  return (
    <>
      <SelectField
        label={t('office.duties.counter')}
        none={t('office.choose')}
        options={inOrder(counters).map(({ id, name, number }) => ({
          value: id,
          label: number === null ? name : `${number} · ${name}`,
        }))}
        value={value.counter}
        form
        error={tried && value.counter === '' ? t('office.duties.missingCounter') : null}
        onChange={(counter) => props.onChange({ counter })}
      />
      <SelectField
        label={t('office.duties.clerk')}
        none={t('office.choose')}
        options={byName(clerks)}
        value={value.clerk}
        form
        error={tried && value.clerk === '' ? t('office.duties.missingClerk') : null}
        onChange={(clerk) => props.onChange({ clerk })}
      />
    </>
  );
}
