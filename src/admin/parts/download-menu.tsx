import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import type { ApiFailure } from '../api/client.ts';
import { type ExportForm, exportUrl } from '../api/ratings-api.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useLanguage } from '../lib/use-formats.ts';
import { useServices, useSession } from '../services.tsx';
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
  const { download } = useServices();
  const failureText = useFailureText();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const checkSession = useSession((state) => state.check);
  // A session that ran out would make a file of the refusal: ask first, so that the login comes up instead.
  const start = async (form: ExportForm) => {
    const missing = await checkSession();
    setFailure(missing);
    if (missing === null) download(exportUrl(filter, form));
  };
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
            onClick={() => void start({ ...form, lang })}
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
