import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { clockStateOf } from '../lib/device-words.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './device-entry.module.css';
import { JournalLine } from './journal-line.tsx';

/** What is known of a tablet. Its own words are marked with the moment they were said. */
export function DeviceFacts(props: {
  readonly device: DeviceReport;
  readonly nowMs: number;
  /** Whether the journal of now is told as well. */
  readonly withJournal?: boolean | undefined;
  /** More facts. */
  readonly children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { device, nowMs, withJournal = true } = props;
  const [journal] = device.replicas;
  const { lastContactAt, status } = device;
  return (
    <>
      <dl className={styles.facts}>
        {withJournal && (
          <Fact name="completeness" wide>
            {journal === undefined ? t('devices.received.none') : <JournalLine replica={journal} />}
          </Fact>
        )}
        <Fact name="lastContact">
          {lastContactAt === null ? (
            t('devices.never')
          ) : (
            <>
              {formats.ago(lastContactAt, nowMs)}
              <span className={styles.soft}>{formats.dateTime(lastContactAt)}</span>
            </>
          )}
        </Fact>
        {status?.pending !== undefined && (
          <Fact name="pending">
            <Pending status={status} />
            {lastContactAt !== null && (
              <span className={styles.soft}>{t('devices.asOf', { time: formats.clock(lastContactAt) })}</span>
            )}
          </Fact>
        )}
        {device.skewMs !== null && (
          <Fact name="clock">
            <Clock skewMs={device.skewMs} />
          </Fact>
        )}
        {device.app !== null && <Fact name="app">{device.app}</Fact>}
        {props.children}
      </dl>
      {status?.persisted === false && <p className={styles.warning}>{t('devices.notPersisted')}</p>}
    </>
  );
}

type FactName =
  | 'completeness'
  | 'lastContact'
  | 'pending'
  | 'clock'
  | 'app'
  | 'storage'
  | 'persisted'
  | 'battery'
  | 'lastTap'
  | 'paired';

/** One fact of a tablet, named. */
export function Fact(props: {
  readonly name: FactName;
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <div className={props.wide ? styles.wide : undefined}>
      <dt>{t(`devices.fact.${props.name}`)}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Pending({ status }: { readonly status: NonNullable<DeviceReport['status']> }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { pending = 0, oldestUnsentAt = null } = status;
  if (pending === 0) return t('devices.pendingNone');
  return (
    <>
      {t('devices.pendingSome', { n: formats.number(pending) })}
      {oldestUnsentAt !== null && (
        <span className={styles.soft}>
          {t('devices.pendingOldest', { time: formats.dateTime(oldestUnsentAt) })}
        </span>
      )}
    </>
  );
}

function Clock({ skewMs }: { readonly skewMs: number }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const state = clockStateOf(skewMs);
  if (state.type === 'right') return t('devices.clockRight');
  const duration = t(`devices.${state.unit}`, { n: formats.number(state.n) });
  return state.type === 'ahead'
    ? t('devices.clockAhead', { duration })
    : t('devices.clockBehind', { duration });
}
