import type { ReactNode } from 'react';
import { textIn } from '#i18n/text-in.ts';
import type { ScoreRanking } from '#shared/protocol/score-sheets.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import { Empty } from './empty.tsx';
import styles from './score.module.css';
import { WideFrame } from './wide-frame.tsx';

/** Form 03: units by their verified marks. Satisfaction is another measure; it stands apart and moves nobody's place. */
export function ScoreRankingTable({ ranking }: { readonly ranking: ScoreRanking }): ReactNode {
  const t = useReportWords();
  const formats = useFormats();
  const language = useLanguage();
  if (ranking.units.length === 0) return <Empty title={t('score.noUnits')} text={t('score.noUnitsText')} />;
  const points = (value: number | null) => (value === null ? '–' : formats.number(value));
  return (
    <section className={styles.section}>
      <p className={styles.soft}>{t('score.rankedFrom', { n: ranking.rankMin })}</p>
      <WideFrame label={t('score.forms.mau-03')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('score.unit')}</th>
              <th scope="col">{t('score.ratings')}</th>
              {ranking.indicators.map(({ id, number }) => (
                <th key={id} scope="col">
                  {t('score.indicatorNo', { n: number })}
                </th>
              ))}
              <th scope="col">{t('score.total')}</th>
              <th scope="col">{t('score.class')}</th>
              <th scope="col">{t('score.rank')}</th>
              <th scope="col">{t('doc.rate')}</th>
            </tr>
          </thead>
          <tbody>
            {ranking.units.map((one) => (
              <tr key={one.unit.id}>
                <th scope="row">{one.unit.name}</th>
                <td>{formats.number(one.ratings)}</td>
                {ranking.indicators.map(({ id }, at) => (
                  <td key={id}>{points(one.points[at] ?? null)}</td>
                ))}
                <td>{points(one.total)}</td>
                <td>{one.class === null ? '–' : textIn(one.class, language)}</td>
                <td>{one.rank === null ? t('score.notRanked') : formats.number(one.rank)}</td>
                <td>{one.rate === null ? '–' : formats.rate(one.rate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideFrame>
    </section>
  );
}
