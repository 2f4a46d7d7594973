import { instantOf } from '#shared/domain/zoned-day.ts';

/** A day and a time of the office as they were typed; null while they are not whole. */
export function toInstant(day: string, time: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return new Date(instantOf(day, time, timeZone)).toISOString();
}
