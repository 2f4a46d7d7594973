import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toClerkId, toCounterId, toUnitId } from '#shared/domain/ids.ts';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import type { Directory } from '../api/directory-api.ts';
import { byName } from '../lib/by-name.ts';
import { filterToQuery } from '../lib/rating-filter-url.ts';
import { LevelFilter } from './level-filter.tsx';
import { MoreRatingFilters } from './more-rating-filters.tsx';
import styles from './rating-filters.module.css';
import { SelectField } from './select-field.tsx';

interface FilterProps {
  readonly filter: RatingFilter;
  readonly directory: Directory | null;
  readonly onChange: (filter: RatingFilter) => void;
}

/** What the ledger shows; every change is in the address at once. On a phone they fold away. */
export function RatingFilters(props: FilterProps): ReactNode {
  const { t } = useTranslation('admin');
  const { filter, onChange } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const used = [...filterToQuery(filter).keys()].filter((name) => name !== 'questionnaire').length;
  const wrongRange = filter.from !== undefined && filter.to !== undefined && filter.from > filter.to;
  return (
    <section aria-label={t('ratings.filters')}>
      <div className={styles.toggle}>
        <Button size="desk" wide aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {used === 0 ? t('ratings.filters') : t('ratings.filtersActive', { n: used })}
        </Button>
      </div>
      <div id={id} className={classes(styles.filters, open && styles.open)}>
        <DayField
          label={t('ratings.from')}
          value={filter.from ?? ''}
          onChange={(from) => onChange({ ...filter, from: from || undefined })}
        />
        <DayField
          label={t('ratings.to')}
          value={filter.to ?? ''}
          onChange={(to) => onChange({ ...filter, to: to || undefined })}
        />
        <PlaceFields {...props} />
        <MoreRatingFilters {...props} />
        {used > 0 && (
          <div className={styles.clear}>
            <Button look="quiet" size="desk" onClick={() => onChange({})}>
              {t('ratings.clear')}
            </Button>
          </div>
        )}
        <LevelFilter {...props} />
      </div>
      {wrongRange && (
        <p role="alert" className={styles.wrong}>
          {t('ratings.badRange')}
        </p>
      )}
    </section>
  );
}

function PlaceFields({ filter, directory, onChange }: FilterProps): ReactNode {
  const { t } = useTranslation('admin');
  const units = directory?.units ?? [];
  const inUnit = <T extends { readonly unit: string }>(items: readonly T[] | undefined) =>
    (items ?? []).filter((item) => filter.unit === undefined || item.unit === filter.unit);
  return (
    <>
      {units.length > 1 && (
        <SelectField
          label={t('ratings.unit')}
          none={t('ratings.allUnits')}
          options={byName(units)}
          value={filter.unit ?? ''}
          onChange={(unit) =>
            onChange({
              ...filter,
              unit: unit === '' ? undefined : toUnitId(unit),
              counter: undefined,
              clerk: undefined,
            })
          }
        />
      )}
      <SelectField
        label={t('ratings.counter')}
        none={t('ratings.allCounters')}
        options={byName(inUnit(directory?.counters))}
        value={filter.counter ?? ''}
        onChange={(counter) =>
          onChange({ ...filter, counter: counter === '' ? undefined : toCounterId(counter) })
        }
      />
      <SelectField
        label={t('ratings.clerk')}
        none={t('ratings.allClerks')}
        options={byName(inUnit(directory?.clerks))}
        value={filter.clerk ?? ''}
        onChange={(clerk) => onChange({ ...filter, clerk: clerk === '' ? undefined : toClerkId(clerk) })}
      />
    </>
  );
}

function DayField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className={styles.day}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.input}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
