import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useFormats } from '../lib/use-formats.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import { useServices } from '../services.tsx';
import styles from './report-part.module.css';

/** Reports about whoever is signed in, each with the way to read it and to reply. */
export function OwnReports(): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const formats = useFormats();
  const { reports } = useServices();
  const own = useStore(reports, (state) => state.own);
  useEffect(() => void reports.getState().lookOwn(), [reports]);
  return (
    <section className={styles.box} aria-labelledby="own-reports">
      <h2 id="own-reports" className={styles.heading}>
        {t('own.title')}
      </h2>
      <p className={styles.soft}>{t('own.lead')}</p>
      {own !== null && own.length === 0 && <p>{t('own.empty')}</p>}
      <ul className={styles.plain}>
        {(own ?? []).map((one) => (
          <li key={one.id}>
            <Link href={`/own/${one.id}`} className={styles.link}>
              {periodText(one.period)}
            </Link>{' '}
            {`${t('version', { n: one.version })}, ${formats.dateTime(one.madeAt)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
