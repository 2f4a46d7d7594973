import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '#shared/protocol/summary.ts';
import { type ReasonLine, topReasons } from '../lib/figure-words.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import styles from '../pages/overview-page.module.css';
import { useNames } from '../pages/use-names.ts';
import { RowsLink, type RowsPlace } from './rows-link.tsx';
import { ShareBar } from './share-bar.tsx';

/** What was named most often: what is to be mended first. */
export function FigureReasons(props: {
  readonly reasons: Summary['total']['reasons'];
  /** Where the rows behind a line are to be looked for; without it nothing leads there. */
  readonly place?: RowsPlace | undefined;
}): ReactNode {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const { directory } = useNames();
  const { good, bad } = topReasons(props.reasons, directory?.questionnaires ?? [], language);
  const most = Math.max(1, ...[...good, ...bad].map(({ n }) => n));
  return (
    <section className={styles.section} aria-labelledby="figure-reasons">
      <h2 id="figure-reasons" className={styles.heading}>
        {t('overview.reasons')}
      </h2>
      {good.length + bad.length === 0 && <p className={styles.soft}>{t('overview.noReasons')}</p>}
      {bad.length > 0 && (
        <ReasonTable title={t('overview.bad')} lines={bad} most={most} place={props.place} />
      )}
      {good.length > 0 && (
        <ReasonTable title={t('overview.good')} lines={good} most={most} place={props.place} />
      )}
    </section>
  );
}

function ReasonTable(props: {
  readonly title: string;
  readonly lines: readonly ReasonLine[];
  /** The longest bar of both tables. */
  readonly most: number;
  readonly place: RowsPlace | undefined;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  return (
    <table className={styles.table}>
      <caption>{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('overview.column.reason')}</th>
          <th scope="col" className={styles.wide}>
            {t('overview.column.often')}
          </th>
          <th scope="col" className={styles.number}>
            {t('overview.column.n')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map(({ key, text, n, reason, questionnaire, levels }) => (
          <tr key={key}>
            <th scope="row">
              <RowsLink place={props.place} filter={{ reason, questionnaire, level: levels.join(',') }}>
                {text}
              </RowsLink>
            </th>
            <td className={styles.wide}>
              <ShareBar share={n / props.most} />
            </td>
            <td className={styles.number}>{formats.number(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
