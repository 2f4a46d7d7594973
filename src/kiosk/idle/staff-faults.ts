import { useSyncExternalStore } from 'react';
import type { SyncPhase } from '#sync/sync-status.ts';
import { isHome } from '../home-screens.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { isClockWrong } from '../office-hours.ts';

/** Phases of the sync that staff must do something about. */
const FAULTY = ['unpaired', 'outdated', 'storage-fault'] as const satisfies readonly SyncPhase[];
export type FaultyPhase = (typeof FAULTY)[number];

/** What is wrong with this tablet. */
export interface StaffFaults {
  readonly insecure: boolean;
  /** What the device's clock shows, to the minute, when that cannot be. */
  readonly wrongClockMs: number | null;
  readonly phase: FaultyPhase | null;
}

/** What staff are told on the screen that stands there now; null when there is nothing, as nearly always. */
export function useStaffFaults(): StaffFaults | null {
  const { sync, care } = useKiosk();
  const now = useSyncExternalStore(sync.subscribe, () => sync.status().phase);
  const paired = useKioskState(({ counter }) => counter !== null);
  const shown = useKioskState(
    ({ screen }) => isHome(screen) || screen.type === 'no-content' || screen.type === 'pairing',
  );
  const wrongClockMs = useKioskState((state) =>
    isClockWrong(state, state.wallMs) ? toMinute(state.wallMs) : null,
  );
  const phase = paired ? (FAULTY.find((faulty) => faulty === now) ?? null) : null;
  const insecure = !care.secure;
  return shown && (insecure || wrongClockMs !== null || phase !== null)
    ? { insecure, wrongClockMs, phase }
    : null;
}

const MINUTE_MS = 60_000;

function toMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
