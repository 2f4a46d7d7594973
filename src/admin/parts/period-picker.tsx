import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { namedPeriods, type Period } from '../lib/periods.ts';
import { useToday } from '../lib/use-today.ts';
import styles from '../pages/overview-page.module.css';
import { UnitPicker } from './unit-picker.tsx';

const NAMED = ['thisMonth', 'lastMonth', 'thisQuarter', 'thisYear'] as const;

/** Which unit, and from which day to which. */
export function PeriodPicker(props: {
  readonly unit: string;
  readonly period: Period;
  readonly onChange: (wish: { readonly unit: string } & Period) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const named = namedPeriods(useToday());
  const { unit, period, onChange } = props;
  const change = (part: Partial<Period>) => {
    const next = { ...period, ...part };
    // A field that is being typed in is empty for a while, and the end may be typed before the beginning.
    if (next.from !== '' && next.to !== '' && next.from <= next.to) onChange({ unit, ...next });
  };
  return (
    <div className={styles.filters}>
      <UnitPicker unit={unit} onChoose={(chosen) => onChange({ unit: chosen, ...period })} />
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={`${end} ${period[end]}`}
          size="desk"
          type="date"
          label={t(`ratings.${end}`)}
          defaultValue={period[end]}
          onChange={(event) => change({ [end]: event.target.value })}
        />
      ))}
      <fieldset className={styles.quick} aria-label={t('overview.period')}>
        {NAMED.map((name) => (
          <Button
            key={name}
            size="desk"
            look="quiet"
            aria-pressed={named[name].from === period.from && named[name].to === period.to}
            onClick={() => onChange({ unit, ...named[name] })}
          >
            {t(`overview.periods.${name}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
