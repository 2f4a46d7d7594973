import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keyed } from '../keyed.ts';
import styles from './detail.module.css';

/** "Chưa có thông tin", and what to do then. */
export function Unknown({ more }: { readonly more?: string | undefined }): ReactNode {
  const { t } = useTranslation('common');
  return <p className={styles.unknown}>{more === undefined ? t('unknown') : `${t('unknown')}. ${more}`}</p>;
}

/** Text of the procedure: always Vietnamese, whatever language the screen speaks. Its own line breaks stand. */
export function Official({ text }: { readonly text: string | null }): ReactNode {
  return text === null ? (
    <Unknown />
  ) : (
    <p lang="vi" className={styles.official}>
      {text}
    </p>
  );
}

/** A list of official texts. */
export function OfficialList({ items }: { readonly items: readonly string[] }): ReactNode {
  return (
    <ul lang="vi">
      {keyed(items, (item) => item).map(({ key, item }) => (
        <li key={key} className={styles.official}>
          {item}
        </li>
      ))}
    </ul>
  );
}

/** A date without a time, the same day in every time zone. */
export function useDay(): (date: string) => string {
  const { i18n } = useTranslation();
  const inFigures = i18n.language === 'vi';
  const format = new Intl.DateTimeFormat(i18n.language, {
    day: inFigures ? '2-digit' : 'numeric',
    month: inFigures ? '2-digit' : 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (date) => format.format(new Date(date));
}
