import type { Figure, SummaryGroup } from '#shared/protocol/summary.ts';

/** Hours from the first to the last in which anybody answered, as `08`; those between them too. */
export function hourSpan(groups: readonly Pick<SummaryGroup, 'key'>[]): readonly string[] {
  const hours = groups.map(({ key }) => Number(key.split('-')[1]));
  if (hours.length === 0) return [];
  const first = Math.min(...hours);
  const count = Math.max(...hours) - first + 1;
  return Array.from({ length: count }, (_, at) => String(first + at).padStart(2, '0'));
}

/** From so many percent not satisfied on a cell is as dark as it gets. */
const DARKEST = 50;
/** So much of the accent a cell takes at most: ink on it still reads. */
const MOST_TINT = 45;

/** How much of the accent colours a cell, in percent: nothing where everybody was satisfied. */
export function tintOf({ satisfied, n }: Pick<Figure, 'satisfied' | 'n'>): number {
  if (n === 0) return 0;
  const unsatisfied = (100 * (n - satisfied)) / n;
  return Math.round((MOST_TINT * Math.min(unsatisfied, DARKEST)) / DARKEST);
}
