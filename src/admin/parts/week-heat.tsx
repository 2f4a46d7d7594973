import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure, Summary, SummaryGroup } from '#shared/protocol/summary.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { hourSpan, tintOf } from '../lib/week-heat.ts';
import { WEEKDAYS } from '../lib/weekdays.ts';
import overview from '../pages/overview-page.module.css';
import { Notice } from './notice.tsx';
import styles from './week-heat.module.css';
import { WideFrame } from './wide-frame.tsx';

/** When people are less content: every hour of every weekday with its rate and n. It is a table, coloured. */
export function WeekHeat(props: {
  readonly summary: Summary | null;
  readonly failure: ApiFailure | null;
}): ReactNode {
  const t = useInsightWords();
  const failureText = useFailureText();
  const { summary, failure } = props;
  const tooWide = failure?.type === 'problem' && failure.code === 'span-too-wide';
  if (failure === null && (summary === null || summary.groups.length === 0)) return null;
  return (
    <section className={overview.section} aria-labelledby="week-heat">
      <h2 id="week-heat" className={overview.heading}>
        {t('comparison.heat.title')}
      </h2>
      {failure !== null && (
        <Notice tone={tooWide ? undefined : 'alarm'}>
          <p>{tooWide ? t('comparison.heat.tooWide') : failureText(failure)}</p>
        </Notice>
      )}
      {failure === null && summary !== null && (
        <>
          <WideFrame label={t('comparison.heat.scroll')}>
            <HeatTable summary={summary} />
          </WideFrame>
          <Explained rankMin={summary.limits.rankMin} />
        </>
      )}
    </section>
  );
}

function Explained({ rankMin }: { readonly rankMin: number }): ReactNode {
  const t = useInsightWords();
  return (
    <>
      <p className={overview.soft}>{t('comparison.heat.legend', { n: rankMin })}</p>
      <details className={overview.how}>
        <summary>{t('comparison.how')}</summary>
        <p>{t('comparison.heat.howText')}</p>
      </details>
    </>
  );
}

function HeatTable({ summary }: { readonly summary: Summary }): ReactNode {
  const t = useInsightWords();
  const { t: admin } = useTranslation('admin');
  const formats = useFormats();
  const cells = new Map(summary.groups.map((group) => [group.key, group]));
  const days = WEEKDAYS.map((name, at) => ({ name, no: at + 1 })).filter(
    ({ no }) => no < 6 || summary.groups.some(({ key }) => key.startsWith(`${no}-`)),
  );
  return (
    <table className={styles.table}>
      <caption>
        {t('comparison.heat.table', { from: formats.day(summary.from), to: formats.day(summary.to) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('comparison.heat.hour')}</th>
          {days.map(({ name }) => (
            <th key={name} scope="col">
              {admin(`settings.days.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hourSpan(summary.groups).map((hour) => (
          <tr key={hour}>
            <th scope="row">{t('comparison.heat.hours', { from: hour, to: hourAfter(hour) })}</th>
            {days.map(({ name, no }) => (
              <HeatCell key={name} group={cells.get(`${no}-${hour}`)} rankMin={summary.limits.rankMin} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeatCell(props: { readonly group: SummaryGroup | undefined; readonly rankMin: number }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const figure = props.group?.figure ?? null;
  if (figure === null || figure.rate === null)
    return (
      <td>
        <VisuallyHidden>{t('comparison.heat.empty')}</VisuallyHidden>
      </td>
    );
  const isEnough = figure.n >= props.rankMin;
  return (
    <td data-few={isEnough ? undefined : ''} style={isEnough ? { background: colourOf(figure) } : undefined}>
      <span className={styles.rate}>{formats.rate(figure.rate)}</span>
      <span className={styles.n}>{t('comparison.heat.n', { n: formats.number(figure.n) })}</span>
    </td>
  );
}

function hourAfter(hour: string): string {
  return String(Number(hour) + 1).padStart(2, '0');
}

function colourOf(figure: Figure): string {
  return `color-mix(in srgb, var(--accent) ${tintOf(figure)}%, var(--paper-raised))`;
}
