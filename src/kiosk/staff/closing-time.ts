import { closingMs } from '#shared/domain/opening-hours.ts';
import { dayOf, nextDay, startOfDayMs } from '#shared/domain/zoned-day.ts';
import type { HoursSetting } from '#shared/protocol/unit-settings.ts';

/**
 * When a clerk who signed on at `sinceMs` is signed off by itself: when the office closes for that day (a lunch break does
 * not count), else at midnight. Who signs on after closing time stays until midnight.
 */
export function dutyEndsMs(sinceMs: number, hours: HoursSetting, timeZone: string): number {
  const day = dayOf(sinceMs, timeZone);
  const midnightMs = startOfDayMs(nextDay(day), timeZone);
  const closesMs = closingMs(hours, timeZone, day);
  return closesMs !== null && closesMs > sinceMs ? Math.min(closesMs, midnightMs) : midnightMs;
}
