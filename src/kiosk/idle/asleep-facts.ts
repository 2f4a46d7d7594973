import { nextOpeningMs, scheduleOf, type TimeRange } from '#shared/domain/opening-hours.ts';
import { dayOf, zonedText } from '#shared/domain/zoned-day.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { TranslatedText } from '#shared/protocol/translated.ts';

/** What somebody wants to know who stands before a closed counter. */
export interface AsleepFacts {
  /** Before the first opening of the day, between two, after the last, or on a day without any. */
  readonly when: 'before' | 'between' | 'after' | 'dayOff';
  /** The day's hours; null: none are set. */
  readonly ranges: readonly TimeRange[] | null;
  /** The holiday or extra working day that this is. */
  readonly name: TranslatedText | null;
  readonly opens: { readonly atMs: number; readonly time: string; readonly today: boolean } | null;
}

/** Read from the hours of the unit, where the unit is. */
export function asleepFacts({ settings, unit }: OfficeContent, wallMs: number): AsleepFacts {
  const { timeZone } = unit;
  const day = dayOf(wallMs, timeZone);
  const { ranges, exception } = scheduleOf(settings.hours, day);
  const now = timeOf(wallMs, timeZone);
  const nextMs = nextOpeningMs(settings.hours, timeZone, wallMs);
  return {
    when: whenOf(ranges ?? [], now),
    ranges,
    name: exception?.name ?? null,
    opens:
      nextMs === null
        ? null
        : { atMs: nextMs, time: timeOf(nextMs, timeZone), today: dayOf(nextMs, timeZone) === day },
  };
}

function whenOf(ranges: readonly TimeRange[], now: string): AsleepFacts['when'] {
  if (ranges.length === 0) return 'dayOff';
  if (ranges.every(({ to }) => to <= now)) return 'after';
  return ranges.some(({ to }) => to <= now) ? 'between' : 'before';
}

/** `HH:MM` in a time zone. */
export function timeOf(atMs: number, timeZone: string): string {
  return zonedText(atMs, timeZone).slice(11, 16);
}
