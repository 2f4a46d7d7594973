import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary, SummaryGroup } from '#shared/protocol/summary.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/overview-page.module.css';

const WIDTH = 960;
const LEFT = 44;
const TOP = 12;
/** 100 % of the rate, and of the most ratings below it. */
const RATES = 180;
const GAP = 20;
const COUNTS = 60;
const BOTTOM = 26;
const HEIGHT = TOP + RATES + GAP + COUNTS + BOTTOM;
const GRID = [0, 25, 50, 75, 100] as const;
/** So many days are named below the axis at most. */
const NAMED = 8;

/** The rate of every day or month with its interval, from 0 to 100 %, above how many ratings it rests on; and the same as a table. */
export function FigureTrend({ summary }: { readonly summary: Summary }): ReactNode {
  const { t } = useTranslation('admin');
  const groups = summary.groups.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  if (groups.length === 0) return null;
  const by = summary.by === 'month' ? 'month' : 'day';
  return (
    <section className={styles.section} aria-labelledby="figure-trend">
      <h2 id="figure-trend" className={styles.heading}>
        {t(`overview.trend.${by}`)}
      </h2>
      <Chart groups={groups} target={summary.target?.satisfied ?? null} label={t(`overview.trend.${by}`)} />
      <p className={styles.soft}>{t('overview.trend.legend')}</p>
      <details className={styles.how}>
        <summary>{t('overview.trend.asTable')}</summary>
        <TrendTable groups={groups} by={by} />
      </details>
    </section>
  );
}

function Chart(props: {
  readonly groups: readonly SummaryGroup[];
  readonly target: number | null;
  readonly label: string;
}): ReactNode {
  const formats = useFormats();
  const { groups, target } = props;
  const step = (WIDTH - LEFT) / groups.length;
  const x = (at: number) => LEFT + step * (at + 0.5);
  const y = (rate: number) => TOP + RATES * (1 - rate / 100);
  const most = Math.max(1, ...groups.map(({ figure }) => figure?.n ?? 0));
  const floor = TOP + RATES + GAP + COUNTS;
  const every = Math.ceil(groups.length / NAMED);
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
      {GRID.map((rate) => (
        <g key={rate}>
          <line
            className={rate === 0 ? styles.axis : styles.grid}
            x1={LEFT}
            x2={WIDTH}
            y1={y(rate)}
            y2={y(rate)}
          />
          <text x={LEFT - 6} y={y(rate) + 4} textAnchor="end">
            {`${formats.number(rate)} %`}
          </text>
        </g>
      ))}
      {target !== null && (
        <line className={styles.target} x1={LEFT} x2={WIDTH} y1={y(target)} y2={y(target)} />
      )}
      <line className={styles.axis} x1={LEFT} x2={WIDTH} y1={floor} y2={floor} />
      <text x={LEFT - 6} y={floor - COUNTS + 10} textAnchor="end">
        {formats.number(most)}
      </text>
      {groups.map(({ key, figure }, at) => {
        const high = (COUNTS * (figure?.n ?? 0)) / most;
        const width = Math.min(24, step * 0.7);
        return (
          <g key={key}>
            <rect
              className={styles.span}
              x={x(at) - width / 2}
              y={floor - high}
              width={width}
              height={high}
            />
            {figure?.interval != null && (
              <line
                className={styles.whisker}
                x1={x(at)}
                x2={x(at)}
                y1={y(figure.interval.low)}
                y2={y(figure.interval.high)}
              />
            )}
            {figure?.rate != null && <circle className={styles.point} cx={x(at)} cy={y(figure.rate)} r="4" />}
            {at % every === 0 && (
              <text x={x(at)} y={floor + 18} textAnchor="middle">
                {shortKey(key)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** `24/11` of a day, `11/2026` of a month. */
function shortKey(key: string): string {
  const [year, month, day] = key.split('-');
  return day === undefined ? `${month}/${year}` : `${day}/${month}`;
}

function TrendTable(props: {
  readonly groups: readonly SummaryGroup[];
  readonly by: 'day' | 'month';
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  return (
    <table className={styles.table}>
      <caption>{t(`overview.trend.${props.by}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`overview.by.${props.by}`)}</th>
          {(['n', 'rate', 'interval'] as const).map((column) => (
            <th key={column} scope="col" className={styles.number}>
              {t(`overview.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.groups.map(({ key, figure }) => (
          <tr key={key}>
            <th scope="row">{props.by === 'day' ? formats.day(key) : shortKey(key)}</th>
            <td className={styles.number}>{formats.number(figure?.n ?? 0)}</td>
            <td className={styles.number}>{figure?.rate == null ? '–' : formats.rate(figure.rate)}</td>
            <td className={styles.number}>
              {figure?.interval == null
                ? '–'
                : `${formats.rate(figure.interval.low)} – ${formats.rate(figure.interval.high)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
