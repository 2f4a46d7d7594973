import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { periodOf, type ReportKind } from '#shared/domain/report-period.ts';
import type { ScoreForm } from '#shared/protocol/score-sheets.ts';
import { Button } from '#ui/button.tsx';
import { scoreFileUrl } from '../api/score-sheets-api.ts';
import { useDownload } from '../lib/use-download.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useLanguage } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import { useToday } from '../lib/use-today.ts';
import { useUnit, useUnitHref } from '../lib/use-unit.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PeriodFields } from '../parts/period-fields.tsx';
import own from '../parts/report-part.module.css';
import { ScoreDossiers } from '../parts/score-dossiers.tsx';
import { ScoreIndicators } from '../parts/score-indicators.tsx';
import { ScoreRankingTable } from '../parts/score-ranking.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';

const FORMS = ['mau-02', 'mau-01', 'mau-03'] as const;
type Form = ScoreForm | 'mau-03';
const KINDS: readonly ReportKind[] = ['quarter', 'month', 'year'];

/** The official forms with points: entered by people, apart from what citizens tap. */
export function ScoreSheetsPage(): ReactNode {
  const t = useReportWords();
  const today = useToday();
  const [unit, chooseUnit] = useUnit();
  const unitHref = useUnitHref();
  const [form, setForm] = useState<Form>('mau-02');
  const [period, setPeriod] = useState(() => periodOf(today, 'quarter'));
  return (
    <div className={styles.page}>
      <PageHead title={t('score.title')} lead={t('score.lead')}>
        <Link href={unitHref('/reports/forms/kept')} className={styles.link}>
          {t('kept.title')}
        </Link>
      </PageHead>
      <div className={own.row}>
        <UnitPicker unit={unit} onChoose={chooseUnit} />
        <SelectField
          label={t('score.form')}
          none={null}
          options={FORMS.map((value) => ({ value, label: t(`score.forms.${value}`) }))}
          value={form}
          onChange={(value) => setForm(FORMS.find((one) => one === value) ?? 'mau-02')}
        />
        <PeriodFields
          kinds={KINDS}
          period={period}
          firstOf={(kind) => periodOf(today, kind)}
          onChoose={setPeriod}
        />
      </div>
      <FormOf key={`${unit} ${form} ${period}`} {...{ unit, form, period }} />
    </div>
  );
}

function FormOf(props: { readonly unit: string; readonly form: Form; readonly period: string }): ReactNode {
  const { unit, form, period } = props;
  const t = useReportWords();
  const lang = useLanguage();
  const may = useMay();
  const failureText = useFailureText();
  const { scoreSheets } = useServices();
  const { start, failure: notBegun } = useDownload();
  const { sheet, ranking, failure, faults } = useStore(scoreSheets);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (!signedIn) return;
    const state = scoreSheets.getState();
    void (form === 'mau-03' ? state.rank(unit, period) : state.look({ unit, form, period }));
  }, [scoreSheets, signedIn, unit, form, period]);
  const shown = sheet !== null && sheet.form === form && sheet.period === period ? sheet : null;
  const isChanged = failure?.type === 'problem' && failure.code === 'report-changed';
  const said = isChanged ? t('score.changed') : failure === null ? null : failureText(failure);
  return (
    <>
      {said !== null && <Notice tone="alarm">{faults.length > 0 ? t('score.faults') : said}</Notice>}
      {shown === null && ranking === null && failure === null && <p>{t('loading')}</p>}
      {shown?.form === 'mau-02' && (
        <ScoreIndicators key={shown.version} sheet={shown} writes={may('reports.write')} />
      )}
      {shown?.form === 'mau-01' && (
        <ScoreDossiers key={shown.version} sheet={shown} writes={may('reports.write')} />
      )}
      {form === 'mau-03' && ranking !== null && <ScoreRankingTable ranking={ranking} />}
      <div>
        <Button size="desk" onClick={() => void start(scoreFileUrl(unit, form, period, lang))}>
          {t('tools.xlsx')}
        </Button>
        {notBegun !== null && <Notice tone="alarm">{failureText(notBegun)}</Notice>}
      </div>
    </>
  );
}
