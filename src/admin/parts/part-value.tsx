import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './procedure-view.module.css';
import { usePartName } from './use-part-name.ts';

/** Inside a part `name` and `code` are not the procedure's. */
const ITEM_WORDS: Readonly<Record<string, string>> = { name: 'itemName', code: 'itemCode' };

/** Any part of a procedure as text: lists as lists, members by name, null as not known. */
export function PartValue({ value }: { readonly value: unknown }): ReactNode {
  const { t } = useTranslation('admin');
  const partName = usePartName();
  if (value === null || value === undefined || value === '') {
    return <span className={styles.unknown}>{t('procedures.one.unknown')}</span>;
  }
  if (typeof value === 'boolean') return value ? t('procedures.form.yes') : t('procedures.form.no');
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className={styles.unknown}>{t('procedures.one.unknown')}</span>;
    return (
      <ol className={styles.list}>
        {value.map((entry: unknown, place) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
            key={place}
          >
            <PartValue value={entry} />
          </li>
        ))}
      </ol>
    );
  }
  const known = Object.entries(value).filter(([, entry]) => entry !== null && !isEmptyList(entry));
  return (
    <dl className={styles.members}>
      {known.map(([key, entry]) => (
        <div key={key}>
          <dt>{partName(ITEM_WORDS[key] ?? key)}</dt>
          <dd>
            <PartValue value={entry} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
