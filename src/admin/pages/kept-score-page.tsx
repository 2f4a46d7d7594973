import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useFailureText } from '../lib/use-failure-text.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import { KeptScoreSheet } from '../parts/kept-score-sheet.tsx';
import { KeptScoreTools } from '../parts/kept-score-tools.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import own from '../parts/report-part.module.css';
import { ScoreDifferences } from '../parts/score-differences.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';

/** One saved score sheet as it was, and what differs from another one. */
export function KeptScorePage({ id }: { readonly id: string }): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const failureText = useFailureText();
  const { keptScores } = useServices();
  const { sheet, other, failure } = useStore(keptScores);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (signedIn) void keptScores.getState().open(id);
  }, [keptScores, signedIn, id]);
  const shown = sheet?.id === id ? sheet : null;
  return (
    <div className={styles.page}>
      <div className={own.noPrint}>
        <Link href="/reports/forms/kept" className={styles.link}>
          {t('kept.backToList')}
        </Link>
        {shown !== null && (
          <PageHead
            title={`${t(`score.forms.${shown.form}`)} · ${periodText(shown.period)}`}
            lead={shown.unit.name}
          />
        )}
      </div>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {shown === null && failure === null && <p>{t('loading')}</p>}
      {shown !== null && (
        <div className={own.columns}>
          <div className={styles.page}>
            {other !== null && <ScoreDifferences was={other} is={shown} />}
            <KeptScoreSheet sheet={shown} />
          </div>
          <KeptScoreTools sheet={shown} />
        </div>
      )}
    </div>
  );
}
