import { CSV_BOM, csvLine } from '../reports/csv.ts';
import { cellValue, type Sheet } from './sheet.ts';

/** Tables one after another, each under its name, an empty line between; what is computed stands as its value. */
export function sheetsToCsv(sheets: readonly Sheet[], separator: ',' | ';'): string {
  const blocks = sheets.map(({ name, rows }) =>
    [[name], ...rows].map((row) => csvLine(row.map(cellValue), separator)).join(''),
  );
  return CSV_BOM + blocks.join('\r\n');
}
