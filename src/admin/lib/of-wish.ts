import type { Summary } from '#shared/protocol/summary.ts';
import type { SummaryWish } from '../api/summary-api.ts';

/** Whether an answer is of the unit and the days that are asked for: no figure stands under a date that is not its own. */
export function isOfWish(told: SummaryWish, { unit, from, to }: SummaryWish): boolean {
  return told.unit === unit && told.from === from && told.to === to;
}

/** The figures if they are of what is asked for; else null, as if they had never been read. */
export function summaryOfWish(summary: Summary | null, wish: SummaryWish): Summary | null {
  if (summary === null) return null;
  const { unit, from, to } = summary;
  return isOfWish({ unit: unit.id, from, to }, wish) ? summary : null;
}
