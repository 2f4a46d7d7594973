import { type DaySpan, spanParts } from '#shared/domain/spans.ts';
import { type ClerkCell, sumClerkCells } from '../store/clerk-cells.ts';
import type { Connection } from '../store/database.ts';

/**
 * Whose figures are withheld in every answer about a unit and a span: those with too few ratings, and as many others as it takes
 * that nobody is found by subtraction (docs/decisions/2026-11-30-withholding-clerks.md). Empty stands for ratings with nobody on duty.
 * @param min from how many ratings on a person's figure is told
 * @param dim those at the counter, or those at home: each division is made by itself
 */
export async function readWithheld(
  connection: Connection,
  within: string,
  span: DaySpan,
  min: number,
  dim: 'clerk' | 'home-clerk' = 'clerk',
): Promise<ReadonlySet<string>> {
  const sums = new Map<string, ClerkCell>();
  for (const part of spanParts(span)) {
    for (const cell of await sumClerkCells(connection, within, part, dim)) {
      const key = `${cell.unit} ${cell.clerk}`;
      sums.set(key, { ...cell, n: cell.n + (sums.get(key)?.n ?? 0) });
    }
  }
  return withheldClerks([...sums.values()], min);
}

/** The same of cells that are at hand. A clerk is withheld as a whole where one of their cells is. */
export function withheldClerks(cells: readonly ClerkCell[], min: number): ReadonlySet<string> {
  const byUnit = Map.groupBy(
    cells.filter(({ n }) => n > 0),
    ({ unit }) => unit,
  );
  return new Set([...byUnit.values()].flatMap((own) => withheldInUnit(own, min).map(({ clerk }) => clerk)));
}

function withheldInUnit(cells: readonly ClerkCell[], min: number): readonly ClerkCell[] {
  const isTooFew = ({ clerk, n }: ClerkCell) => clerk !== '' && n < min;
  const withheld = cells.filter(isTooFew);
  if (withheld.length === 0) return [];
  const others = cells
    .filter((cell) => !isTooFew(cell))
    .sort((a, b) => a.n - b.n || (a.clerk < b.clerk ? -1 : 1));
  let together = withheld.reduce((sum, { n }) => sum + n, 0);
  for (const next of others) {
    if (withheld.length > 1 && together >= min) break;
    withheld.push(next);
    together += next.n;
  }
  return withheld;
}
