import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatingItem } from '#shared/protocol/admin.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { Directory } from '../api/directory-api.ts';
import { RatingRow } from './rating-row.tsx';
import styles from './rating-table.module.css';

const COLUMNS = ['time', 'counter', 'clerk', 'level', 'journal', 'received', 'notes'] as const;

/** The ledger: one line a rating. On a narrow screen each line folds into an entry. */
export function RatingTable(props: {
  readonly items: readonly RatingItem[];
  readonly directory: Directory | null;
  readonly deviceNames: ReadonlyMap<string, string>;
}): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{t('ratings.table')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={styles[column]}>
              {t(`ratings.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.items.map((rating) => (
          <RatingRow
            key={rating.id}
            rating={rating}
            directory={props.directory}
            deviceNames={props.deviceNames}
          />
        ))}
      </tbody>
    </table>
  );
}
