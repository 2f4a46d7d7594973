import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import { exportUrl } from '../api/ratings-api.ts';
import { useDownload } from '../lib/use-download.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useLanguage } from '../lib/use-formats.ts';
import styles from './download-menu.module.css';
import { Notice } from './notice.tsx';

const FORMS = [
  { key: 'xlsx', format: 'xlsx' },
  { key: 'csv', format: 'csv', separator: 'comma' },
  { key: 'semicolon', format: 'csv', separator: 'semicolon' },
  { key: 'ndjson', format: 'ndjson' },
] as const;

/** Files of everything that the filter matches. */
export function DownloadMenu({ filter }: { readonly filter: RatingFilter }): ReactNode {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const failureText = useFailureText();
  const { start, failure } = useDownload();
  return (
    <details className={styles.menu} name="download">
      <summary className={styles.summary}>{t('ratings.download.title')}</summary>
      <div className={styles.panel}>
        <p className={styles.scope}>{t('ratings.download.scope')}</p>
        {FORMS.map(({ key, ...form }) => (
          <button
            key={key}
            type="button"
            className={styles.choice}
            onClick={() => void start(exportUrl(filter, { ...form, lang }))}
          >
            <span className={styles.name}>{t(`ratings.download.${key}`)}</span>
            <span className={styles.hint}>{t(`ratings.download.${key}Hint`)}</span>
          </button>
        ))}
        {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      </div>
    </details>
  );
}
