import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseCounts } from '#shared/protocol/reports.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import styles from './report-document.module.css';
import { WideFrame } from './wide-frame.tsx';

const COUNTS = [
  'arrived',
  'onTime',
  'late',
  'answeredWithoutDeadline',
  'closedWithoutAnswer',
  'open',
  'overdue',
] as const;

/** Cases by kind as they stood: a measure of its own, never part of the satisfaction. */
export function ReportCases({ cases }: { readonly cases: CaseCounts }): ReactNode {
  const t = useReportWords();
  const { t: tAdmin } = useTranslation('admin');
  const formats = useFormats();
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('doc.cases')}</h3>
      {cases.kinds.length === 0 && <p className={styles.soft}>{t('doc.noCases')}</p>}
      {cases.kinds.length > 0 && (
        <WideFrame label={t('doc.cases')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('doc.caseColumn.kind')}</th>
                {COUNTS.map((column) => (
                  <th key={column} scope="col" className={styles.number}>
                    {t(`doc.caseColumn.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cases.kinds.map((one) => (
                <tr key={one.kind}>
                  <th scope="row">{tAdmin(`cases.kinds.${one.kind}`)}</th>
                  {COUNTS.map((column) => (
                    <td key={column} className={styles.number}>
                      {formats.number(one[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideFrame>
      )}
      <p>
        {t('doc.earlier', {
          open: formats.number(cases.earlierOpen),
          overdue: formats.number(cases.earlierOverdue),
        })}
      </p>
    </section>
  );
}
