import { read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { checkZip } from './check-zip.ts';
import {
  cellAddress,
  TABLE_MAX_COLUMNS,
  TABLE_MAX_ROWS,
  type Table,
  type TableCell,
  type TableFailure,
  type TableRow,
  tidyCell,
} from './table.ts';

/** A sheet of the largest size that is read, unpacked, stays well below. */
const MAX_UNPACKED_BYTES: number = 100 * 1024 * 1024;

/** The sheets of an Excel or OpenDocument workbook that can be seen; hidden ones hold somebody's lists, not what was meant. */
export function readWorkbook(bytes: Uint8Array): Result<readonly Table[], TableFailure> {
  if (bytes[0] === 0x50) {
    const size = checkZip(bytes, MAX_UNPACKED_BYTES);
    if (size === 'too-large') return err({ code: 'too-large', detail: 'the workbook unpacks to too much' });
    if (size === 'damaged') return err({ code: 'damaged', detail: 'the archive is damaged' });
  }
  const book = openBook(bytes);
  if (book === null) return err({ code: 'damaged', detail: 'the workbook cannot be read' });
  const tables: Table[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet || (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) continue;
    const rows = readSheet(sheet, book.Workbook?.WBProps?.date1904 === true);
    if (!rows.ok) return rows;
    tables.push({ name, rows: rows.value });
  }
  return ok(tables);
}

/** The library throws all kinds of things at a file that is not what it seems; none of them is the program's fault. */
function openBook(bytes: Uint8Array): WorkBook | null {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellHTML: false,
      sheetRows: TABLE_MAX_ROWS + 1,
    });
  } catch {
    return null;
  }
}

function readSheet(sheet: WorkSheet, date1904: boolean): Result<readonly TableRow[], TableFailure> {
  const grid = sheet['!data'] ?? [];
  if (grid.length > TABLE_MAX_ROWS)
    return err({ code: 'too-large', detail: `more than ${TABLE_MAX_ROWS} rows` });
  const rows: TableRow[] = [];
  for (const [index, line] of grid.entries()) {
    const cells = Array.from(line ?? [], (cell, column) => toCell(cell, column, index + 1, date1904));
    const width = cells.findLastIndex((cell) => cell !== undefined) + 1;
    if (width > TABLE_MAX_COLUMNS)
      return err({ code: 'too-large', detail: `more than ${TABLE_MAX_COLUMNS} columns` });
    if (width > 0) rows.push({ number: index + 1, cells: cells.slice(0, width) });
  }
  return ok(rows);
}

type SheetCell = NonNullable<WorkSheet['!data']>[number][number];

function toCell(
  cell: SheetCell | undefined,
  column: number,
  rowNumber: number,
  date1904: boolean,
): TableCell | undefined {
  if (cell === undefined || cell.t === 'z') return undefined;
  const formula = cell.f !== undefined;
  const found = readValue(cell, date1904);
  const text = tidyCell(found.text);
  // A formula that was never worked out has no value; an empty one would pass for an empty cell.
  if (text === '' && !formula) return undefined;
  const address = cellAddress(column, rowNumber);
  return text === ''
    ? { address, text: `=${cell.f ?? ''}`, kind: 'error', formula }
    : { address, text, kind: found.kind, formula };
}

function readValue(cell: SheetCell, date1904: boolean): Pick<TableCell, 'text' | 'kind'> {
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? '' };
  if (cell.t === 'b') return { kind: 'boolean', text: cell.v === true ? 'TRUE' : 'FALSE' };
  if (typeof cell.v !== 'number') return { kind: 'text', text: String(cell.v ?? '') };
  const format = String(cell.z ?? 'General');
  if (SSF.is_date(format)) return { kind: 'date', text: dateText(cell.v, date1904) };
  // "General" is shown rounded; every other format shows what the writer wanted (leading zeros).
  return { kind: 'number', text: format === 'General' ? String(cell.v) : (cell.w ?? String(cell.v)) };
}

/** A spreadsheet's day number has no time zone: the wall clock is what was meant. */
function dateText(serial: number, date1904: boolean): string {
  const parsed = SSF.parse_date_code(serial, { date1904 });
  if (!parsed) return String(serial);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(parsed.y).padStart(4, '0')}-${two(parsed.m)}-${two(parsed.d)}`;
  const time = `${two(parsed.H)}:${two(parsed.M)}`;
  if (serial < 1) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}
