import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './device-entry.module.css';
import { DeviceFacts, Fact } from './device-facts.tsx';

/** How a tablet is, by its own last word: what it does not tell is left out, not guessed. */
export function DeviceCondition(props: { readonly device: DeviceReport; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { status, pairedAt } = props.device;
  return (
    <div className={styles.body}>
      <p className={styles.hint}>{status === null ? t('devices.noCondition') : t('devices.conditionHint')}</p>
      <DeviceFacts {...props} withJournal={false}>
        {status?.lastTapAt && <Fact name="lastTap">{formats.dateTime(status.lastTapAt)}</Fact>}
        {status !== null && <Storage status={status} />}
        {typeof status?.persisted === 'boolean' && (
          <Fact name="persisted">{t(status.persisted ? 'devices.persistedYes' : 'devices.persistedNo')}</Fact>
        )}
        {status !== null && <Battery status={status} />}
        {pairedAt !== null && <Fact name="paired">{formats.dateTime(pairedAt)}</Fact>}
      </DeviceFacts>
    </div>
  );
}

type Status = NonNullable<DeviceReport['status']>;

function Storage({ status: { storageUsed, storageQuota } }: { readonly status: Status }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  if (typeof storageUsed !== 'number') return null;
  const used = formats.bytes(storageUsed);
  return (
    <Fact name="storage">
      {typeof storageQuota === 'number'
        ? t('devices.storageUsed', { used, quota: formats.bytes(storageQuota) })
        : used}
    </Fact>
  );
}

function Battery({ status: { battery, charging } }: { readonly status: Status }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  if (typeof battery !== 'number') return null;
  return (
    <Fact name="battery">
      {formats.percent(battery)}
      {typeof charging === 'boolean' && (
        <span className={styles.soft}>{t(charging ? 'devices.charging' : 'devices.notCharging')}</span>
      )}
    </Fact>
  );
}
