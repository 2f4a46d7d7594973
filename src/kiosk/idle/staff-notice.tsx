import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKioskState } from '../kiosk-context.tsx';
import type { FaultyPhase, StaffFaults } from './staff-faults.ts';
import styles from './staff-notice.module.css';
import { useIdleWords } from './use-idle-words.ts';

/** What staff must mend, by the state of the sync. */
const PHASES = {
  unpaired: 'staffNotice.unpaired',
  outdated: 'staffNotice.outdated',
  'storage-fault': 'staffNotice.storageFault',
} as const satisfies { readonly [P in FaultyPhase]: string };

export interface StaffNoticeProps {
  readonly faults: StaffFaults;
}

/**
 * What is wrong with this tablet and what staff must do, on the screens that stand there when nobody is served: nobody opens the
 * staff's page without a reason. Citizens go on as ever, and it says so.
 */
export function StaffNotice({ faults }: StaffNoticeProps): ReactNode {
  useIdleWords();
  const { t } = useTranslation('idle');
  const paired = useKioskState(({ counter }) => counter !== null);
  const time = useTimeText();
  const { insecure, wrongClockMs, phase } = faults;
  const said = [
    insecure ? t('staffNotice.insecure') : null,
    wrongClockMs === null ? null : t('staffNotice.clock', { time: time(wrongClockMs) }),
    phase === null ? null : t(PHASES[phase]),
    paired ? t('staffNotice.goesOn') : null,
  ].filter((text) => text !== null);
  return (
    <aside className={styles.notice} aria-label={t('staffNotice.label')}>
      <p>
        <strong>{`${t('staffNotice.label')}: `}</strong>
        {said.join(' ')}
      </p>
    </aside>
  );
}

/** A date and a time as they are written here. */
function useTimeText(): (ms: number) => string {
  const { i18n } = useTranslation();
  const timeZone = useKioskState(({ office }) => office?.content.unit.timeZone ?? 'Asia/Ho_Chi_Minh');
  return (ms) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(ms);
}
