import type { DaySpan } from '#shared/domain/spans.ts';
import { withheldClerks } from '../figures/withhold-clerks.ts';
import type { ClerkCell } from '../store/clerk-cells.ts';
import type { PastRating } from '../store/past-ratings.ts';

/** Counts from single ratings what each clerk got in each unit, flagged ones too, to tell whose figures are withheld. */
export function createCellCount(span: DaySpan, min: number) {
  const cells = new Map<string, ClerkCell>();
  return {
    add({ unit_id, clerk_id }: Pick<PastRating, 'unit_id' | 'clerk_id'>, day: string): void {
      if (day < span.from || day > span.to) return;
      const key = `${unit_id} ${clerk_id ?? ''}`;
      const n = 1 + (cells.get(key)?.n ?? 0);
      cells.set(key, { unit: unit_id, clerk: clerk_id ?? '', n });
    },
    withheld: (): readonly string[] => [...withheldClerks([...cells.values()], min)].sort(),
  };
}
