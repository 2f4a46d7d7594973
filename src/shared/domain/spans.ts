import { dayBefore, nextDay } from './zoned-day.ts';

/** Days from the first to the last, both included, `YYYY-MM-DD`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** How much time one sum is of. */
export type Grain = 'day' | 'month' | 'quarter';

/** A part of a span that is read from sums of one grain: days, whole months (`YYYY-MM`) or whole quarters (`YYYY-Qn`). */
export interface SpanPart extends DaySpan {
  readonly grain: Grain;
}

/**
 * The whole quarters of a span, the months before and after them, and the days before and after those. Together they are the
 * span, in order, and none overlaps another.
 * @param coarsest nothing coarser is used, for who wants to see the months apart, or the days
 */
export function spanParts({ from, to }: DaySpan, coarsest: Grain = 'quarter'): readonly SpanPart[] {
  if (from > to) return [];
  if (coarsest === 'day') return [{ grain: 'day', from, to }];
  const [months, finer] = coarsest === 'quarter' ? ([3, 'month'] as const) : ([1, 'day'] as const);
  const inPeriod = (month: string) => (Number(month.slice(5, 7)) - 1) % months;
  const whole = wholeMonths({ from, to });
  const first = monthsAfter(whole.from, (months - inPeriod(whole.from)) % months);
  const past = monthAfter(whole.to);
  const last = monthsAfter(past, -inPeriod(past) - 1);
  if (first > last) return spanParts({ from, to }, finer);
  const [start, end] = [`${first}-01`, lastDayOf(last)];
  return [
    ...spanParts({ from, to: dayBefore(start) }, finer),
    { grain: coarsest, from: periodOf(start, coarsest), to: periodOf(end, coarsest) },
    ...spanParts({ from: nextDay(end), to }, finer),
  ];
}

/** The first and the last month that lie in a span whole; the last before the first where none does. */
export function wholeMonths({ from, to }: DaySpan): { readonly from: string; readonly to: string } {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  return {
    from: from.endsWith('-01') ? first : monthAfter(first),
    to: isLastOfMonth(to) ? last : monthsAfter(last, -1),
  };
}

/** The period of a grain in which a day lies: the day itself, its month, its quarter. */
export function periodOf(day: string, grain: Grain): string {
  if (grain === 'day') return day;
  return grain === 'month' ? day.slice(0, 7) : quarterOf(day);
}

/**
 * The period to compare with: the month before a whole month, the quarter before a quarter, the year before a year; else as many
 * days before.
 */
export function spanBefore({ from, to }: DaySpan): DaySpan {
  const end = dayBefore(from);
  for (const months of [1, 3, 12]) {
    const isWhole = from.endsWith('-01') && (Number(from.slice(5, 7)) - 1) % months === 0;
    const last = monthsAfter(from.slice(0, 7), months - 1);
    if (isWhole && to === lastDayOf(last))
      return { from: `${monthsAfter(from.slice(0, 7), -months)}-01`, to: end };
  }
  return { from: daysBefore(from, dayCount({ from, to })), to: end };
}

/** How many days a span has. */
export function dayCount({ from, to }: DaySpan): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS) + 1;
}

/** Every day from the first to the last, both included. */
export function daysIn({ from, to }: DaySpan): readonly string[] {
  const count = Math.max(0, dayCount({ from, to }));
  return Array.from({ length: count }, (_, n) => daysBefore(from, -n));
}

/** The quarter of a day or month, as `2026-Q4`. */
export function quarterOf(period: string): string {
  return `${period.slice(0, 4)}-Q${Math.ceil(Number(period.slice(5, 7)) / 3)}`;
}

/** Monday is 1. */
export function weekdayOf(day: string): number {
  return new Date(toMs(day)).getUTCDay() || 7;
}

/** So many days earlier. */
export function daysBefore(day: string, days: number): string {
  return new Date(toMs(day) - days * DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 24 * 60 * 60_000;

function toMs(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`);
}

/** So many months later, or earlier below zero: `2026-11` and 2 → `2027-01`. */
export function monthsAfter(month: string, months: number): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

function monthAfter(month: string): string {
  return monthsAfter(month, 1);
}

/** `2026-02` → `2026-02-28`. */
export function lastDayOf(month: string): string {
  return dayBefore(`${monthAfter(month)}-01`);
}

function isLastOfMonth(day: string): boolean {
  return nextDay(day).endsWith('-01');
}

/** Every day, month or quarter of a part, in order. */
export function periodsIn({ grain, from, to }: SpanPart): readonly string[] {
  if (grain === 'day') return daysIn({ from, to });
  const months = grain === 'month' ? 1 : 3;
  const periods: string[] = [];
  for (let month = firstMonthOf(from, grain); ; month = monthsAfter(month, months)) {
    const period = periodOf(`${month}-01`, grain);
    if (period > to) return periods;
    periods.push(period);
  }
}

/** The stretches of a part that remain when some of its periods are known. */
export function spanRest(part: SpanPart, known: ReadonlySet<string>): readonly SpanPart[] {
  const rest: { grain: Grain; from: string; to: string }[] = [];
  let isOpen = false;
  for (const period of periodsIn(part)) {
    const last = rest.at(-1);
    if (known.has(period)) isOpen = false;
    else if (isOpen && last !== undefined) last.to = period;
    else {
      rest.push({ grain: part.grain, from: period, to: period });
      isOpen = true;
    }
  }
  return rest;
}

/** `2026-Q4` → `2026-10`; a month is its own. */
function firstMonthOf(period: string, grain: 'month' | 'quarter'): string {
  if (grain === 'month') return period;
  return `${period.slice(0, 4)}-${String((Number(period.slice(6)) - 1) * 3 + 1).padStart(2, '0')}`;
}

/** Whether a month or quarter was over so many days before a day. */
export function isOver(period: string, grain: 'month' | 'quarter', day: string, daysAgo: number): boolean {
  const last = monthsAfter(firstMonthOf(period, grain), grain === 'month' ? 0 : 2);
  return lastDayOf(last) < daysBefore(day, daysAgo);
}
