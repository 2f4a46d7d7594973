import { lastClosedMs, nextOpeningMs, openSpanAt } from '#shared/domain/opening-hours.ts';
import { zonedText } from '#shared/domain/zoned-day.ts';
import type { HoursSetting } from '#shared/protocol/unit-settings.ts';

/** When it was by the unit's clock, and when the office had closed and opened again (null: nowhere near). */
export interface ClosedHoursEvidence {
  readonly localTime: string;
  readonly closedSince: string | null;
  readonly opensAt: string | null;
}

/** The rule `closed-hours`: given while the office was closed, further from its hours than the grace. */
export function closedHoursAt(
  occurredAt: string,
  hours: HoursSetting,
  timeZone: string,
  graceMinutes: number,
): ClosedHoursEvidence | null {
  const atMs = Date.parse(occurredAt);
  if (openSpanAt(hours, timeZone, atMs) !== null) return null;
  const closedMs = lastClosedMs(hours, timeZone, atMs);
  const opensMs = nextOpeningMs(hours, timeZone, atMs);
  const graceMs = graceMinutes * 60_000;
  if (closedMs !== null && atMs - closedMs <= graceMs) return null;
  if (opensMs !== null && opensMs - atMs <= graceMs) return null;
  const local = (ms: number | null) => (ms === null ? null : zonedText(ms, timeZone));
  return { localTime: zonedText(atMs, timeZone), closedSince: local(closedMs), opensAt: local(opensMs) };
}
