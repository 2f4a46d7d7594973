import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { completenessOf } from '../lib/device-words.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './journal-line.module.css';

/** How far a journal was received, with every hole named. */
export function JournalLine(props: {
  readonly replica: DeviceReport['replicas'][number];
  readonly withSpan?: boolean | undefined;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { replica, withSpan = false } = props;
  const state = completenessOf(replica);
  return (
    <>
      {state.type === 'none' && <span>{t('devices.received.none')}</span>}
      {state.type === 'whole' && (
        <span className={styles.whole}>
          {t('devices.received.whole', { through: formats.number(state.through) })}
        </span>
      )}
      {state.type === 'holes' && (
        <span className={styles.holes}>
          {t('devices.received.holes', {
            through: formats.number(state.through),
            ranges: state.missing
              .map(({ first, last }) =>
                first === last ? formats.number(first) : `${formats.number(first)}–${formats.number(last)}`,
              )
              .join('; '),
          })}
        </span>
      )}
      {replica.quarantined > 0 && (
        <span className={styles.remark}>
          {t('devices.received.quarantined', { n: formats.number(replica.quarantined) })}
        </span>
      )}
      {withSpan && (
        <span className={styles.remark}>
          {t('devices.earlierOf', {
            from: formats.dateTime(replica.firstSeenAt),
            to: formats.dateTime(replica.lastSeenAt),
          })}
        </span>
      )}
    </>
  );
}
