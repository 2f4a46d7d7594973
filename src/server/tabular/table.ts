/** One cell as a person who looks at the sheet would name and read it. */
export interface TableCell {
  /** As a spreadsheet names it: `B7`. */
  readonly address: string;
  /** Trimmed and composed (NFC); a date as `YYYY-MM-DD` with its time behind it where it has one. Never empty. */
  readonly text: string;
  /** What the file says it is; in CSV everything is text. A code of digits that came as `number` may have lost zeros. */
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** The value was worked out by the spreadsheet when it was last saved. */
  readonly formula: boolean;
}

export interface TableRow {
  /** As a spreadsheet counts it, from 1. */
  readonly number: number;
  /** By column, from 0; undefined = empty. */
  readonly cells: readonly (TableCell | undefined)[];
}

/** One sheet of a workbook, or a CSV file. Rows without any text are left out. */
export interface Table {
  /** Null for CSV. */
  readonly name: string | null;
  readonly rows: readonly TableRow[];
}

/** Why a file gives no table; whoever reads it words it for people by its code. */
export interface TableFailure {
  readonly code: 'empty' | 'too-large' | 'not-a-table' | 'damaged';
  /** English, for logs and API clients. */
  readonly detail: string;
}

/** More is refused, never cut off: half an import looks like a whole one. */
export const TABLE_MAX_ROWS = 50_000;
export const TABLE_MAX_COLUMNS = 200;

/** `B7` for column 1, row 7. */
export function cellAddress(column: number, rowNumber: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${rowNumber}`;
}

/** Spaces that only look different are made the same; invisible signs that copying leaves behind go. */
export function tidyCell(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u200B\u2060\uFEFF]/g, '')
    .replaceAll('\0', '\uFFFD')
    .replaceAll(/[\u00A0\u2007\u202F]/g, ' ')
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .toWellFormed();
}
