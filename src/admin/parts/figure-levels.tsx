import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure } from '#shared/protocol/summary.ts';
import { levelBars } from '../lib/figure-words.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import styles from '../pages/overview-page.module.css';
import { useNames } from '../pages/use-names.ts';
import { RowsLink, type RowsPlace } from './rows-link.tsx';
import { ShareBar } from './share-bar.tsx';

/** How many of each level, as it was shown; the questionnaires are never thrown together. */
export function FigureLevels(props: {
  readonly figure: Figure | null;
  /** Where the rows behind a line are to be looked for; without it nothing leads there. */
  readonly place?: RowsPlace | undefined;
}): ReactNode {
  const { figure } = props;
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const language = useLanguage();
  const { directory } = useNames();
  if (figure === null || figure.n === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="figure-levels">
      <h2 id="figure-levels" className={styles.heading}>
        {t('overview.levels')}
      </h2>
      {levelBars(figure, directory?.questionnaires ?? [], language).map((one) => (
        <table key={one.id} className={styles.table}>
          <caption>{t('overview.levelsOf', { id: one.id, n: formats.number(one.n) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('overview.column.level')}</th>
              <th scope="col" className={styles.wide}>
                {t('overview.column.share')}
              </th>
              <th scope="col" className={styles.number}>
                {t('overview.column.n')}
              </th>
              <th scope="col" className={styles.number}>
                {t('overview.column.percent')}
              </th>
            </tr>
          </thead>
          <tbody>
            {one.bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">
                  <RowsLink place={props.place} filter={{ questionnaire: one.id, level: String(bar.code) }}>
                    {bar.label}
                  </RowsLink>
                </th>
                <td className={styles.wide}>
                  <ShareBar share={bar.share} />
                </td>
                <td className={styles.number}>{formats.number(bar.n)}</td>
                <td className={styles.number}>{formats.rate(100 * bar.share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
