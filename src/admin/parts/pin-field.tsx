import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStaffPin, STAFF_PIN_LENGTH } from '#shared/domain/staff-pin.ts';
import { TextField } from '#ui/text-field.tsx';
import { SelectField } from './select-field.tsx';
import styles from './setting-fields.module.css';

/** A PIN is kept, set or taken away; the one that is set is shown to nobody. Undefined: kept. */
export function PinField(props: {
  readonly isSet: boolean;
  readonly value: string | null | undefined;
  readonly onChange: (pin: string | null | undefined) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const [left, setLeft] = useState(false);
  const { value } = props;
  const choice = value === undefined ? 'keep' : value === null ? 'none' : 'new';
  const choose = (next: string) => props.onChange(next === 'keep' ? undefined : next === 'none' ? null : '');
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('settings.pin.label')}</legend>
      <p>{props.isSet ? t('settings.pin.set') : t('settings.pin.unset')}</p>
      <SelectField
        label={t('settings.pin.label')}
        none={null}
        options={(['keep', 'new', 'none'] as const).map((one) => ({
          value: one,
          label: t(`settings.pin.${one}`),
        }))}
        value={choice}
        form
        onChange={choose}
      />
      {typeof value === 'string' && (
        <TextField
          label={t('settings.pin.digits')}
          size="desk"
          inputMode="numeric"
          autoComplete="off"
          maxLength={STAFF_PIN_LENGTH}
          error={left && !isStaffPin(value) ? t('settings.pin.wrong') : null}
          value={value}
          onBlur={() => setLeft(true)}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </fieldset>
  );
}
