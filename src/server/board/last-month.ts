import { lastDayOf, monthsAfter } from '#shared/domain/spans.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The last month (`YYYY-MM`) that ended at least so many days ago, where the unit is. */
export function lastToldMonth(nowMs: number, timeZone: string, delayDays: number): string {
  const today = dayOf(nowMs, timeZone);
  const before = monthsAfter(today.slice(0, 7), -1);
  const toldFrom = Date.parse(`${lastDayOf(before)}T00:00:00.000Z`) + (delayDays + 1) * DAY_MS;
  return Date.parse(`${today}T00:00:00.000Z`) >= toldFrom ? before : monthsAfter(before, -1);
}
