import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditItem } from '#shared/protocol/accounts.ts';
import { UNIT_EVENTS } from '#shared/protocol/office-admin.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useNames } from '../pages/use-names.ts';
import styles from './people-plan.module.css';

const ACTIONS = [
  'account.changed',
  'account.created',
  'account.password-reset',
  'account.second-factor-dropped',
  'device.changed',
  'device.code-issued',
  'device.created',
  'device.paired',
  'device.replacement-created',
  'device.retired',
  'device.revoked',
  'integrity-key.ended',
  'integrity-key.set',
  'journal.imported',
  'password.changed',
  'session.opened',
  'session.second-factor-set',
  'session.second-factor-dropped',
  'setting-withdrawn',
  'setting-given-up',
  'setting-published',
  'store.restored',
  'token.created',
  'token.revoked',
  'webhook.changed',
  'webhook.created',
  'webhook.pinged',
  'webhook.removed',
  'webhook.replayed',
  'webhook.secret-rotated',
] as const;

/** Lines of the log in words; what a newer centre did that this page does not know stands as it came. */
export function AuditTable({ items }: { readonly items: readonly AuditItem[] }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('access.audit.title')}</caption>
        <thead>
          <tr>
            {(['no', 'at', 'who', 'what', 'detail'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`access.audit.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <AuditLine key={item.no} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AuditLine({ item }: { readonly item: AuditItem }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { directory, deviceNames } = useNames();
  const action = ACTIONS.find((one) => one === item.action);
  const event = UNIT_EVENTS.find((one) => one === item.action);
  const what =
    action !== undefined
      ? t(`access.audit.actions.${action}`)
      : event !== undefined
        ? t(`office.history.events.${event}`)
        : item.action;
  const unit = directory?.units.find(({ id }) => id === item.unit)?.name ?? item.unit;
  const named = [...(directory?.counters ?? []), ...(directory?.clerks ?? []), ...(directory?.units ?? [])];
  const subject =
    item.subject === null
      ? null
      : (deviceNames.get(item.subject) ?? named.find(({ id }) => id === item.subject)?.name ?? item.subject);
  const detail = JSON.stringify(item.detail);
  return (
    <tr>
      <td>{formats.number(item.no)}</td>
      <td>{formats.dateTime(item.at)}</td>
      <td>
        {[
          item.actor.kind === 'account'
            ? item.actor.name
            : `${t(`access.audit.kinds.${item.actor.kind}`)} ${item.actor.name}`,
          item.address,
        ]
          .filter((one) => one !== null)
          .join(' · ')}
      </td>
      <td>{[what, subject, unit].filter((one) => one !== null).join(' · ')}</td>
      <td className={styles.raw}>{detail === '{}' ? '' : detail}</td>
    </tr>
  );
}
