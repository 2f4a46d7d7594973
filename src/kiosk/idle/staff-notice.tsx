import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncPhase } from '#sync/sync-status.ts';
import { isHome } from '../home-screens.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { isClockWrong } from '../office-hours.ts';
import styles from './staff-notice.module.css';
import { useIdleWords } from './use-idle-words.ts';

/** What staff must mend, by the state of the sync. */
const PHASES = {
  unpaired: 'staffNotice.unpaired',
  outdated: 'staffNotice.outdated',
  'storage-fault': 'staffNotice.storageFault',
} as const satisfies { readonly [P in SyncPhase]?: string };

/**
 * What is wrong with this tablet and what staff must do, on the screens that stand there when nobody is served: nobody opens the
 * staff's page without a reason. Citizens go on as ever, and it says so.
 */
export function StaffNotice(): ReactNode {
  useIdleWords();
  const { t } = useTranslation('idle');
  const { sync, care } = useKiosk();
  const phase = useSyncExternalStore(sync.subscribe, () => sync.status().phase);
  const paired = useKioskState(({ counter }) => counter !== null);
  const shown = useKioskState(
    ({ screen }) => isHome(screen) || screen.type === 'no-content' || screen.type === 'pairing',
  );
  const clock = useWrongClock();
  const byPhase = paired && hasNotice(phase) ? t(PHASES[phase]) : null;
  const faults = [
    care.secure ? null : t('staffNotice.insecure'),
    clock === null ? null : t('staffNotice.clock', { time: clock }),
    byPhase,
  ].filter((fault) => fault !== null);
  if (!shown || faults.length === 0) return null;
  return (
    <aside className={styles.notice} aria-label={t('staffNotice.label')}>
      <p>
        <strong>{`${t('staffNotice.label')}: `}</strong>
        {[...faults, ...(paired ? [t('staffNotice.goesOn')] : [])].join(' ')}
      </p>
    </aside>
  );
}

/** What the device's clock shows, when that cannot be; null otherwise. */
function useWrongClock(): string | null {
  const { i18n } = useTranslation();
  const wallMs = useKioskState((state) =>
    isClockWrong(state, state.wallMs) ? toMinute(state.wallMs) : null,
  );
  const timeZone = useKioskState(({ office }) => office?.content.unit.timeZone ?? 'Asia/Ho_Chi_Minh');
  if (wallMs === null) return null;
  return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    wallMs,
  );
}

const MINUTE_MS = 60_000;

function toMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

function hasNotice(phase: SyncPhase): phase is keyof typeof PHASES {
  return Object.hasOwn(PHASES, phase);
}
