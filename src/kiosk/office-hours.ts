import { lastClosedMs, type OpenSpan, openSpanAt } from '#shared/domain/opening-hours.ts';
import type { KioskState, Office } from './kiosk-state.ts';
import { CLOSING_GRACE_MS } from './timing.ts';

/** What the question of the time depends on. */
type Clock = Pick<KioskState, 'builtMs'>;

/** A day is left for clocks that are set to another time zone. */
const TOLERANCE_MS = 24 * 60 * 60 * 1_000;

/** Whether the device's clock shows a time before this program was built: it was never set, or its battery is empty. */
export function isClockWrong({ builtMs }: Clock, wallMs: number): boolean {
  return wallMs < builtMs - TOLERANCE_MS;
}

/** The span in which the counter is open now; null while it is closed. */
export function openSpan({ content }: Office, wallMs: number): OpenSpan | null {
  return openSpanAt(content.settings.hours, content.unit.timeZone, wallMs);
}

/**
 * Whether the kiosk is up: while the counter is open and for a while after, because the last of those who waited are still
 * served. A clock that is wrong says nothing about opening hours; then it is up.
 */
export function isAwake(clock: Clock, office: Office, wallMs: number): boolean {
  if (isClockWrong(clock, wallMs) || openSpan(office, wallMs) !== null) return true;
  const { content } = office;
  const closedMs = lastClosedMs(content.settings.hours, content.unit.timeZone, wallMs);
  return closedMs !== null && wallMs - closedMs < CLOSING_GRACE_MS;
}
