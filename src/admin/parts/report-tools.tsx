import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { ReportDetail, ReportVerification } from '#shared/protocol/reports.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { reportFileUrl } from '../api/reports-api.ts';
import { useDownload } from '../lib/use-download.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';
import styles from './report-part.module.css';

/** What can be done with a report: printed, taken along, held against the rows; and its versions. */
export function ReportTools({ detail }: { readonly detail: ReportDetail }): ReactNode {
  const t = useReportWords();
  const { reports } = useServices();
  const { busy, verification } = useStore(reports);
  return (
    <aside className={`${styles.box} ${styles.noPrint}`} aria-labelledby="report-tools">
      <h2 id="report-tools" className={styles.heading}>
        {t('tools.title')}
      </h2>
      <Files id={detail.report.id} />
      <div>
        <Button size="desk" disabled={busy} onClick={() => void reports.getState().verify()}>
          {t(busy ? 'tools.verifying' : 'tools.verify')}
        </Button>
      </div>
      {verification !== null && <Verdict verification={verification} />}
      <Versions detail={detail} />
    </aside>
  );
}

function Files({ id }: { readonly id: string }): ReactNode {
  const t = useReportWords();
  const lang = useLanguage();
  const may = useMay();
  const failureText = useFailureText();
  const { print } = useServices();
  const { start, failure } = useDownload();
  const formats = may('ratings.read') ? (['xlsx', 'csv', 'json'] as const) : (['xlsx', 'csv'] as const);
  return (
    <div className={styles.buttons}>
      <Button size="desk" look="primary" onClick={print}>
        {t('tools.print')}
      </Button>
      {formats.map((format) => (
        <Button key={format} size="desk" onClick={() => void start(reportFileUrl(id, format, lang))}>
          {t(`tools.${format}`)}
        </Button>
      ))}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
    </div>
  );
}

function Verdict({ verification }: { readonly verification: ReportVerification }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const { intact, same, since, differences } = verification;
  const { arrived, changed } = since;
  return (
    <Notice tone={intact && same ? 'plain' : 'alarm'}>
      {!intact && <p>{t('tools.touched')}</p>}
      <p>{t(same ? 'tools.same' : 'tools.differs')}</p>
      <p>
        {arrived + changed === 0
          ? t('tools.nothingSince')
          : t('tools.since', { arrived: formats.number(arrived), changed: formats.number(changed) })}
      </p>
      {differences.length > 0 && (
        <table className={styles.diff}>
          <thead>
            <tr>
              {(['member', 'stored', 'counted'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`tools.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map((one) => (
              <tr key={one.member}>
                <th scope="row">{one.member}</th>
                <td>{one.stored}</td>
                <td>{one.counted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Notice>
  );
}

function Versions({ detail }: { readonly detail: ReportDetail }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  return (
    <section aria-labelledby="report-versions">
      <h3 id="report-versions" className={styles.heading}>
        {t('tools.versions')}
      </h3>
      <ul className={styles.plain}>
        {detail.versions.map((one) => (
          <li key={one.id}>
            {one.id === detail.report.id ? (
              <strong>{t('version', { n: one.version })}</strong>
            ) : (
              <Link href={`/reports/${one.id}`} className={styles.link}>
                {t('version', { n: one.version })}
              </Link>
            )}{' '}
            {`${formats.dateTime(one.madeAt)} · ${one.madeBy}`}{' '}
            {one.provisional && <Badge>{t('provisional')}</Badge>}
            {one.reason !== null && <p className={styles.soft}>{one.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
