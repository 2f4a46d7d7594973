import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isStorageLow, type StorageFacts } from '#sync/storage-facts.ts';
import type { SyncStatus } from '#sync/sync-status.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { type StaffFormats, staffFormats } from '../staff-formats.ts';
import { failureKey, skewOf } from '../staff-words.ts';
import styles from './staff-facts.module.css';

/** How the tablet and its way to the centre are. No result of any rating is here. */
export function StaffFacts(): ReactNode {
  const { i18n } = useTranslation('staff');
  const { sync, care } = useKiosk();
  const timeZone = useKioskState((state) => state.office?.content.unit.timeZone ?? 'Asia/Ho_Chi_Minh');
  const status = useSyncExternalStore(sync.subscribe, sync.status);
  const storage = useSyncExternalStore(sync.subscribe, care.storage);
  const formats = staffFormats(i18n.language, timeZone);
  return (
    <dl className={styles.facts}>
      <DeliveryFacts status={status} formats={formats} />
      <DeviceFacts status={status} storage={storage} app={care.app} formats={formats} />
    </dl>
  );
}

interface DeliveryProps {
  readonly status: SyncStatus;
  readonly formats: StaffFormats;
}

function DeliveryFacts({ status, formats }: DeliveryProps): ReactNode {
  const { t } = useTranslation('staff');
  const { lastFailure, receipt, quarantined } = status;
  const failure = lastFailure === null ? t('sync.noFailure') : t(failureKey(lastFailure));
  return (
    <>
      <Fact term={t('sync.state')} value={t(`sync.phase.${status.phase}`)} />
      <Fact
        term={t('sync.pending')}
        value={t('sync.pendingCount', { count: status.pending, shown: formats.number(status.pending) })}
        note={
          status.oldestUnsentAt === null
            ? null
            : t('sync.oldest', { time: formats.time(status.oldestUnsentAt) })
        }
      />
      <Fact
        term={t('sync.received')}
        value={t('sync.receivedOf', {
          received: formats.number(receipt?.receivedThrough ?? 0),
          total: formats.number(status.last),
        })}
        note={
          receipt === null
            ? t('sync.noReceipt')
            : t('sync.confirmed', { time: formats.time(receipt.serverTime) })
        }
      />
      <Fact
        term={t('sync.lastContact')}
        value={status.lastContactAt === null ? t('sync.never') : formats.time(status.lastContactAt)}
      />
      <Fact
        term={t('sync.failure')}
        value={failure}
        note={
          status.failingSince === null
            ? null
            : t('sync.failingSince', { time: formats.time(status.failingSince) })
        }
      />
      {quarantined !== null && quarantined > 0 && (
        <Fact
          term={t('sync.quarantined')}
          value={t('sync.pendingCount', { count: quarantined, shown: formats.number(quarantined) })}
          note={t('sync.quarantinedNote')}
        />
      )}
    </>
  );
}

interface DeviceProps extends DeliveryProps {
  readonly storage: StorageFacts;
  readonly app: string;
}

function DeviceFacts({ status, storage, app, formats }: DeviceProps): ReactNode {
  const { t } = useTranslation('staff');
  const { usedBytes, quotaBytes, persisted } = storage;
  const skew = skewOf(status.skewMs);
  const duration = formats.duration(Math.abs(status.skewMs ?? 0));
  return (
    <>
      <Fact
        term={t('sync.storage')}
        value={
          usedBytes === null || quotaBytes === null
            ? t('sync.storageUnknown')
            : t('sync.storageUsed', { used: formats.bytes(usedBytes), quota: formats.bytes(quotaBytes) })
        }
        note={isStorageLow(storage) ? t('sync.storageLow') : null}
        alarm={isStorageLow(storage)}
      />
      <Fact
        term={t('sync.persisted')}
        value={t(`sync.persistence.${persisted === null ? 'unknown' : persisted ? 'granted' : 'refused'}`)}
      />
      <Fact term={t('sync.clock')} value={t(`sync.skew.${skew}`, { duration })} />
      <Fact
        term={t('sync.journal')}
        value={
          status.replica === null
            ? t('sync.noJournal')
            : `${status.replica.slice(-12)} · ${formats.number(status.last)}`
        }
        note={status.replica === null ? null : t('sync.head', { hash: status.hash.slice(0, 16) })}
      />
      <Fact term={t('sync.version')} value={app} />
    </>
  );
}

interface FactProps {
  readonly term: string;
  readonly value: string;
  readonly note?: string | null;
  readonly alarm?: boolean;
}

function Fact({ term, value, note = null, alarm = false }: FactProps): ReactNode {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{value}</dd>
      {note !== null && <dd className={alarm ? styles.alarm : styles.note}>{note}</dd>}
    </div>
  );
}
