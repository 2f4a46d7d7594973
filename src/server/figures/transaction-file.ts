import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { PeopleFileRefusal } from '#shared/protocol/people-import.ts';
import type { TransactionPlan, TransactionRefusal, TransactionRow } from '#shared/protocol/transactions.ts';
import type { Connection } from '../store/database.ts';
import { findServedDays } from '../store/transactions.ts';
import { cellDate } from '../tabular/cell-date.ts';
import { matchHeader } from '../tabular/match-header.ts';
import type { TableCell, TableRow } from '../tabular/table.ts';

/** One row as it is meant, before it is held against what is there. */
interface FileRow {
  readonly row: number;
  readonly day: string | null;
  readonly n: number | null;
  readonly fault: TransactionRow['fault'];
}

/** A table of days and people served. */
export interface TransactionFile {
  readonly sheet: string | null;
  readonly unknownColumns: readonly { readonly address: string; readonly text: string }[];
  readonly rows: readonly FileRow[];
}

const COLUMNS = {
  day: ['Ngày', 'Ngày giải quyết', 'Ngày trả kết quả', 'Ngày tiếp nhận', 'Date', 'Day'],
  n: [
    ...['Số hồ sơ', 'Số hồ sơ giải quyết', 'Số hồ sơ đã giải quyết', 'Số hồ sơ tiếp nhận', 'Số lượt'],
    ...['Số lượt giao dịch', 'Số giao dịch', 'Số người', 'Transactions', 'People served', 'Count'],
  ],
} as const;

/**
 * The first sheet that has both headings, row by row. Knows nothing of what is there already. What reads workbooks takes seven megabytes
 * and is loaded when the first one comes.
 */
export async function readTransactionFile(
  bytes: Uint8Array,
): Promise<Result<TransactionFile, PeopleFileRefusal>> {
  const { readTables } = await import('../tabular/read-tables.ts');
  const tables = readTables(bytes);
  if (!tables.ok) return err(tables.error.code);
  for (const table of tables.value) {
    const { columns, unknown, body } = matchHeader(table, COLUMNS);
    const { day, n } = columns;
    if (day === undefined || n === undefined) continue;
    return ok({
      sheet: table.name,
      unknownColumns: unknown.map(({ address, text }) => ({ address, text })),
      rows: body.map((row) => readRow(row, row.cells[day], row.cells[n])),
    });
  }
  return err('no-header');
}

function readRow({ number: row }: TableRow, day: TableCell | undefined, n: TableCell | undefined): FileRow {
  const refused = (reason: TransactionRefusal, cell: TableCell | undefined): FileRow => ({
    row,
    day: day === undefined ? null : cellDate(day),
    n: null,
    fault: { reason, cell: cell?.address ?? null, text: cell?.text.slice(0, 100) ?? null },
  });
  if (day === undefined) return refused('no-day', day);
  if (day.kind === 'error') return refused('formula-without-value', day);
  const date = cellDate(day);
  if (date === null) return refused('not-a-day', day);
  if (n === undefined) return refused('no-number', n);
  if (n.kind === 'error') return refused('formula-without-value', n);
  const people = readCount(n.text);
  return people === null ? refused('not-a-number', n) : { row, day: date, n: people, fault: null };
}

const MOST_PEOPLE = 1_000_000;

/** A whole number, also with dots or commas between thousands as offices write them. */
function readCount(text: string): number | null {
  const digits = /^\d{1,3}(?:[.,]\d{3})+$/.test(text) ? text.replaceAll(/[.,]/g, '') : text;
  return /^\d{1,9}$/.test(digits) && Number(digits) <= MOST_PEOPLE ? Number(digits) : null;
}

/**
 * What would become of every row of the file; nothing is written.
 * @param today of the unit: nobody has been served tomorrow
 */
export async function planTransactions(
  connection: Connection,
  unitId: string,
  file: TransactionFile,
  today: string,
): Promise<TransactionPlan> {
  const days = file.rows.flatMap(({ day }) => day ?? []).sort();
  const span = { from: days[0] ?? today, to: days.at(-1) ?? today };
  const known = new Map((await findServedDays(connection, unitId, span)).map((one) => [one.day, one]));
  const seen = new Set<string>();
  const rows = file.rows.map((row): TransactionRow => {
    const there = row.day === null ? undefined : known.get(row.day);
    const before = there?.served ?? null;
    const fault = row.fault ?? faultOf(row, seen, today);
    if (row.day !== null) seen.add(row.day);
    const state =
      fault !== null ? 'refused' : before === null ? 'new' : before === row.n ? 'unchanged' : 'changed';
    return { row: row.row, state, day: row.day, before, n: row.n, ratings: there?.ratings ?? 0, fault };
  });
  const count = (state: TransactionRow['state']) => rows.filter((row) => row.state === state).length;
  return {
    sheet: file.sheet,
    unknownColumns: [...file.unknownColumns],
    rows,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
    },
    plan: createHash('sha256')
      .update(JSON.stringify([unitId, rows.map(({ ratings: _, ...row }) => row)]))
      .digest('hex'),
    applied: false,
  };
}

function faultOf(row: FileRow, seen: ReadonlySet<string>, today: string): TransactionRow['fault'] {
  if (row.day === null) return null;
  const reason = row.day > today ? 'in-future' : seen.has(row.day) ? 'repeats' : null;
  return reason === null ? null : { reason, cell: null, text: row.day };
}
