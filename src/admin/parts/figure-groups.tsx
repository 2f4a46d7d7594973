import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Summary, SummaryBy, SummaryGroup } from '#shared/protocol/summary.ts';
import { Button } from '#ui/button.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { WEEKDAYS } from '../lib/weekdays.ts';
import styles from '../pages/overview-page.module.css';
import { SelectField } from './select-field.tsx';
import { IntervalBar } from './share-bar.tsx';

const CHOICES = ['unit', 'counter', 'clerk', 'procedure', 'field', 'hour', 'weekday'] as const;
type Choice = (typeof CHOICES)[number];

/** Of a long list those with the most ratings come first; the others on demand, and all of them beside each other in the comparison. */
const FIRST_ROWS = 20;

/** The same period divided: intervals beside rates, and "too few" in the place of a rank. */
export function FigureGroups(props: {
  readonly summary: Summary;
  readonly unit: string;
  readonly by: SummaryBy;
  readonly onBy: (by: SummaryBy) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { summary, by } = props;
  const choice = CHOICES.find((one) => one === by) ?? 'counter';
  // While the next division is on its way, the one on the screen keeps its own name.
  const shown = CHOICES.find((one) => one === summary.by) ?? choice;
  const ranked = summary.groups.some(({ rank }) => rank !== null);
  const inTime = shown === 'hour' || shown === 'weekday';
  const groups = summary.groups.toSorted((a, b) =>
    inTime ? Number(a.key) - Number(b.key) : b.ratings - a.ratings,
  );
  return (
    <section className={styles.section} aria-labelledby="figure-groups">
      <h2 id="figure-groups" className={styles.heading}>
        {t('overview.groups')}
      </h2>
      <div className={styles.filters}>
        <SelectField
          label={t('overview.divide')}
          none={null}
          options={CHOICES.map((one) => ({ value: one, label: t(`overview.by.${one}`) }))}
          value={choice}
          onChange={(value) => props.onBy(CHOICES.find((one) => one === value) ?? choice)}
        />
      </div>
      {groups.length === 0 ? (
        <p className={styles.soft}>{t('overview.noGroups')}</p>
      ) : (
        <GroupTable
          key={shown}
          summary={summary}
          groups={groups}
          by={shown}
          ranked={ranked}
          unit={props.unit}
        />
      )}
      <p className={styles.soft}>
        {t('overview.limits', { clerk: summary.limits.clerkMin, rank: summary.limits.rankMin })}
      </p>
    </section>
  );
}

function GroupTable(props: {
  readonly summary: Summary;
  readonly groups: readonly SummaryGroup[];
  readonly by: Choice;
  readonly ranked: boolean;
  readonly unit: string;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const { summary, by } = props;
  const shown =
    all || props.groups.length <= FIRST_ROWS + 1 ? props.groups : props.groups.slice(0, FIRST_ROWS);
  return (
    <>
      <table className={styles.table}>
        <caption>{t('overview.groupsBy', { by: t(`overview.by.${by}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`overview.by.${by}`)}</th>
            <th scope="col" className={styles.wide}>
              {t('overview.column.interval')}
            </th>
            <th scope="col" className={styles.number}>
              {t('overview.column.n')}
            </th>
            <th scope="col" className={styles.number}>
              {t('overview.column.rate')}
            </th>
            {props.ranked && (
              <th scope="col" className={styles.number}>
                {t('overview.column.rank')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <GroupRow
              key={group.key}
              group={group}
              by={by}
              ranked={props.ranked}
              period={{ unit: props.unit, from: summary.from, to: summary.to }}
            />
          ))}
        </tbody>
      </table>
      {shown.length < props.groups.length && (
        <Button size="desk" onClick={() => setAll(true)}>
          {t('overview.allGroups', { n: formats.number(props.groups.length) })}
        </Button>
      )}
    </>
  );
}

function GroupRow(props: {
  readonly group: SummaryGroup;
  readonly by: Choice;
  readonly ranked: boolean;
  readonly period: { readonly unit: string; readonly from: string; readonly to: string };
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const may = useMay()('ratings.read');
  const { group, by } = props;
  const { figure, key } = group;
  const name = groupName(group, by, t);
  const drills = may && key !== '' && (by === 'counter' || by === 'clerk' || by === 'unit');
  const href = `/ratings?${new URLSearchParams({ ...props.period, [by]: key })}`;
  return (
    <tr>
      <th scope="row">{drills ? <Link href={href}>{name}</Link> : name}</th>
      <td className={styles.wide}>
        {figure?.rate != null && figure.interval !== null && (
          <IntervalBar rate={figure.rate} interval={figure.interval} />
        )}
      </td>
      <td className={styles.number}>{formats.number(figure?.n ?? group.ratings)}</td>
      <td className={styles.number}>
        {figure === null
          ? t('overview.withheld')
          : figure.rate === null
            ? t('overview.none')
            : formats.rate(figure.rate)}
      </td>
      {props.ranked && (
        <td className={styles.number}>
          {group.rank === null ? t('overview.tooFew') : formats.number(group.rank)}
        </td>
      )}
    </tr>
  );
}

function groupName(
  { key, name }: SummaryGroup,
  by: Choice,
  t: ReturnType<typeof useTranslation<'admin'>>['t'],
): string {
  if (key === '') return t('overview.nobody');
  if (by === 'hour') return t('overview.hour', { from: key, to: String(Number(key) + 1) });
  const day = by === 'weekday' ? WEEKDAYS[Number(key) - 1] : undefined;
  if (day !== undefined) return t(`settings.days.${day}`);
  return name ?? key;
}
