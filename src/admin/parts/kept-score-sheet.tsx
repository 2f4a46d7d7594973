import type { ReactNode } from 'react';
import { textIn } from '#i18n/text-in.ts';
import { averagePoints, clerkTotal, sumPoints } from '#shared/domain/score-points.ts';
import type {
  DossierRow,
  IndicatorRow,
  KeptScoreSheet as Kept,
  ScoreIndicator,
} from '#shared/protocol/score-sheets.ts';
import { SCORE_LEVELS } from '../lib/score-levels.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import styles from './report-document.module.css';
import { WideFrame } from './wide-frame.tsx';

/** A saved score sheet as it is printed: what was entered, by the indicators of its day, with its sums. */
export function KeptScoreSheet({ sheet }: { readonly sheet: Kept }): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const formats = useFormats();
  const { body, indicators } = sheet;
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <p className={styles.unit}>{sheet.unit.name}</p>
        <h2 className={styles.title}>{t(`score.forms.${sheet.form}`)}</h2>
        <p className={styles.period}>{periodText(sheet.period)}</p>
        <p className={styles.soft}>
          {t('kept.saved', {
            n: sheet.version,
            at: formats.dateTime(sheet.madeAt),
            by: sheet.madeBy,
          })}
        </p>
        {sheet.superseded && <p className={styles.soft}>{t('superseded')}</p>}
      </header>
      <WideFrame label={t(`score.forms.${sheet.form}`)}>
        {body.form === 'mau-02' ? (
          <IndicatorTable rows={body.rows} indicators={indicators} />
        ) : (
          <DossierTable rows={body.rows} indicators={indicators} />
        )}
      </WideFrame>
    </article>
  );
}

function IndicatorTable(props: {
  readonly rows: readonly IndicatorRow[];
  readonly indicators: readonly ScoreIndicator[];
}): ReactNode {
  const { rows, indicators } = props;
  const t = useReportWords();
  const language = useLanguage();
  const points = usePoints();
  const marks = indicators.map(({ id }) => rows.find(({ indicator }) => indicator === id));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('score.column.indicator')}</th>
          {(['max', 'self', 'verified'] as const).map((column) => (
            <th key={column} scope="col" className={styles.number}>
              {t(`score.column.${column}`)}
            </th>
          ))}
          <th scope="col">{t('score.column.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map(({ id, number, title, max }, at) => (
          <tr key={id}>
            <th scope="row">{`${number}. ${textIn(title, language)}`}</th>
            <td className={styles.number}>{points(max)}</td>
            <td className={styles.number}>{points(marks[at]?.self)}</td>
            <td className={styles.number}>{points(marks[at]?.verified)}</td>
            <td className={styles.kept}>{marks[at]?.reason}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('score.total')}</th>
          <td className={styles.number}>{points(sumPoints(indicators.map(({ max }) => max)))}</td>
          <td className={styles.number}>{points(sumPoints(marks.map((mark) => mark?.self)))}</td>
          <td className={styles.number}>{points(sumPoints(marks.map((mark) => mark?.verified)))}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function DossierTable(props: {
  readonly rows: readonly DossierRow[];
  readonly indicators: readonly ScoreIndicator[];
}): ReactNode {
  const { rows, indicators } = props;
  const t = useReportWords();
  const points = usePoints();
  const levelOf = (row: DossierRow) => SCORE_LEVELS.find(([number]) => number === row.level)?.[1];
  if (rows.length === 0) return <p>{t('score.noDossiers')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('score.dossier')}</th>
          {indicators.map(({ id, number }) => (
            <th key={id} scope="col" className={styles.number}>
              {t('score.indicatorNo', { n: number })}
            </th>
          ))}
          <th scope="col" className={styles.number}>
            {t('score.clerkTotal')}
          </th>
          <th scope="col">{t('score.class')}</th>
          <th scope="col">{t('score.level')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => {
          const level = levelOf(row);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are never moved, and one dossier may stand there twice.
            <tr key={at}>
              <th scope="row">{row.dossier}</th>
              {indicators.map(({ id }) => (
                <td key={id} className={styles.number}>
                  {points(row.points[id])}
                </td>
              ))}
              <td className={styles.number}>{points(clerkTotal(row, indicators))}</td>
              <td>{row.class ?? '–'}</td>
              <td>{level === undefined ? '–' : t(`score.levels.${level}`)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('kept.average')}</th>
          {indicators.map(({ id }) => (
            <td key={id} className={styles.number}>
              {points(averagePoints(rows.map((row) => row.points[id])))}
            </td>
          ))}
          <td className={styles.number}>
            {points(averagePoints(rows.map((row) => clerkTotal(row, indicators))))}
          </td>
          <td />
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

/** Points as they are written; what was not entered is a dash. */
function usePoints(): (value: number | null | undefined) => string {
  const formats = useFormats();
  return (value) => (value == null ? '–' : formats.number(value));
}
