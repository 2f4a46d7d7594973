import { foldVietnamese } from '#shared/domain/vietnamese.ts';
import type { Table, TableCell, TableRow } from './table.ts';

/** Where the columns of a table are, found by their headings. */
export interface Header<K extends string> {
  /** The row that holds the headings; null when no row holds any of them. */
  readonly row: TableRow | null;
  readonly columns: Readonly<Partial<Record<K, number>>>;
  /** Wanted and not there. */
  readonly missing: readonly K[];
  /** There and not known, or a second time: told to whoever imports, so that nothing is left out in silence. */
  readonly unknown: readonly TableCell[];
  /** What stands below the headings. */
  readonly body: readonly TableRow[];
}

/** Titles and signatures of the office may stand above. */
const SEARCHED_ROWS = 20;

/** Headings are compared folded: "Mã TTHC (*)" is "ma tthc". The row with the most known headings is the one. */
export function matchHeader<K extends string>(
  table: Table,
  names: Readonly<Record<K, readonly string[]>>,
): Header<K> {
  const keyByName = new Map<string, K>();
  const keys: K[] = [];
  for (const key in names) {
    keys.push(key);
    for (const name of names[key]) keyByName.set(foldVietnamese(name), key);
  }
  let best = matchRow(table.rows[0], keyByName);
  for (const row of table.rows.slice(1, SEARCHED_ROWS)) {
    const match = matchRow(row, keyByName);
    if (match.found > best.found) best = match;
  }
  const row = best.found === 0 ? null : (best.row ?? null);
  return {
    row,
    columns: best.columns,
    missing: keys.filter((key) => best.columns[key] === undefined),
    unknown: row === null ? [] : best.unknown,
    body: row === null ? [] : table.rows.filter((one) => one.number > row.number),
  };
}

function matchRow<K extends string>(row: TableRow | undefined, keyByName: ReadonlyMap<string, K>) {
  const columns: Partial<Record<K, number>> = {};
  const unknown: TableCell[] = [];
  for (const [column, cell] of (row?.cells ?? []).entries()) {
    if (cell === undefined) continue;
    const key = keyByName.get(foldVietnamese(cell.text));
    if (key === undefined || columns[key] !== undefined) unknown.push(cell);
    else columns[key] = column;
  }
  return { row, columns, unknown, found: Object.keys(columns).length };
}
