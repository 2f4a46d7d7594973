import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { clerkTotal } from '#shared/domain/score-points.ts';
import type { DossierRow, ScoreIndicator, ScoreSheet } from '#shared/protocol/score-sheets.ts';
import { Button } from '#ui/button.tsx';
import { SCORE_LEVELS } from '../lib/score-levels.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';
import styles from './score.module.css';
import { WideFrame } from './wide-frame.tsx';

/** A line that is being typed; the key keeps it apart from its neighbours. */
interface Line {
  readonly key: number;
  readonly row: DossierRow;
}

const NEW_ROW: DossierRow = { dossier: '', points: {}, level: null, class: null };

/** Form 01: the points of every dossier, its total for the clerk and what its citizen said. */
export function ScoreDossiers(props: { readonly sheet: ScoreSheet; readonly writes: boolean }): ReactNode {
  const { sheet, writes } = props;
  const t = useReportWords();
  const formats = useFormats();
  const { scoreSheets } = useServices();
  const busy = useStore(scoreSheets, (state) => state.busy);
  const [lines, setLines] = useState<readonly Line[]>(() =>
    (sheet.body?.form === 'mau-01' ? sheet.body.rows : []).map((row, key) => ({ key, row })),
  );
  const [isMissing, setMissing] = useState(false);
  const add = () =>
    setLines([...lines, { key: 1 + Math.max(-1, ...lines.map(({ key }) => key)), row: NEW_ROW }]);
  const save = async () => {
    const rows = lines.map(({ row }) => row);
    const missing = rows.some(({ dossier }) => dossier.trim() === '');
    setMissing(missing);
    if (!missing) await scoreSheets.getState().save({ form: 'mau-01', rows });
  };
  return (
    <section className={styles.section}>
      {sheet.version > 0 && sheet.madeAt !== null && (
        <p className={styles.soft}>
          {t('score.saved', { n: sheet.version, at: formats.dateTime(sheet.madeAt), by: sheet.madeBy })}
        </p>
      )}
      {lines.length === 0 && <p>{t('score.noDossiers')}</p>}
      {lines.length > 0 && (
        <WideFrame label={t('score.forms.mau-01')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('score.dossier')}</th>
                {sheet.indicators.map(({ id, number }) => (
                  <th key={id} scope="col">
                    {t('score.indicatorNo', { n: number })}
                  </th>
                ))}
                <th scope="col">{t('score.clerkTotal')}</th>
                <th scope="col">{t('score.class')}</th>
                <th scope="col">{t('score.level')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {lines.map(({ key, row }, at) => (
                <DossierLine
                  key={key}
                  {...{ row, writes, no: at + 1 }}
                  indicators={sheet.indicators}
                  onChange={(next) =>
                    setLines(lines.map((one) => (one.key === key ? { key, row: next } : one)))
                  }
                  onRemove={() => setLines(lines.filter((one) => one.key !== key))}
                />
              ))}
            </tbody>
          </table>
        </WideFrame>
      )}
      {isMissing && <Notice tone="alarm">{t('score.dossierMissing')}</Notice>}
      {writes && (
        <div className={styles.buttons}>
          <Button size="desk" onClick={add}>
            {t('score.addDossier')}
          </Button>
          <Button size="desk" look="primary" disabled={busy} onClick={() => void save()}>
            {t('score.save')}
          </Button>
        </div>
      )}
    </section>
  );
}

function DossierLine(props: {
  readonly no: number;
  readonly row: DossierRow;
  readonly indicators: readonly ScoreIndicator[];
  readonly writes: boolean;
  readonly onChange: (row: DossierRow) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { no, row, indicators, writes, onChange, onRemove } = props;
  const t = useReportWords();
  const formats = useFormats();
  const total = clerkTotal(row, indicators);
  const of = (field: string) => t('score.fieldOf', { field, n: no });
  const text = (name: 'dossier' | 'class', value: string, maxLength: number) => (
    <input
      className={styles.input}
      aria-label={of(t(`score.${name}`))}
      maxLength={maxLength}
      readOnly={!writes}
      value={value}
      onChange={(event) => onChange({ ...row, [name]: event.target.value })}
    />
  );
  return (
    <tr>
      <td>{text('dossier', row.dossier, 100)}</td>
      {indicators.map(({ id, number, points }) => (
        <td key={id}>
          <select
            className={styles.input}
            aria-label={of(t('score.indicatorNo', { n: number }))}
            disabled={!writes}
            value={row.points[id] ?? ''}
            onChange={(event) => {
              const { value } = event.target;
              onChange({ ...row, points: { ...row.points, [id]: value === '' ? null : Number(value) } });
            }}
          >
            <option value="" />
            {points.map((step) => (
              <option key={step.points} value={step.points}>
                {formats.number(step.points)}
              </option>
            ))}
          </select>
        </td>
      ))}
      <td>{total === null ? '–' : formats.number(total)}</td>
      <td>{text('class', row.class ?? '', 100)}</td>
      <td>
        <select
          className={styles.input}
          aria-label={of(t('score.level'))}
          disabled={!writes}
          value={row.level ?? ''}
          onChange={(event) => {
            const chosen = SCORE_LEVELS.find(([level]) => String(level) === event.target.value);
            onChange({ ...row, level: chosen?.[0] ?? null });
          }}
        >
          <option value="" />
          {SCORE_LEVELS.map(([level, name]) => (
            <option key={level} value={level}>
              {t(`score.levels.${name}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        {writes && (
          <Button size="desk" look="quiet" aria-label={of(t('score.remove'))} onClick={onRemove}>
            {t('score.remove')}
          </Button>
        )}
      </td>
    </tr>
  );
}
