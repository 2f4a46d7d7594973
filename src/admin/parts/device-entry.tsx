import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { Button } from '#ui/button.tsx';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useServices } from '../services.tsx';
import styles from './device-entry.module.css';
import { DeviceFacts } from './device-facts.tsx';
import { JournalLine } from './journal-line.tsx';
import { Notice } from './notice.tsx';
import { RevokeConfirm } from './revoke-confirm.tsx';

const NEEDS_A_WORD = ['unpaired', 'silent', 'revoked'] as const;

/** One tablet: how it is, what the centre has of it, what can be done. */
export function DeviceEntry(props: { readonly device: DeviceReport; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation('admin');
  const { device } = props;
  const hint = NEEDS_A_WORD.find((state) => state === device.state);
  return (
    <li className={styles.entry} data-state={device.state}>
      <div className={styles.head}>
        <h2 className={styles.name}>{device.name}</h2>
        <p className={styles.state}>{t(`devices.state.${device.state}`)}</p>
        <p className={styles.place}>{t('devices.counter', { name: device.counter.name })}</p>
        {hint !== undefined && <p className={styles.hint}>{t(`devices.stateHint.${hint}`)}</p>}
      </div>
      <div className={styles.body}>
        <DeviceFacts {...props} />
        <EarlierJournals device={device} />
      </div>
      {device.state !== 'revoked' && <Actions device={device} />}
    </li>
  );
}

function EarlierJournals({ device }: { readonly device: DeviceReport }): ReactNode {
  const { t } = useTranslation('admin');
  const earlier = device.replicas.slice(1);
  if (earlier.length === 0) return null;
  return (
    <div className={styles.earlier}>
      <p className={styles.earlierTitle}>{t('devices.earlier')}</p>
      <p className={styles.hint}>{t('devices.earlierHint')}</p>
      <ul className={styles.journals}>
        {earlier.map((replica) => (
          <li key={replica.id}>
            <JournalLine replica={replica} withSpan />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Actions({ device }: { readonly device: DeviceReport }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { devices } = useServices();
  const [confirming, setConfirming] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  if (confirming) return <RevokeConfirm device={device} onClose={() => setConfirming(false)} />;
  return (
    <div className={styles.actions}>
      <Button size="desk" onClick={() => void devices.getState().newPairingCode(device).then(setFailure)}>
        {t('devices.newCode')}
      </Button>
      <Button look="quiet" size="desk" onClick={() => setConfirming(true)}>
        {t('devices.revoke')}
      </Button>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
    </div>
  );
}
