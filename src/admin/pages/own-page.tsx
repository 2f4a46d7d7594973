import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OwnFigures } from '#shared/protocol/summary.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { useToday } from '../lib/use-today.ts';
import { Empty } from '../parts/empty.tsx';
import { Fact } from '../parts/fact.tsx';
import { FigureLevels } from '../parts/figure-levels.tsx';
import { FigureReasons } from '../parts/figure-reasons.tsx';
import { Notice } from '../parts/notice.tsx';
import { OwnReports } from '../parts/own-reports.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { useServices } from '../services.tsx';
import styles from './overview-page.module.css';

/** A clerk's own results of this year: late, and in whole batches, so that no single answer can be told apart. */
export function OwnPage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const formats = useFormats();
  const { summary } = useServices();
  const { own, failure } = useStore(summary);
  const words = useInsightWords();
  const thisYear = Number(useToday().slice(0, 4));
  const [year, setYear] = useState<number | null>(null);
  useEffect(() => void summary.getState().loadOwn(year), [summary, year]);
  const rate = (value: number | null) => (value === null ? t('overview.none') : formats.rate(value));
  return (
    <div className={styles.page}>
      <PageHead title={t('overview.own.title')} lead={t('overview.own.lead')} />
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      <OwnReports />
      {own === null && failure === null && <p>{t('office.loading')}</p>}
      {own !== null && (
        <p className={styles.soft}>
          {t('overview.own.limits', {
            n: own.batch,
            days: own.delayDays,
            through: formats.day(own.through),
          })}
        </p>
      )}
      {own !== null && (
        <div className={styles.filters}>
          <SelectField
            label={words('own.year')}
            none={null}
            options={[thisYear, thisYear - 1, thisYear - 2].map((one) => ({
              value: String(one),
              label: String(one),
            }))}
            value={String(own.year)}
            onChange={(value) => setYear(Number(value))}
          />
        </div>
      )}
      {own !== null && own.total === null && (
        <Empty title={t('overview.own.empty')} text={t('overview.own.emptyText')} />
      )}
      {own?.total != null && (
        <>
          <Fact label={t('overview.satisfied')} value={rate(own.total.rate)} how={words('own.rateHow')}>
            <p>
              {t('overview.ofN', {
                satisfied: formats.number(own.total.satisfied),
                n: formats.number(own.total.n),
              })}
            </p>
            {own.total.interval !== null && (
              <p>
                {t('overview.interval', {
                  low: rate(own.total.interval.low),
                  high: rate(own.total.interval.high),
                })}
              </p>
            )}
            {own.total.flagged.n > 0 && (
              <p className={styles.soft}>
                {words('own.flagged', { n: formats.number(own.total.flagged.n) })}
              </p>
            )}
          </Fact>
          <div className={styles.columns}>
            <FigureLevels figure={own.total} />
            <FigureReasons reasons={own.reasons} />
          </div>
          <Batches batches={own.batches} />
        </>
      )}
    </div>
  );
}

/** Batch by batch: what each rests on, and how sure its rate is. */
function Batches({ batches }: { readonly batches: OwnFigures['batches'] }): ReactNode {
  const { t } = useTranslation('admin');
  const words = useInsightWords();
  const formats = useFormats();
  const rate = (value: number | null) => (value === null ? t('overview.none') : formats.rate(value));
  return (
    <>
      <table className={styles.table}>
        <caption>{t('overview.own.batches')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('overview.own.span')}</th>
            <th scope="col" className={styles.number}>
              {t('overview.column.n')}
            </th>
            <th scope="col" className={styles.number}>
              {t('overview.column.rate')}
            </th>
            <th scope="col" className={styles.number}>
              {t('overview.column.interval')}
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.from}>
              <th scope="row">{`${formats.day(batch.from)} – ${formats.day(batch.to)}`}</th>
              <td className={styles.number}>{formats.number(batch.figure.n)}</td>
              <td className={styles.number}>{rate(batch.figure.rate)}</td>
              <td className={styles.number}>
                {batch.figure.interval === null
                  ? '–'
                  : words('own.range', {
                      low: rate(batch.figure.interval.low),
                      high: rate(batch.figure.interval.high),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className={styles.how}>
        <summary>{t('overview.how')}</summary>
        <p>{words('own.batchesHow')}</p>
      </details>
    </>
  );
}
