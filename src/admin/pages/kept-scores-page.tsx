import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { SCORE_FORMS, type ScoreForm, type ScoreVersion } from '#shared/protocol/score-sheets.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import { useUnit, useUnitHref } from '../lib/use-unit.ts';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import list from '../parts/procedure-list.module.css';
import own from '../parts/report-part.module.css';
import { SelectField } from '../parts/select-field.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';

/** Every score sheet that was ever saved, newest first: the way to the older ones. */
export function KeptScoresPage(): ReactNode {
  const t = useReportWords();
  const failureText = useFailureText();
  const { keptScores } = useServices();
  const { items, next, status, failure } = useStore(keptScores);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  const [unit, chooseUnit] = useUnit();
  const unitHref = useUnitHref();
  const [form, setForm] = useState<ScoreForm | ''>('');
  useEffect(() => {
    if (signedIn) void keptScores.getState().look({ unit, form });
  }, [keptScores, signedIn, unit, form]);
  const isRead = status === 'ready';
  return (
    <div className={styles.page}>
      <Link href={unitHref('/reports/forms')} className={styles.link}>
        {t('kept.back')}
      </Link>
      <PageHead title={t('kept.title')} lead={t('kept.lead')} />
      <div className={own.row}>
        <UnitPicker unit={unit} onChoose={chooseUnit} />
        <SelectField
          label={t('score.form')}
          none={t('kept.anyForm')}
          options={SCORE_FORMS.map((value) => ({ value, label: t(`score.forms.${value}`) }))}
          value={form}
          onChange={(value) => setForm(SCORE_FORMS.find((one) => one === value) ?? '')}
        />
      </div>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {!isRead && failure === null && <p>{t('loading')}</p>}
      {isRead && items.length === 0 && <Empty title={t('kept.empty')} text={t('kept.emptyText')} />}
      {isRead && items.length > 0 && <Versions items={items} />}
      {isRead && next !== null && (
        <Button size="desk" onClick={() => void keptScores.getState().loadMore()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function Versions({ items }: { readonly items: readonly ScoreVersion[] }): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const formats = useFormats();
  return (
    <table className={list.table}>
      <caption>
        <VisuallyHidden>{t('kept.table')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {[
            t('column.period'),
            t('score.form'),
            t('score.unit'),
            t('column.version'),
            t('kept.made'),
            t('kept.by'),
          ].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td>
              <Link href={`/reports/forms/kept/${one.id}`} className={list.link}>
                {periodText(one.period)}
                <VisuallyHidden>{` · ${t(`score.forms.${one.form}`)} · ${t('version', { n: one.version })}`}</VisuallyHidden>
              </Link>
            </td>
            <td>{t(`score.forms.${one.form}`)}</td>
            <td lang="vi">{one.unit.name}</td>
            <td>
              {t('version', { n: one.version })} {one.superseded && <Badge>{t('superseded')}</Badge>}
            </td>
            <td>{formats.dateTime(one.madeAt)}</td>
            <td>{one.madeBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
