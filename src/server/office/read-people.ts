import { err, ok, type Result } from '#shared/lib/result.ts';
import type { PeopleFileRefusal, PeopleList, PeopleRefusal } from '#shared/protocol/people-import.ts';
import { cellDate } from '../tabular/cell-date.ts';
import { matchHeader } from '../tabular/match-header.ts';
import type { TableCell, TableRow } from '../tabular/table.ts';

export interface Fault {
  readonly reason: PeopleRefusal;
  readonly cell: string | null;
  readonly text: string | null;
}

/** One row of the file as it is meant. A member that has no column is undefined, and stays as it is. */
export interface PersonRow {
  readonly row: number;
  readonly name: string | null;
  readonly key: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly counter?: string | null | undefined;
  readonly startedOn?: string | null | undefined;
  readonly leftOn?: string | null | undefined;
  /** The cells by member, to name the place of a fault. */
  readonly cells: Readonly<Partial<Record<Column, TableCell>>>;
  readonly faults: readonly Fault[];
}

export interface PeopleFile {
  readonly sheet: string | null;
  readonly unknownColumns: readonly { readonly address: string; readonly text: string }[];
  readonly rows: readonly PersonRow[];
}

export type Column = 'key' | 'name' | 'title' | 'counter' | 'startedOn' | 'leftOn';

const COLUMNS: Readonly<Record<PeopleList, Readonly<Record<Column, readonly string[]>>>> = {
  counters: {
    key: ['Số', 'Số quầy', 'Số hiệu', 'Quầy số', 'Number'],
    name: ['Tên', 'Tên quầy', 'Quầy', 'Name', 'Counter'],
    title: [],
    counter: [],
    startedOn: [],
    leftOn: [],
  },
  clerks: {
    key: ['Mã', 'Mã công chức', 'Mã số', 'Mã nhân viên', 'Mã cán bộ', 'Code'],
    name: ['Họ và tên', 'Họ tên', 'Tên', 'Họ tên công chức', 'Name'],
    title: ['Chức danh', 'Chức vụ', 'Title'],
    counter: ['Quầy', 'Số quầy', 'Quầy số', 'Counter'],
    startedOn: ['Từ ngày', 'Ngày bắt đầu', 'Ngày vào làm', 'From', 'Started on'],
    leftOn: ['Đến ngày', 'Ngày nghỉ', 'Nghỉ từ ngày', 'To', 'Left on'],
  },
};

const MAX_LENGTH: Readonly<Partial<Record<Column, number>>> = { key: 50, name: 200, title: 200, counter: 50 };

/**
 * The first sheet that has a heading for names, row by row. Knows nothing of who is there already. What reads workbooks is loaded when
 * the first one comes.
 */
export async function readPeople(
  list: PeopleList,
  bytes: Uint8Array,
): Promise<Result<PeopleFile, PeopleFileRefusal>> {
  const { readTables } = await import('../tabular/read-tables.ts');
  const tables = readTables(bytes);
  if (!tables.ok) return err(tables.error.code);
  for (const table of tables.value) {
    const header = matchHeader(table, COLUMNS[list]);
    if (header.columns.name === undefined) continue;
    return ok({
      sheet: table.name,
      unknownColumns: header.unknown.map(({ address, text }) => ({ address, text })),
      rows: header.body.map((row) => readRow(row, header.columns)),
    });
  }
  return err('no-header');
}

function readRow(row: TableRow, columns: Readonly<Partial<Record<Column, number>>>): PersonRow {
  const faults: Fault[] = [];
  const cells: Partial<Record<Column, TableCell>> = {};
  const textOf = (column: Column): string | null | undefined => {
    const place = columns[column];
    if (place === undefined) return undefined;
    const cell = row.cells[place];
    if (cell === undefined) return null;
    cells[column] = cell;
    if (cell.kind === 'error') faults.push(faultAt('formula-without-value', cell));
    if (cell.text.length > (MAX_LENGTH[column] ?? Number.POSITIVE_INFINITY))
      faults.push(faultAt('too-long', cell));
    return cell.text;
  };
  const dayOf = (column: Column): string | null | undefined => {
    const text = textOf(column);
    const cell = cells[column];
    if (text === undefined || text === null || cell === undefined || cell.kind === 'error')
      return text && null;
    const day = cellDate(cell);
    if (day === null) faults.push(faultAt('not-a-day', cell));
    return day;
  };
  const name = textOf('name') ?? null;
  if (name === null) faults.push({ reason: 'no-name', cell: null, text: null });
  const members = {
    key: textOf('key'),
    title: textOf('title'),
    counter: textOf('counter'),
    startedOn: dayOf('startedOn'),
    leftOn: dayOf('leftOn'),
  };
  return { row: row.number, name, ...members, cells, faults };
}

export function faultAt(reason: PeopleRefusal, cell: TableCell | undefined): Fault {
  return { reason, cell: cell?.address ?? null, text: cell?.text.slice(0, 100) ?? null };
}
