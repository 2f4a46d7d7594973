import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { KeptScoreSheet, ScoreVersion } from '#shared/protocol/score-sheets.ts';
import { Button } from '#ui/button.tsx';
import { keptFileUrl } from '../api/score-sheets-api.ts';
import { useDownload } from '../lib/use-download.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';
import styles from './report-part.module.css';
import { SelectField } from './select-field.tsx';

/** What can be done with a saved score sheet: printed, taken along, held against another version or another period. */
export function KeptScoreTools({ sheet }: { readonly sheet: KeptScoreSheet }): ReactNode {
  const t = useReportWords();
  const lang = useLanguage();
  const failureText = useFailureText();
  const versionName = useVersionName();
  const { keptScores, print } = useServices();
  const { siblings, other } = useStore(keptScores);
  const { start, failure } = useDownload();
  const others = siblings.filter(({ id }) => id !== sheet.id);
  return (
    <aside className={`${styles.box} ${styles.noPrint}`} aria-labelledby="kept-tools">
      <h2 id="kept-tools" className={styles.heading}>
        {t('kept.tools')}
      </h2>
      <div className={styles.buttons}>
        <Button size="desk" look="primary" onClick={print}>
          {t('tools.print')}
        </Button>
        <Button size="desk" onClick={() => void start(keptFileUrl(sheet.id, lang))}>
          {t('tools.xlsx')}
        </Button>
      </div>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {siblings.length > 0 && others.length === 0 && <p className={styles.soft}>{t('kept.alone')}</p>}
      {others.length > 0 && (
        <SelectField
          label={t('kept.compare')}
          none={t('kept.compareNone')}
          options={others.map((one) => ({ value: one.id, label: versionName(one) }))}
          value={other?.id ?? ''}
          onChange={(id) => void keptScores.getState().compareWith(id)}
        />
      )}
    </aside>
  );
}

/** `Quý 3/2026, bản 2 (05/10/2026)` */
export function useVersionName(): (one: Pick<ScoreVersion, 'period' | 'version' | 'madeAt'>) => string {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const formats = useFormats();
  return ({ period, version, madeAt }) =>
    t('kept.versionOf', { period: periodText(period), n: version, at: formats.date(madeAt) });
}
