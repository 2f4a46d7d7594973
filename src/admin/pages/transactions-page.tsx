import { type ReactNode, useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useStore } from 'zustand';
import type { TransactionDays } from '#shared/protocol/transactions.ts';
import { namedPeriods, readPeriod } from '../lib/periods.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { useMay } from '../lib/use-may.ts';
import { useToday } from '../lib/use-today.ts';
import { useUnit } from '../lib/use-unit.ts';
import { StaleNotice } from '../parts/freshness.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PeriodPicker } from '../parts/period-picker.tsx';
import { TransactionImport } from '../parts/transaction-import.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './overview-page.module.css';

/** How many people were served on each day: what is known, beside the ratings, and a file to take more in. */
export function TransactionsPage(): ReactNode {
  const t = useInsightWords();
  const { quality } = useServices();
  const { days, failure } = useStore(quality);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  const may = useMay();
  const [unit] = useUnit();
  const [path, navigate] = useLocation();
  const { from, to } = readPeriod(new URLSearchParams(useSearch()), namedPeriods(useToday()).thisMonth);
  const load = () => void quality.getState().loadDays({ unit, from, to });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read follows from these alone.
  useEffect(() => {
    if (signedIn) load();
  }, [quality, signedIn, unit, from, to]);
  return (
    <div className={styles.page}>
      <PageHead title={t('transactions.title')} lead={t('transactions.lead')} />
      <PeriodPicker
        unit={unit}
        period={{ from, to }}
        onChange={(next) => navigate(`${path}?${new URLSearchParams({ ...next })}`)}
      />
      <StaleNotice atMs={null} failure={failure} onRetry={load} />
      {may('content.write') ? (
        <TransactionImport key={unit} unit={unit} onDone={load} />
      ) : (
        <p className={styles.soft}>{t('transactions.readOnly')}</p>
      )}
      {days !== null && days.unit === unit && <Days days={days} from={from} to={to} />}
    </div>
  );
}

function Days(props: {
  readonly days: TransactionDays;
  readonly from: string;
  readonly to: string;
}): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { items } = props.days;
  const shareOf = (served: number | null, ratings: number) => {
    if (served === null || served === 0) return '–';
    return ratings > served ? t('transactions.excess') : formats.rate((100 * ratings) / served);
  };
  return (
    <section className={styles.section}>
      {items.length === 0 ? (
        <p className={styles.soft}>{t('transactions.none')}</p>
      ) : (
        <table className={styles.table}>
          <caption>
            {t('transactions.days', { from: formats.day(props.from), to: formats.day(props.to) })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('transactions.dayColumn.day')}</th>
              {(['served', 'ratings', 'share'] as const).map((column) => (
                <th key={column} scope="col" className={styles.number}>
                  {t(`transactions.dayColumn.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ day, served, ratings }) => (
              <tr key={day}>
                <th scope="row">{formats.day(day)}</th>
                <td className={styles.number}>
                  {served === null ? t('transactions.unknown') : formats.number(served)}
                </td>
                <td className={styles.number}>{formats.number(ratings)}</td>
                <td className={styles.number}>{shareOf(served, ratings)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details className={styles.how}>
        <summary>{t('transactions.how')}</summary>
        <p>{t('transactions.howText')}</p>
      </details>
    </section>
  );
}
