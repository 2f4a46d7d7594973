import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { byUrgency } from '../lib/device-words.ts';
import { useMay } from '../lib/use-may.ts';
import { usePoll } from '../lib/use-poll.ts';
import { DeviceEntry } from '../parts/device-entry.tsx';
import { DeviceForm } from '../parts/device-form.tsx';
import { Empty } from '../parts/empty.tsx';
import { FreshTime, StaleNotice } from '../parts/freshness.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PairingCard } from '../parts/pairing-card.tsx';
import { useServices } from '../services.tsx';
import { pairingStatus } from '../state/devices-store.ts';
import styles from './devices-page.module.css';
import { useNames } from './use-names.ts';

const REFRESH_MS = 15_000;

/** The fleet: who speaks, how complete its journal is, who joins, who leaves. */
export function DevicesPage(): ReactNode {
  const { t } = useTranslation('admin');
  const { devices, takeActivity, nowMs } = useServices();
  const may = useMay()('devices.manage');
  const { directory } = useNames();
  const state = useStore(devices);
  const [adding, setAdding] = useState(false);
  usePoll(() => void devices.getState().refresh(!takeActivity()), REFRESH_MS);
  const seenAtMs = state.refreshedAtMs ?? nowMs();
  return (
    <div className={styles.page}>
      <PageHead title={t('devices.title')} lead={t('devices.lead')}>
        {may && !adding && (
          <Button look="primary" size="desk" onClick={() => setAdding(true)}>
            {t('devices.add')}
          </Button>
        )}
        <FreshTime atMs={state.failure === null ? state.refreshedAtMs : null} />
      </PageHead>
      {adding && <DeviceForm directory={directory} onClose={() => setAdding(false)} />}
      {state.pairing !== null && (
        <PairingCard
          pairing={state.pairing}
          status={pairingStatus(state, nowMs())}
          onDone={state.closePairing}
        />
      )}
      <StaleNotice
        atMs={state.refreshedAtMs}
        failure={state.failure}
        onRetry={() => void state.refresh(false)}
      />
      {state.status !== 'ready' && state.failure === null && <p>{t('devices.loading')}</p>}
      {state.status === 'ready' && state.items.length === 0 && (
        <Empty title={t('devices.empty.title')} text={t('devices.empty.text')} />
      )}
      {state.items.length > 0 && (
        <ul className={styles.list} aria-label={t('devices.list')}>
          {byUrgency(state.items).map((device) => (
            <DeviceEntry key={device.id} device={device} nowMs={seenAtMs} />
          ))}
        </ul>
      )}
    </div>
  );
}
