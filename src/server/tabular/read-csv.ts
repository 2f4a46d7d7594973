import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '#shared/lib/result.ts';
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

const SEPARATORS = [',', ';', '\t'] as const;
/** Excel's own hint, which it does not count as a row. */
const HINT = /^sep=(.)\r?\n/i;

/** CSV with comma, semicolon or tab, whichever the file uses. */
export function readCsv(text: string): Result<Table, TableFailure> {
  const hint = HINT.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const records = parseRecords(body, hint?.[1] ?? findSeparator(body));
  if (!records.ok) return records;
  if (records.value.length > TABLE_MAX_ROWS)
    return err({ code: 'too-large', detail: `more than ${TABLE_MAX_ROWS} rows` });
  if (records.value.some((record) => record.length > TABLE_MAX_COLUMNS))
    return err({ code: 'too-large', detail: `more than ${TABLE_MAX_COLUMNS} columns` });
  const rows = records.value
    .map((record, index) => toRow(record, index + 1))
    .filter((row) => row.cells.some((cell) => cell !== undefined));
  return ok({ name: null, rows });
}

function parseRecords(text: string, delimiter: string): Result<readonly string[][], TableFailure> {
  try {
    return ok(
      parse(text, {
        delimiter,
        relax_column_count: true,
        skip_empty_lines: false,
        max_record_size: 1_000_000,
        to: TABLE_MAX_ROWS + 1,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The message quotes the file; the line is enough to find the place.
    const line = 'lines' in error ? ` near line ${String(error.lines)}` : '';
    return err({ code: 'damaged', detail: `quotes do not match${line}` });
  }
}

/** The one that stands most often outside quotes in the first lines. */
function findSeparator(text: string): string {
  const head = text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function toRow(record: readonly string[], number: number): TableRow {
  const toCell = (raw: string, column: number): TableCell | undefined => {
    const text = tidyCell(raw);
    if (text === '') return undefined;
    return { address: cellAddress(column, number), text, kind: 'text', formula: false };
  };
  return { number, cells: record.map(toCell) };
}
