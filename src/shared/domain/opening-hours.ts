import type { HoursSetting } from '../protocol/unit-settings.ts';
import { dayBefore, dayOf, instantOf, nextDay } from './zoned-day.ts';

/** From the first instant of opening to the first one of being closed, ms since 1970. */
export interface OpenSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What one calendar day looks like. */
export interface DaySchedule {
  /** In order; empty: closed all day. Null: open around the clock, because nobody has set any hours. */
  readonly ranges: readonly TimeRange[] | null;
  /** The holiday or extra working day that this is, null on ordinary days. */
  readonly exception: HoursSetting['exceptions'][number] | null;
}

export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

/** A holiday may last; a year without a single opening is one that nobody has planned. */
const SEARCH_DAYS = 366;
/** A span that goes on for so long counts as one without an end. */
const ENDLESS_DAYS = 8;

/** The hours of a day (`YYYY-MM-DD`) as the unit has set them, an exception before the weekday. */
export function scheduleOf(hours: HoursSetting, day: string): DaySchedule {
  const exception = hours.exceptions.find(({ date }) => date === day) ?? null;
  const ranges = exception?.ranges ?? hours.week?.[weekdayOf(day)] ?? null;
  return { ranges: ranges === null ? null : inOrder(ranges), exception };
}

/**
 * The span in which the counter is open at that instant, null while it is closed. Ranges that meet are one span, also over
 * midnight; where no end or no beginning is near, it is infinite on that side.
 */
export function openSpanAt(hours: HoursSetting, timeZone: string, atMs: number): OpenSpan | null {
  if (isAlwaysOpen(hours)) return { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
  const today = dayOf(atMs, timeZone);
  const here = spansOf(hours, today, timeZone).find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  if (here === undefined) return null;
  return {
    fromMs: followBack(hours, timeZone, today, here.fromMs),
    toMs: followOn(hours, timeZone, today, here.toMs),
  };
}

/** When a counter that is closed at that instant opens again; null when that is not in sight. */
export function nextOpeningMs(hours: HoursSetting, timeZone: string, atMs: number): number | null {
  let day = dayOf(atMs, timeZone);
  for (let count = 0; count <= SEARCH_DAYS; count++) {
    const next = spansOf(hours, day, timeZone).find(({ fromMs }) => fromMs > atMs);
    if (next !== undefined) return next.fromMs;
    day = nextDay(day);
  }
  return null;
}

/** When the counter closes for good on that day; null on a day on which it does not open, and where it never closes. */
export function closingMs(hours: HoursSetting, timeZone: string, day: string): number | null {
  const last = spansOf(hours, day, timeZone).at(-1);
  if (last === undefined) return null;
  const [following] = spansOf(hours, nextDay(day), timeZone);
  return following?.fromMs === last.toMs ? null : last.toMs;
}

/** When the counter last closed before that instant, at most a day ago; null while nothing of the kind is near. */
export function lastClosedMs(hours: HoursSetting, timeZone: string, atMs: number): number | null {
  const today = dayOf(atMs, timeZone);
  const ends = [dayBefore(today), today].flatMap((day) =>
    spansOf(hours, day, timeZone).map(({ toMs }) => toMs),
  );
  return ends.filter((toMs) => toMs <= atMs).at(-1) ?? null;
}

function isAlwaysOpen(hours: HoursSetting): boolean {
  return hours.week === null && hours.exceptions.length === 0;
}

const ALL_DAY: readonly TimeRange[] = [{ from: '00:00', to: '24:00' }];

/** The day's open spans in order; ranges that overlap or meet are one. */
function spansOf(hours: HoursSetting, day: string, timeZone: string): readonly OpenSpan[] {
  const spans: OpenSpan[] = [];
  for (const { from, to } of scheduleOf(hours, day).ranges ?? ALL_DAY) {
    const span = { fromMs: instantOf(day, from, timeZone), toMs: instantOf(day, to, timeZone) };
    const before = spans.at(-1);
    if (before === undefined || before.toMs < span.fromMs) spans.push(span);
    else spans[spans.length - 1] = { fromMs: before.fromMs, toMs: Math.max(before.toMs, span.toMs) };
  }
  return spans.filter(({ fromMs, toMs }) => fromMs < toMs);
}

function followOn(hours: HoursSetting, timeZone: string, from: string, endMs: number): number {
  let [day, toMs] = [from, endMs];
  for (let count = 0; count < ENDLESS_DAYS; count++) {
    day = nextDay(day);
    const [first] = spansOf(hours, day, timeZone);
    if (first?.fromMs !== toMs) return toMs;
    toMs = first.toMs;
  }
  return Number.POSITIVE_INFINITY;
}

function followBack(hours: HoursSetting, timeZone: string, from: string, startMs: number): number {
  let [day, fromMs] = [from, startMs];
  for (let count = 0; count < ENDLESS_DAYS; count++) {
    day = dayBefore(day);
    const last = spansOf(hours, day, timeZone).at(-1);
    if (last?.toMs !== fromMs) return fromMs;
    fromMs = last.fromMs;
  }
  return Number.NEGATIVE_INFINITY;
}

function inOrder(ranges: readonly TimeRange[]): readonly TimeRange[] {
  return [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Monday is 0. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7;
}
