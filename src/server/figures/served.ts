import { type DaySpan, spanParts } from '#shared/domain/spans.ts';
import type { Connection } from '../store/database.ts';
import { findTransactions, sumRatings } from '../store/figures.ts';

/** How many people were served, as imported: in all, by unit, and by day. */
export interface Served {
  /** Null: some unit that has ratings has no such count, so that a sum would say nothing of the whole. */
  readonly total: number | null;
  readonly byUnit: ReadonlyMap<string, number>;
  readonly byDay: ReadonlyMap<string, number>;
}

/** Null: nobody has imported any. */
export async function readServed(
  connection: Connection,
  within: string,
  span: DaySpan,
): Promise<Served | null> {
  const rows = await findTransactions(connection, { within }, span.from, span.to);
  if (rows.length === 0) return null;
  const [byUnit, byDay] = [new Map<string, number>(), new Map<string, number>()];
  for (const { unit, day, n } of rows) {
    byUnit.set(unit, n + (byUnit.get(unit) ?? 0));
    byDay.set(day, n + (byDay.get(day) ?? 0));
  }
  const isWhole = (await unitsWithRatings(connection, within, span)).every((unit) => byUnit.has(unit));
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  return { total: isWhole ? total : null, byUnit, byDay };
}

async function unitsWithRatings(
  connection: Connection,
  within: string,
  span: DaySpan,
): Promise<readonly string[]> {
  const units = new Set<string>();
  for (const part of spanParts(span))
    for (const { apart } of await sumRatings(connection, { within, dim: 'all', apart: 'unit_id' }, part, 1))
      units.add(apart);
  return [...units];
}
