import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { type Cell, cellValue, type Sheet } from './sheet.ts';

/** A workbook: numbers are numbers, what follows from them is a formula with its value, and no text is ever a formula. */
export function sheetsToXlsx(sheets: readonly Sheet[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows } of sheets) utils.book_append_sheet(book, toWorkSheet(rows), sheetName(name));
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}

const WIDEST = 70;
const WRITTEN = { decimals: '0.00', whole: '#,##0' } as const;

function toWorkSheet(rows: readonly (readonly Cell[])[]): WorkSheet {
  const sheet: WorkSheet = {};
  const width = Math.max(1, ...rows.map((row) => row.length));
  for (const [r, row] of rows.entries())
    for (const [c, cell] of row.entries()) {
      const made = toCell(cell);
      if (made !== null) sheet[utils.encode_cell({ r, c })] = made;
    }
  sheet['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(0, rows.length - 1), c: width - 1 },
  });
  sheet['!cols'] = Array.from({ length: width }, (_, c) => ({
    wch: Math.min(
      WIDEST,
      2 + Math.max(8, ...rows.map((row) => String(cellValue(row[c] ?? null) ?? '').length)),
    ),
  }));
  return sheet;
}

function toCell(cell: Cell): CellObject | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'number')
    return { t: 'n', v: cell, z: Number.isInteger(cell) ? WRITTEN.whole : 'General' };
  // Without a value the formula gives an empty text.
  if (cell.value === null) return { t: 's', v: '', f: cell.formula };
  const z = cell.formula.startsWith('SUM(') ? WRITTEN.whole : WRITTEN.decimals;
  return { t: 'n', v: cell.value, f: cell.formula, z };
}

/** A spreadsheet takes 31 characters, and some not at all. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
