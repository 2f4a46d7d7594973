import type { ReactNode } from 'react';
import type { DueReport } from '#shared/protocol/reports.ts';
import { Badge } from '#ui/badge.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import styles from './report-part.module.css';

/** What is to be handed in about now, by the dates that the unit has set. */
export function ReportDue({ due }: { readonly due: readonly DueReport[] }): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const formats = useFormats();
  if (due.length === 0) return null;
  return (
    <section className={styles.box} aria-labelledby="report-due">
      <h2 id="report-due" className={styles.heading}>
        {t('due.title')}
      </h2>
      <ul className={styles.plain}>
        {due.map(({ period, before, state }) => (
          <li key={period}>
            {t('due.before', { period: periodText(period), day: formats.day(before) })}{' '}
            <Badge>{t(`due.${state}`)}</Badge>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{t('due.set')}</p>
    </section>
  );
}
