import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useMay } from '../lib/use-may.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import { useUnit } from '../lib/use-unit.ts';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ReportDue } from '../parts/report-due.tsx';
import { ReportList } from '../parts/report-list.tsx';
import { ReportMake } from '../parts/report-make.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';

/** What is to be handed in, a new report, and those that were made. */
export function ReportsPage(): ReactNode {
  const t = useReportWords();
  const failureText = useFailureText();
  const may = useMay();
  const { reports } = useServices();
  const state = useStore(reports);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  const [unit, chooseUnit] = useUnit();
  useEffect(() => {
    if (signedIn) void reports.getState().look({ unit, period: '' });
  }, [reports, signedIn, unit]);
  const isRead = state.status === 'ready' && state.filter.unit === unit;
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')}>
        <Link href="/reports/forms" className={styles.link}>
          {t('score.title')}
        </Link>
      </PageHead>
      <UnitPicker unit={unit} onChoose={chooseUnit} />
      {isRead && <ReportDue due={state.due} />}
      {isRead && may('reports.write') && <ReportMake key={unit} unit={unit} items={state.items} />}
      {state.failure !== null && !isRead && <Notice tone="alarm">{failureText(state.failure)}</Notice>}
      {!isRead && state.failure === null && <p>{t('loading')}</p>}
      {isRead && state.items.length > 0 && <ReportList items={state.items} />}
      {isRead && state.items.length === 0 && <Empty title={t('empty')} text={t('emptyText')} />}
      {isRead && state.next !== null && (
        <Button size="desk" onClick={() => void state.loadMore()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
