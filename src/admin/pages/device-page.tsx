import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { usePoll } from '../lib/use-poll.ts';
import { DeviceActions } from '../parts/device-actions.tsx';
import { DeviceAlerts } from '../parts/device-alerts.tsx';
import { DeviceCondition } from '../parts/device-condition.tsx';
import { DeviceState } from '../parts/device-entry.tsx';
import { DeviceSuccession } from '../parts/device-succession.tsx';
import { FreshTime, StaleNotice } from '../parts/freshness.tsx';
import { JournalEntry } from '../parts/journal-entry.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PairingCard } from '../parts/pairing-card.tsx';
import { SelfTestResult } from '../parts/self-test-result.tsx';
import { useServices } from '../services.tsx';
import { pairingStatus } from '../state/devices-store.ts';
import styles from './device-page.module.css';
import { useNames } from './use-names.ts';

const REFRESH_MS = 15_000;

/** Everything that is known of one tablet: its condition, and each of its journals with what is here and what is not. */
export function DevicePage({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('admin');
  const { devices, takeActivity, nowMs } = useServices();
  useNames();
  const state = useStore(devices);
  usePoll(() => void devices.getState().refresh(!takeActivity()), REFRESH_MS);
  const device = state.items.find((one) => one.id === id);
  return (
    <div className={styles.page}>
      <Link href="/devices" className={styles.back}>
        {t('devices.back')}
      </Link>
      <PageHead title={device?.name ?? t('devices.title')} lead={device?.unit.name ?? ''}>
        <FreshTime atMs={state.refreshedAtMs} />
      </PageHead>
      {state.pairing !== null &&
        (state.pairing.device === id || isReplacement(state.items, state.pairing.device, id)) && (
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
      {state.status === 'ready' && device === undefined && <p>{t('devices.notFound')}</p>}
      {device !== undefined && <Device device={device} nowMs={state.refreshedAtMs ?? nowMs()} />}
    </div>
  );
}

/** The code of a tablet that takes over from this one stands on this one's page. */
function isReplacement(items: readonly DeviceReport[], newcomer: string, id: string): boolean {
  return items.some((one) => one.id === newcomer && one.replaces === id);
}

function Device({ device, nowMs }: { readonly device: DeviceReport; readonly nowMs: number }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <>
      <div className={styles.head}>
        <div>
          <DeviceState device={device} />
        </div>
        <DeviceActions device={device} />
      </div>
      <DeviceSuccession device={device} />
      <DeviceAlerts device={device} />
      {device.cloned && <Notice tone="alarm">{t('devices.cloned')}</Notice>}
      <section>
        <h2 className={styles.heading}>{t('devices.journals')}</h2>
        <p className={styles.hint}>
          {device.replicas.length === 0 ? t('devices.noJournals') : t('devices.journalsHint')}
        </p>
        {device.replicas.length > 0 && <p className={styles.hint}>{t('devices.journal.proofHint')}</p>}
        <ul className={styles.journals} aria-label={t('devices.journals')}>
          {device.replicas.map((replica) => (
            <JournalEntry key={replica.id} replica={replica} />
          ))}
        </ul>
      </section>
      <section>
        <h2 className={styles.heading}>{t('devices.condition')}</h2>
        <DeviceCondition device={device} nowMs={nowMs} />
      </section>
      <section>
        <h2 className={styles.heading}>{t('selfTest.title')}</h2>
        <SelfTestResult test={device.selfTest} />
      </section>
    </>
  );
}
