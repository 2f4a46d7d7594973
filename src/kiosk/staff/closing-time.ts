import { dayOf, nextDay, startOfDayMs } from '#shared/domain/zoned-day.ts';
import type { HoursSetting } from '#shared/protocol/unit-settings.ts';

/**
 * When a clerk who signed on at `sinceMs` is signed off by itself: when the office closes for that day (a lunch break does
 * not count), else at midnight. Who signs on after closing time stays until midnight.
 */
export function dutyEndsMs(sinceMs: number, hours: HoursSetting, timeZone: string): number {
  const day = dayOf(sinceMs, timeZone);
  const midnightMs = startOfDayMs(nextDay(day), timeZone);
  const closes = closingTimeOf(day, hours);
  if (closes === null) return midnightMs;
  const closesMs = startOfDayMs(day, timeZone) + minutesOf(closes) * 60_000;
  return closesMs > sinceMs ? Math.min(closesMs, midnightMs) : midnightMs;
}

/** End of the day's last range of hours; null when the office has no hours on that day. */
function closingTimeOf(day: string, { week, exceptions }: HoursSetting): string | null {
  const exception = exceptions.find(({ date }) => date === day);
  const ranges = exception?.ranges ?? week?.[weekdayOf(day)] ?? [];
  return ranges.reduce<string | null>((last, { to }) => (last === null || to > last ? to : last), null);
}

/** Monday is 0. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
