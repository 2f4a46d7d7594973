import { matchHeader } from '../tabular/match-header.ts';
import type { Table, TableCell, TableRow } from '../tabular/table.ts';
import { PROCEDURE_COLUMNS, STATUS_NAMES } from './procedure-columns.ts';

/** Where the parts of a procedure stand in a table. */
export interface Headings {
  /** By the part's path: the column, from 0. */
  readonly columns: ReadonlyMap<string, number>;
  /** The column that says whether a procedure is in force. */
  readonly status: number | null;
  readonly read: readonly string[];
  readonly ignored: readonly string[];
  /** Titles between the rows, each with its cell: told, so that nothing is left out in silence. */
  readonly titles: readonly string[];
  readonly body: readonly TableRow[];
}

const STATUS = 'status';
const NAMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  ...PROCEDURE_COLUMNS.map(({ path, names }) => [path, names]),
  [STATUS, STATUS_NAMES],
]);

/**
 * The headings, below whatever title the office put above, also when cells are merged over two rows: the group stands in
 * the upper row then, its columns in the lower. Null without a column of codes and one more that is known.
 */
export function findHeadings(table: Table): Headings | null {
  const header = matchHeader(table, NAMES);
  if (header.row === null) return null;
  const columns = new Map(
    Object.entries(header.columns).flatMap(([key, at]) => (at === undefined ? [] : [[key, at]])),
  );
  const headingAt = new Map<number, TableCell>();
  header.row.cells.forEach((cell, at) => void (cell !== undefined && headingAt.set(at, cell)));
  const second = takeNeighbours(table, header.row, columns, headingAt);
  if (!columns.has('code') || columns.size < 2) return null;
  const status = columns.get(STATUS) ?? null;
  columns.delete(STATUS);
  const used = new Set([...columns.values(), ...(status === null ? [] : [status])]);
  const words = (taken: boolean) =>
    [...headingAt].filter(([at]) => used.has(at) === taken).map(([, cell]) => cell.text);
  const last = Math.max(header.row.number, second);
  const rows = table.rows.filter((row) => row.number > last && !repeatsHeading(row, columns, headingAt));
  const titles = rows.filter((row) => isTitle(row));
  return {
    ...{ columns, status, read: words(true), ignored: words(false) },
    titles: titles.slice(0, MAX_TITLES).map(titleText),
    body: rows.filter((row) => !isTitle(row)),
  };
}

const MAX_TITLES = 50;

/** "I. LĨNH VỰC HỘ TỊCH": one cell with words, with or without a number before it, and nothing like a code. */
function isTitle(row: TableRow): boolean {
  const cells = row.cells.filter((cell) => cell !== undefined);
  if (cells.some((cell) => /\d[.\d]{4,}/.test(cell.text))) return false;
  return cells.filter((cell) => !/^(?:[IVXLC]+|[A-Z]|\d+)[.)]?$/.test(cell.text)).length <= 1;
}

function titleText(row: TableRow): string {
  return row.cells
    .flatMap((cell) => (cell === undefined ? [] : [`${cell.address}: ${cell.text.slice(0, 60)}`]))
    .join(' ');
}

/** Takes headings of the row above and of the row below into columns that have none; answers the last heading row. */
function takeNeighbours(
  table: Table,
  row: TableRow,
  columns: Map<string, number>,
  headingAt: Map<number, TableCell>,
): number {
  let last = row.number;
  for (const number of [row.number - 1, row.number + 1]) {
    const neighbour = table.rows.find((one) => one.number === number);
    if (neighbour === undefined) continue;
    const found = matchHeader({ name: null, rows: [neighbour] }, NAMES);
    const taken = new Set(columns.values());
    for (const [key, at] of Object.entries(found.columns)) {
      const cell = at === undefined ? undefined : neighbour.cells[at];
      // A row of data may hold a word that is a heading elsewhere ("Phí"): a heading stands in a column without one, or under its group.
      if (at === undefined || cell === undefined || columns.has(key) || taken.has(at)) continue;
      columns.set(key, at);
      headingAt.set(at, cell);
      last = Math.max(last, number);
    }
  }
  return last;
}

/** Printed lists repeat their headings on every page. */
function repeatsHeading(
  row: TableRow,
  columns: ReadonlyMap<string, number>,
  headingAt: ReadonlyMap<number, TableCell>,
): boolean {
  const at = columns.get('code') ?? -1;
  const cell = row.cells[at];
  return cell !== undefined && cell.text === headingAt.get(at)?.text;
}
