import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { useFormats } from '../lib/use-formats.ts';
import { DeviceActions } from './device-actions.tsx';
import { DeviceAlerts } from './device-alerts.tsx';
import styles from './device-entry.module.css';
import { DeviceFacts } from './device-facts.tsx';
import { JournalLine } from './journal-line.tsx';
import { Notice } from './notice.tsx';

const NEEDS_A_WORD = ['unpaired', 'waiting', 'silent', 'revoked'] as const;

/** One tablet: how it is, what the centre has of it, what can be done. */
export function DeviceEntry(props: { readonly device: DeviceReport; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation('admin');
  const { device } = props;
  return (
    <li className={styles.entry} data-state={device.state}>
      <div className={styles.head}>
        <h2 className={styles.name}>{device.name}</h2>
        <DeviceState device={device} />
        <Link
          className={styles.details}
          href={`/devices/${device.id}`}
          aria-label={t('devices.detailsOf', { name: device.name })}
        >
          {t('devices.details')}
        </Link>
      </div>
      <div className={styles.body}>
        {device.cloned && <Notice tone="alarm">{t('devices.cloned')}</Notice>}
        <DeviceAlerts device={device} />
        <DeviceFacts {...props} />
        <EarlierHoles device={device} />
      </div>
      <DeviceActions device={device} />
    </li>
  );
}

/** Whether a tablet speaks, where it stands, and what that means. */
export function DeviceState({ device }: { readonly device: DeviceReport }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const hint = NEEDS_A_WORD.find((state) => state === device.state);
  const time = device.lastContactAt === null ? t('devices.never') : formats.dateTime(device.lastContactAt);
  return (
    <>
      <p className={styles.state} data-state={device.state}>
        {t(`devices.state.${device.state}`)}
      </p>
      <p className={styles.place}>{t('devices.counter', { name: device.counter.name })}</p>
      {hint !== undefined && <p className={styles.hint}>{t(`devices.stateHint.${hint}`, { time })}</p>}
    </>
  );
}

/** Earlier journals of which something is not here; all of them stand in the details. */
function EarlierHoles({ device }: { readonly device: DeviceReport }): ReactNode {
  const { t } = useTranslation('admin');
  const [, ...earlier] = device.replicas;
  const incomplete = earlier.filter(({ missing, lost, awaited }) => [missing, lost, awaited].some(hasAny));
  if (incomplete.length === 0) return null;
  return (
    <div className={styles.earlier}>
      <p className={styles.earlierTitle}>{t('devices.earlierHoles')}</p>
      <ul className={styles.journals}>
        {incomplete.map((replica) => (
          <li key={replica.id}>
            <JournalLine replica={replica} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function hasAny(ranges: readonly unknown[]): boolean {
  return ranges.length > 0;
}
