import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ProcedureSummary } from '#shared/protocol/procedure-admin.ts';
import { Badge } from '#ui/badge.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { useUnitHref } from '../lib/use-unit.ts';
import styles from './procedure-list.module.css';

const COLUMNS = ['code', 'name', 'state', 'checked', 'problems'] as const;

/** The office's procedures, one line each; folds into entries on a narrow screen. */
export function ProcedureList({ items }: { readonly items: readonly ProcedureSummary[] }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{t('procedures.table')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`procedures.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.code} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { readonly item: ProcedureSummary }): ReactNode {
  const { t } = useTranslation('admin');
  const href = useUnitHref();
  const formats = useFormats();
  return (
    <tr>
      <td className={styles.code}>{item.code}</td>
      <td className={styles.name} lang="vi">
        <Link href={href(`/procedures/${item.code}`)} className={styles.link}>
          {item.name}
        </Link>
        <span className={styles.field}>{item.field}</span>
      </td>
      <td>
        {t(`procedures.state.${item.state}`)}
        {item.posted !== null && item.draft !== null && (
          <>
            {' '}
            <Badge>{t('procedures.draftWaits')}</Badge>
          </>
        )}
      </td>
      <td>
        {item.checked === null
          ? t('procedures.neverChecked')
          : t('procedures.checkedBy', { date: formats.date(item.checked.on), by: item.checked.by })}
      </td>
      <td>{item.openProblems === 0 ? t('procedures.noProblems') : formats.number(item.openProblems)}</td>
    </tr>
  );
}
