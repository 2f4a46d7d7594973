import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { completenessOf } from '../lib/device-words.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './journal-line.module.css';

/** How far a journal was received, with every hole named. */
export function JournalLine(props: {
  readonly replica: DeviceReport['replicas'][number];
  /** What could not be read is told elsewhere. */
  readonly unreadApart?: boolean | undefined;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { replica, unreadApart = false } = props;
  const state = completenessOf(replica);
  const { lost, awaited, quarantined } = replica;
  return (
    <>
      {state.type === 'none' && <span>{t('devices.received.none')}</span>}
      {(state.type === 'whole' || state.type === 'received') && (
        <span className={styles.whole}>
          {t(`devices.received.${state.type}`, { through: formats.number(state.through) })}
        </span>
      )}
      {state.type === 'holes' && (
        <span className={styles.holes}>
          {t('devices.received.holes', {
            through: formats.number(state.through),
            ranges: formats.ranges(state.missing),
          })}
        </span>
      )}
      {lost.length > 0 && (
        <span className={styles.lost}>{t('devices.journal.lost', { ranges: formats.ranges(lost) })}</span>
      )}
      {awaited.length > 0 && (
        <span className={styles.remark}>
          {t('devices.journal.awaited', { ranges: formats.ranges(awaited) })}
        </span>
      )}
      {quarantined > 0 && !unreadApart && (
        <span className={styles.remark}>
          {t('devices.received.quarantined', { n: formats.number(quarantined) })}
        </span>
      )}
    </>
  );
}
