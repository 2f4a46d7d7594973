import type { ReactNode } from 'react';
import type { KeptScoreSheet } from '#shared/protocol/score-sheets.ts';
import { compareScores, type ScoreDifference } from '../lib/compare-scores.ts';
import { SCORE_LEVELS } from '../lib/score-levels.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import { useVersionName } from './kept-score-tools.tsx';
import styles from './report-part.module.css';

/** What is not the same in two saved score sheets, one line each. */
export function ScoreDifferences(props: {
  readonly was: KeptScoreSheet;
  readonly is: KeptScoreSheet;
}): ReactNode {
  const { was, is } = props;
  const t = useReportWords();
  const versionName = useVersionName();
  const found = compareScores(was.body, is.body);
  const [wasName, isName] = [versionName(was), versionName(is)];
  const title = t('kept.differences', { was: wasName, is: isName });
  return (
    <section className={styles.box} aria-labelledby="score-differences">
      <h2 id="score-differences" className={styles.heading}>
        {title}
      </h2>
      {found.length === 0 && <p>{t('kept.same')}</p>}
      {found.length > 0 && (
        <table className={styles.diff} aria-labelledby="score-differences">
          <thead>
            <tr>
              {[t('kept.line'), t('kept.field'), wasName, isName].map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two versions may bear the same name.
                <th key={at} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <Difference key={`${one.line} ${one.field} ${one.indicator}`} one={one} of={is} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Difference(props: { readonly one: ScoreDifference; readonly of: KeptScoreSheet }): ReactNode {
  const { one, of } = props;
  const t = useReportWords();
  const formats = useFormats();
  const numberOf = (id: string) => of.indicators.find((known) => known.id === id)?.number ?? id;
  const { field, indicator } = one;
  const value = (entered: ScoreDifference['was']) => {
    if (field === 'line') return t(entered === null ? 'kept.lineMissing' : 'kept.lineThere');
    const level = field === 'level' ? SCORE_LEVELS.find(([number]) => number === entered) : undefined;
    if (level !== undefined) return t(`score.levels.${level[1]}`);
    if (entered === null) return t('kept.noMark');
    return typeof entered === 'number' ? formats.number(entered) : entered;
  };
  return (
    <tr>
      <th scope="row">
        {of.form === 'mau-02' ? t('score.indicatorNo', { n: numberOf(one.line) }) : one.line}
      </th>
      <td>{indicator === null ? t(fieldKey(field)) : t('score.indicatorNo', { n: numberOf(indicator) })}</td>
      <td>{value(one.was)}</td>
      <td>{value(one.is)}</td>
    </tr>
  );
}

function fieldKey(field: ScoreDifference['field']) {
  switch (field) {
    case 'self':
    case 'verified':
    case 'reason':
      return `score.column.${field}` as const;
    case 'class':
    case 'level':
      return `score.${field}` as const;
    case 'line':
    case 'points':
      return 'kept.wholeLine' as const;
  }
}
