/** What a cell may hold; null is an empty cell. */
export type CsvCell = string | number | null;

/** Excel takes a file for UTF-8 only with this mark in front. */
export const CSV_BOM = '\uFEFF';

/**
 * One line of a CSV (RFC 4180, CRLF). Numbers stand bare, every text is quoted. A text that a spreadsheet would
 * compute is led by an apostrophe; one that starts with an apostrophe too, so that the mark can be taken off again.
 */
export function csvLine(cells: readonly CsvCell[], separator: ',' | ';'): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

/** `=`, `+`, `-`, `@` (also full-width), tab and line ends start a formula or hide one. */
const COMPUTED = /^[='+\-@\t\r\n＝＋－＠]/u;

/** One cell of such a line. */
export function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const guarded = COMPUTED.test(cell) ? `'${cell}` : cell;
  return `"${guarded.replaceAll('"', '""')}"`;
}
