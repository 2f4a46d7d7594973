import type { DaySpan } from './spans.ts';
import { dayBefore } from './zoned-day.ts';

/** What a report is about: a month `2026-10`, a quarter `2026-Q4` or a year `2026`. */
export type ReportKind = 'month' | 'quarter' | 'year';

/** The names of periods, of this millennium. */
export const PERIOD_PATTERN: RegExp = /^2\d{3}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/;

/** Which kind of period a name is of. Takes names that fit `PERIOD_PATTERN`. */
export function kindOfPeriod(period: string): ReportKind {
  if (period.length === 4) return 'year';
  return period.includes('Q') ? 'quarter' : 'month';
}

/** Its first and its last day. */
export function spanOfPeriod(period: string): DaySpan {
  const year = Number(period.slice(0, 4));
  const [first, count] = monthsOf(period);
  const next = new Date(Date.UTC(year, first + count, 1)).toISOString().slice(0, 10);
  const from = new Date(Date.UTC(year, first, 1)).toISOString().slice(0, 10);
  return { from, to: dayBefore(next) };
}

/** First month, counted from zero, and how many. */
function monthsOf(period: string): readonly [number, number] {
  switch (kindOfPeriod(period)) {
    case 'year':
      return [0, 12];
    case 'quarter':
      return [3 * (Number(period.slice(6)) - 1), 3];
    case 'month':
      return [Number(period.slice(5)) - 1, 1];
  }
}

/** The month, quarter and year in which a day lies. */
export function periodOf(day: string, kind: ReportKind): string {
  const year = day.slice(0, 4);
  if (kind === 'year') return year;
  return kind === 'month' ? day.slice(0, 7) : `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The period of the same kind before. */
export function periodBefore(period: string): string {
  return periodOf(dayBefore(spanOfPeriod(period).from), kindOfPeriod(period));
}

/** When offices hand in their reports; null: nobody has said. */
export interface ReportDates {
  /** Before this day of the month after the month. */
  readonly monthBefore: number | null;
  /** Before this day of the quarter's last month, as some plans have it: the report is then a provisional one. */
  readonly quarterBefore: number | null;
  readonly quarterIn: 'last-month' | 'next-month';
  /** Before this day of the January after. */
  readonly yearBefore: number | null;
}

/** The day before which the report of a period is to be handed in. */
export function dueBefore(period: string, dates: ReportDates): string | null {
  const kind = kindOfPeriod(period);
  const { from, to } = spanOfPeriod(period);
  const day = { month: dates.monthBefore, quarter: dates.quarterBefore, year: dates.yearBefore }[kind];
  if (day === null) return null;
  const inLast = kind === 'quarter' && dates.quarterIn === 'last-month';
  const month = inLast ? to.slice(0, 7) : nextMonth(kind === 'month' ? from : to);
  return `${month}-${String(day).padStart(2, '0')}`;
}

function nextMonth(day: string): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1)).toISOString().slice(0, 7);
}
