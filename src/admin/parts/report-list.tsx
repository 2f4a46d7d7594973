import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ReportItem } from '#shared/protocol/reports.ts';
import { Badge } from '#ui/badge.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { usePeriodWords, useReportWords } from '../lib/use-report-words.ts';
import styles from './procedure-list.module.css';

const COLUMNS = ['period', 'subject', 'version', 'made', 'by', 'replies'] as const;

/** Reports, one line each, newest first; folds into entries on a narrow screen. */
export function ReportList({ items }: { readonly items: readonly ReportItem[] }): ReactNode {
  const t = useReportWords();
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{t('table')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { readonly item: ReportItem }): ReactNode {
  const t = useReportWords();
  const periodText = usePeriodWords();
  const formats = useFormats();
  return (
    <tr>
      <td>
        <Link href={`/reports/${item.id}`} className={styles.link}>
          {periodText(item.period)}
        </Link>
      </td>
      <td lang="vi">{item.clerk?.name ?? item.unit.name}</td>
      <td>
        {t('version', { n: item.version })} {item.provisional && <Badge>{t('provisional')}</Badge>}
        {item.superseded && <Badge>{t('superseded')}</Badge>}
      </td>
      <td>{formats.dateTime(item.madeAt)}</td>
      <td>{item.madeBy}</td>
      <td>{formats.number(item.replies)}</td>
    </tr>
  );
}
