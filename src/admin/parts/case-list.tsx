import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CaseItem } from '#shared/protocol/cases.ts';
import { Badge } from '#ui/badge.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { CaseDoor } from '../api/cases-api.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './procedure-list.module.css';

const COLUMNS = ['no', 'kind', 'status', 'due', 'owner', 'unit', 'received'] as const;

/** Cases, one line each, without a word of anybody; folds into entries on a narrow screen. */
export function CaseList(props: { readonly door: CaseDoor; readonly items: readonly CaseItem[] }): ReactNode {
  const { door, items } = props;
  const { t } = useTranslation('admin');
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{t('cases.table')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`cases.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} door={door} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ door, item }: { readonly door: CaseDoor; readonly item: CaseItem }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  return (
    <tr>
      <td className={styles.code}>
        <Link href={`/${door}/${item.id}`} className={styles.link}>
          {t('cases.number', { no: item.no })}
        </Link>
      </td>
      <td>{t(`cases.kinds.${item.kind}`)}</td>
      <td>{t(`cases.statuses.${item.status}`)}</td>
      <td>
        {item.answerDue === null ? t('cases.noDue') : formats.date(item.answerDue)}
        {item.overdue && (
          <>
            {' '}
            <Badge>{t('cases.overdue')}</Badge>
          </>
        )}
      </td>
      <td>{item.owner?.name ?? t('cases.noOwner')}</td>
      <td lang="vi">{item.unit.name}</td>
      <td>{formats.date(item.receivedAt)}</td>
    </tr>
  );
}
