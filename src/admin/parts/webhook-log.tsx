import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WEBHOOK_EVENTS, type WebhookDelivery } from '#shared/protocol/webhooks.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useFormats } from '../lib/use-formats.ts';
import rows from './row-table.module.css';
import styles from './webhook-log.module.css';

const FAULTS = ['forbidden-address', 'timeout', 'unreachable', 'no-secret'] as const;

/** What a webhook was told, newest first, with the order to send one again. */
export function WebhookLog(props: {
  readonly items: readonly WebhookDelivery[];
  readonly onReplay: (no: number) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <table className={classes(rows.table, styles.log)} aria-label={t('webhooks.title')}>
      <thead>
        <tr>
          {(['no', 'event', 'state', 'attempts', 'next'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`webhooks.column.${column}`)}
            </th>
          ))}
          <th scope="col">
            <VisuallyHidden>{t('webhooks.replay')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((item) => (
          <Row key={item.no} item={item} onReplay={() => props.onReplay(item.no)} />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: { readonly item: WebhookDelivery; readonly onReplay: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { item } = props;
  const n = formats.number(item.no);
  const event = WEBHOOK_EVENTS.find((one) => one === item.event);
  return (
    <tr
      className={rows.row}
      data-state={item.deliveredAt === null && item.attempts > 0 ? 'failed' : undefined}
    >
      <td className={styles.no}>{n}</td>
      <td>
        {event === undefined ? t('webhooks.pingEvent') : t(`webhooks.events.${event}`)}
        <span className={rows.soft}>{formats.dateTime(item.createdAt)}</span>
        <details>
          <summary className={rows.summary} aria-label={t('webhooks.bodyOf', { n })}>
            {t('webhooks.body')}
          </summary>
          <pre className={rows.line}>{JSON.stringify(item.body, null, 2)}</pre>
        </details>
      </td>
      <td className={styles.state}>
        <State item={item} />
      </td>
      <td>
        <span className={styles.narrow}>{t('webhooks.label', { label: t('webhooks.column.attempts') })}</span>
        {formats.number(item.attempts)}
      </td>
      <td>
        {item.nextAt !== null && (
          <>
            <span className={styles.narrow}>{t('webhooks.label', { label: t('webhooks.column.next') })}</span>
            {formats.dateTime(item.nextAt)}
          </>
        )}
      </td>
      <td>
        <Button size="desk" look="quiet" aria-label={t('webhooks.replayOf', { n })} onClick={props.onReplay}>
          {t('webhooks.replay')}
        </Button>
      </td>
    </tr>
  );
}

function State({ item }: { readonly item: WebhookDelivery }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { deliveredAt, lastAt, lastStatus: status, lastFault } = item;
  if (deliveredAt !== null)
    return t('webhooks.state.delivered', { time: formats.dateTime(deliveredAt), status: status ?? '' });
  if (lastAt === null) return t('webhooks.state.waiting');
  const time = formats.dateTime(lastAt);
  if (status !== null && lastFault === null) return t('webhooks.state.refused', { time, status });
  const known = FAULTS.find((one) => one === lastFault);
  const fault = known === undefined ? (lastFault ?? '') : t(`webhooks.fault.${known}`);
  return t('webhooks.state.failed', { time, fault });
}
