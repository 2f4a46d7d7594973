import { dayBefore } from '#shared/domain/zoned-day.ts';

/** Days from the first to the last, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Months, quarters and years as far as they have come, and the month before. */
export function namedPeriods(
  today: string,
): Readonly<Record<'thisMonth' | 'lastMonth' | 'thisQuarter' | 'thisYear', Period>> {
  const monthBegin = `${today.slice(0, 7)}-01`;
  const lastDay = dayBefore(monthBegin);
  const month = Number(today.slice(5, 7));
  const quarterMonth = String(month - ((month - 1) % 3)).padStart(2, '0');
  return {
    thisMonth: { from: monthBegin, to: today },
    lastMonth: { from: `${lastDay.slice(0, 7)}-01`, to: lastDay },
    thisQuarter: { from: `${today.slice(0, 4)}-${quarterMonth}-01`, to: today },
    thisYear: { from: `${today.slice(0, 4)}-01-01`, to: today },
  };
}

/** More marks than these stand too close to be told apart. */
const MOST_DAYS = 62;
const DAY_MS = 24 * 60 * 60_000;

/** How a period is divided over time so that it can still be read. */
export function spansOf({ from, to }: Period): 'day' | 'month' {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS < MOST_DAYS ? 'day' : 'month';
}

/** Days that are days, in their order; else the period that is meant when nothing is said. */
export function readPeriod(query: URLSearchParams, otherwise: Period): Period {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay(from) && isDay(to) && from <= to ? { from, to } : otherwise;
}
