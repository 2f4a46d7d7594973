import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { QuarantineItem } from '#shared/protocol/quarantine.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './row-table.module.css';

const KINDS = {
  rating: 'rating',
  'rating.change': 'rating-change',
  'rating.detail': 'rating-detail',
  ask: 'ask',
  feedback: 'feedback',
  'procedure.problem': 'procedure-problem',
  duty: 'duty',
  usage: 'usage',
  device: 'device',
} as const;

/** Entries in quarantine, oldest first; the raw line on demand. */
export function QuarantineTable({ items }: { readonly items: readonly QuarantineItem[] }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <table className={styles.table} aria-label={t('quarantine.table')}>
      <thead>
        <tr>
          <th scope="col">{t('quarantine.column.device')}</th>
          <th scope="col">{t('quarantine.column.kind')}</th>
          <th scope="col">{t('quarantine.column.reason')}</th>
          <th scope="col">{t('quarantine.column.received')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={`${item.replica} ${item.seq}`} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { readonly item: QuarantineItem }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const n = formats.number(item.seq);
  return (
    <tr className={styles.row}>
      <td className={styles.device}>
        <Link href={`/devices/${item.device.id}`} className={styles.link}>
          {item.device.name}
        </Link>
        <span className={styles.soft}>{t('ratings.seq', { n })}</span>
      </td>
      <td className={styles.kind}>
        <Kind kind={item.kind} />
      </td>
      <td className={styles.reason}>
        {t(`quarantine.cause.${item.cause ?? 'other'}`)}
        <span className={styles.soft} lang="en">
          {item.reason}
        </span>
        {item.line === null ? (
          <span className={styles.soft}>{t('quarantine.veiled')}</span>
        ) : (
          <details className={styles.raw}>
            <summary
              className={styles.summary}
              aria-label={t('quarantine.rawOf', { n, device: item.device.name })}
            >
              {t('quarantine.raw')}
            </summary>
            <pre className={styles.line}>{item.line}</pre>
          </details>
        )}
      </td>
      <td className={styles.received}>{formats.dateTime(item.receivedAt)}</td>
    </tr>
  );
}

/** The word for a kind; one that is not known is shown as the tablet wrote it. */
function Kind({ kind }: { readonly kind: string | null }): ReactNode {
  const { t } = useTranslation('admin');
  if (kind === null) return t('quarantine.kind.unknown');
  const known = Object.entries(KINDS).find(([name]) => name === kind)?.[1];
  return known === undefined ? <code>{kind}</code> : t(`quarantine.kind.${known}`);
}
