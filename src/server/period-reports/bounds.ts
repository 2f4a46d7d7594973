import type { DaySpan } from '#shared/domain/spans.ts';
import { nextDay, startOfDayMs } from '#shared/domain/zoned-day.ts';
import type { TimeBounds } from '../store/past-ratings.ts';
import type { Noted } from './report-inputs.ts';

/** The instants at which the days of a span begin and end where the units are. */
export function boundsOf(zones: Noted['zones'], { from, to }: DaySpan): readonly TimeBounds[] {
  return zones.map(({ timeZone, units }) => ({
    units,
    fromIso: new Date(startOfDayMs(from, timeZone)).toISOString(),
    beforeIso: new Date(startOfDayMs(nextDay(to), timeZone)).toISOString(),
  }));
}
