import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Summary, SummaryGroup } from '#shared/protocol/summary.ts';
import { classes } from '#ui/classes.ts';
import { compareGroups, type Sort } from '../lib/compare-groups.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { useMay } from '../lib/use-may.ts';
import type { ComparedBy } from '../pages/comparison-page.tsx';
import overview from '../pages/overview-page.module.css';
import styles from './comparison-table.module.css';
import { IntervalPlot, PlotAxis } from './interval-plot.tsx';

/** A row each, with its rate and interval drawn on one axis for all; those with too few ratings below, without a place. */
export function ComparisonTable(props: {
  readonly summary: Summary;
  readonly by: ComparedBy;
  readonly sort: Sort;
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { summary, by } = props;
  const { from, to, target, limits } = summary;
  const { enough, tooFew } = compareGroups(summary.groups, limits.rankMin, props.sort);
  const common = { by, summary };
  return (
    <section className={overview.section} aria-label={t(`comparison.by.${by}`)}>
      <table className={styles.table}>
        <caption>
          {t('comparison.table', {
            by: t(`comparison.by.${by}`),
            from: formats.day(from),
            to: formats.day(to),
          })}
        </caption>
        <ColumnHeads by={by} />
        {enough.length > 0 && (
          <tbody>
            <Heading by={by} text={t('comparison.enoughGroup', { n: formats.number(limits.rankMin) })} />
            {enough.map((group) => (
              <Row key={group.key} group={group} {...common} />
            ))}
          </tbody>
        )}
        {tooFew.length > 0 && (
          <tbody>
            <Heading by={by} text={t('comparison.tooFewGroup', { n: formats.number(limits.rankMin) })} />
            {tooFew.map((group) => (
              <Row key={group.key} group={group} {...common} />
            ))}
          </tbody>
        )}
      </table>
      <p className={overview.soft}>
        {t('comparison.legend')}
        {target !== null &&
          ` ${t('comparison.legendTarget', { year: target.year, target: formats.rate(target.satisfied) })}`}
      </p>
      <details className={overview.how}>
        <summary>{t('comparison.how')}</summary>
        <p>{t('comparison.howText', { rank: limits.rankMin, clerk: limits.clerkMin })}</p>
      </details>
    </section>
  );
}

/** Procedures and fields are compared, and not put in an order of merit. */
function isRanked(by: ComparedBy): boolean {
  return by !== 'procedure' && by !== 'field';
}

function columnsOf(by: ComparedBy) {
  const all = ['n', 'rate', 'between', 'flagged'] as const;
  return isRanked(by) ? ([...all, 'rank'] as const) : all;
}

function ColumnHeads({ by }: { readonly by: ComparedBy }): ReactNode {
  const t = useInsightWords();
  return (
    <thead>
      <tr>
        <th scope="col">{t(`comparison.by.${by}`)}</th>
        <th scope="col" className={styles.plot}>
          {t('comparison.column.interval')}
          <PlotAxis />
        </th>
        {columnsOf(by).map((column) => (
          <th key={column} scope="col" className={styles.number}>
            {t(`comparison.column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Heading({ by, text }: { readonly by: ComparedBy; readonly text: string }): ReactNode {
  return (
    <tr>
      <th scope="rowgroup" colSpan={2 + columnsOf(by).length} className={styles.heading}>
        {text}
      </th>
    </tr>
  );
}

interface RowProps {
  readonly group: SummaryGroup;
  readonly by: ComparedBy;
  readonly summary: Summary;
}

function Row({ group, by, summary }: RowProps): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { figure } = group;
  const { rankMin } = summary.limits;
  const rate = (value: number | null) => (value === null ? t('comparison.none') : formats.rate(value));
  const isComparable = figure !== null && figure.n >= rankMin;
  const rank = group.rank === null ? '–' : formats.number(group.rank);
  return (
    <tr data-apart={isComparable ? undefined : ''}>
      <th scope="row" className={styles.name}>
        <RowName group={group} by={by} summary={summary} />
      </th>
      <td className={styles.plot}>
        {figure?.rate != null && figure.interval !== null && (
          <IntervalPlot
            rate={figure.rate}
            interval={figure.interval}
            target={summary.target?.satisfied ?? null}
          />
        )}
      </td>
      <Cell label={t('comparison.column.n')}>{formats.number(figure?.n ?? group.ratings)}</Cell>
      <Cell label={t('comparison.column.rate')}>
        {figure === null ? t('comparison.withheld') : rate(figure.rate)}
      </Cell>
      <Cell label={t('comparison.column.between')}>
        {figure?.interval == null
          ? '–'
          : t('comparison.between', {
              low: formats.rate(figure.interval.low),
              high: formats.rate(figure.interval.high),
            })}
      </Cell>
      <Cell label={t('comparison.column.flagged')} wraps>
        {figure === null || figure.flagged.n === 0
          ? t('comparison.noFlagged')
          : t('comparison.flaggedOf', {
              n: formats.number(figure.flagged.n),
              rate: rate(figure.withFlagged.rate),
            })}
      </Cell>
      {isRanked(by) && (
        <Cell label={t('comparison.column.rank')} wraps>
          {isComparable ? rank : t('comparison.tooFew')}
        </Cell>
      )}
    </tr>
  );
}

/** On a phone each cell says what it is. */
function Cell(props: {
  readonly label: string;
  readonly wraps?: boolean | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <td className={classes(styles.number, props.wraps && styles.wraps)} data-label={props.label}>
      {props.children}
    </td>
  );
}

function RowName({ group, by, summary }: RowProps): ReactNode {
  const t = useInsightWords();
  const may = useMay();
  const { key } = group;
  if (key === '') return t('comparison.nobody');
  const name = group.name ?? key;
  if (by === 'field' || !may('ratings.read')) return name;
  const { from, to } = summary;
  const unit = summary.unit.id;
  const filter = by === 'unit' ? { unit: key, from, to } : { unit, from, to, [by]: key };
  return <Link href={`/ratings?${new URLSearchParams(filter)}`}>{name}</Link>;
}
