import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useFailureText } from '../lib/use-failure-text.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ReportDocument } from '../parts/report-document.tsx';
import own from '../parts/report-part.module.css';
import { ReportTools } from '../parts/report-tools.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';

/** One report: the sheet as it is printed, and beside it what proves it. */
export function ReportPage({ id }: { readonly id: string }): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const failureText = useFailureText();
  const { reports } = useServices();
  const state = useStore(reports);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (signedIn) void reports.getState().open(id);
  }, [reports, signedIn, id]);
  const detail = state.detail?.report.id === id ? state.detail : null;
  return (
    <div className={styles.page}>
      <div className={own.noPrint}>
        <Link href="/reports" className={styles.link}>
          {t('back')}
        </Link>
        {detail !== null && (
          <PageHead
            title={`${t('title')} · ${periodText(detail.body.period)}`}
            lead={detail.body.clerk?.name ?? detail.body.unit.name}
          />
        )}
      </div>
      {state.failure !== null && <Notice tone="alarm">{failureText(state.failure)}</Notice>}
      {detail === null && state.failure === null && <p>{t('loading')}</p>}
      {detail !== null && (
        <div className={own.columns}>
          <ReportDocument detail={detail} />
          <ReportTools detail={detail} />
        </div>
      )}
    </div>
  );
}
