import { err, ok, type Result } from '#shared/lib/result.ts';
import { cellDate } from '../tabular/cell-date.ts';
import type { Table, TableCell, TableRow } from '../tabular/table.ts';
import { decisionOf, feeFromCells } from './derive-facts.ts';
import {
  checkRow,
  excerpt,
  type FileFailure,
  type FileRow,
  type FoundNote,
  type RawRow,
  type ReadFile,
} from './file-row.ts';
import { findHeadings, type Headings } from './find-headings.ts';
import { cellValue, PROCEDURE_COLUMNS, type ProcedureColumn } from './procedure-columns.ts';

/** A list of procedures in rows: the portal's workbook, our own CSV, or what an office typed. */
export function readProcedureTable(
  table: Table,
  format: 'csv' | 'portal-xlsx',
): Result<ReadFile, FileFailure> {
  const headings = findHeadings(table);
  if (headings === null) return err({ code: 'no-header', detail: null });
  const { read, ignored, titles, body } = headings;
  return ok({
    format,
    columns: { read, ignored: [...ignored, ...titles] },
    rows: body.map((row) => readRow(row, headings, format === 'csv')),
  });
}

/** What was found in a row so far; a cell that cannot be used ends it. */
interface Found {
  readonly values: Map<string, unknown>;
  readonly notes: FoundNote[];
}

function readRow(row: TableRow, headings: Headings, guarded: boolean): FileRow {
  const found: Found = { values: new Map(), notes: [] };
  const columns: Record<string, string> = {};
  const codeCell = row.cells[headings.columns.get('code') ?? -1];
  const code = codeCell === undefined ? null : codeText(codeCell, found.notes);
  const nameAt = headings.columns.get('name');
  const name = nameAt === undefined ? null : (row.cells[nameAt]?.text ?? null);
  const refused = (
    refusal: 'formula-without-value' | 'cell-error' | 'bad-value',
    cell: TableCell,
  ): FileRow => ({
    ...{ type: 'refused', row: row.number, code, name: name === null ? null : excerpt(name) },
    refusal: { code: refusal, column: cell.address, value: excerpt(cell.text), rows: [] },
  });
  for (const column of PROCEDURE_COLUMNS) {
    const at = headings.columns.get(column.path);
    const cell = at === undefined ? undefined : row.cells[at];
    if (cell === undefined) continue;
    columns[column.path.split('.')[0] ?? ''] = cell.address;
    if (cell.kind === 'error') return refused(cell.formula ? 'formula-without-value' : 'cell-error', cell);
    if (cell.formula) found.notes.push({ code: 'formula-value', column: cell.address });
    const value = readCell(cell, column, guarded);
    if (value === undefined) return refused('bad-value', cell);
    found.values.set(column.path, column.path === 'code' ? code : value);
  }
  const status = headings.status === null ? undefined : row.cells[headings.status];
  if (status?.kind === 'error') return refused('cell-error', status);
  return checkRow({
    ...assemble(found, headings, status?.text ?? null),
    ...{ row: row.number, code, columns },
  });
}

/** `undefined` when the cell does not have the form of its column. */
function readCell(cell: TableCell, column: ProcedureColumn, guarded: boolean): unknown {
  if (column.form === 'day') return cellDate(cell) ?? undefined;
  return cellValue(guarded ? unguard(cell.text) : cell.text, column.form);
}

/** Takes off the apostrophe that our CSV puts before what a spreadsheet would compute. */
function unguard(text: string): string {
  return /^'['=+\-@\t\r\n＝＋－＠]/u.test(text) ? text.slice(1) : text;
}

/** Excel takes 1.001190 for a number and forgets the zero; every national code has six digits behind its dot. */
function codeText(cell: TableCell, notes: FoundNote[]): string {
  if (cell.kind !== 'number' || !/^\d{1,2}\.\d{1,6}$/.test(cell.text)) return cell.text;
  notes.push({ code: 'code-from-number', column: cell.address });
  return Number(cell.text).toFixed(6);
}

/** Columns that hold a member of a part, and those that say in one cell what the model keeps in several. */
function assemble(
  { values, notes }: Found,
  { columns }: Headings,
  status: string | null,
): Pick<RawRow, 'patch' | 'fill' | 'notes'> {
  const patch: Record<string, unknown> = {};
  for (const [path, value] of values) {
    const [part = '', member] = path.split('.');
    if (part === 'fee') continue;
    if (member === undefined) patch[part] = value;
    else patch[part] = { ...membersOf(patch[part]), [member]: value };
  }
  const whole = values.get('decisionNo');
  if (typeof whole === 'string' && !columns.has('decisionDate')) {
    const decision = decisionOf(whole);
    patch.decisionNo = decision.decisionNo;
    if (decision.decisionDate !== null) patch.decisionDate = decision.decisionDate;
    if (decision.decisionAgency !== null) patch.decisionAgency = decision.decisionAgency;
  }
  const abolished = isAbolished(status);
  if (abolished !== null && !columns.has('validity.abolished'))
    patch.validity = { ...membersOf(patch.validity), abolished };
  const fee = toFee(values);
  if (fee !== null) patch.fee = fee;
  return { patch, fill: fillOf(values, columns), notes: abolished === true ? [...notes, ABOLISHED] : notes };
}

const ABOLISHED: FoundNote = { code: 'abolished', column: null };

/** Our own kind of fee where it is told; what another list writes in its fee cell is taken for what it says. */
function toFee(values: ReadonlyMap<string, unknown>): unknown {
  const text = values.get('fee.text');
  if (typeof text !== 'string') return null;
  const kind = values.get('fee.kind');
  const variesByProvince = values.get('fee.variesByProvince');
  if (kind === undefined) return feeFromCells([text]);
  return { kind, text, variesByProvince: variesByProvince ?? false };
}

/** What the office says in its own words is taken from the portal's only while it says nothing. */
function fillOf(
  values: ReadonlyMap<string, unknown>,
  columns: ReadonlyMap<string, number>,
): Readonly<Record<string, unknown>> {
  const fill: Record<string, unknown> = {};
  const into = (part: string, path: string) => {
    const value = values.get(path);
    if (value === undefined || columns.has(part)) return;
    fill[part] = Array.isArray(value) ? value.join('; ') : value;
  };
  into('field', 'fieldPortal');
  into('level', 'levels');
  into('agency', 'agencies.performing');
  into('ministry', 'agencies.promulgating');
  return fill;
}

/** What a list says of a procedure's force; null when it says nothing of it. */
function isAbolished(status: string | null): boolean | null {
  if (status === null) return null;
  if (/hết hiệu lực|bãi bỏ|hủy bỏ|không còn/iu.test(status)) return true;
  return /hiệu lực|đang áp dụng|công khai|hoạt động/iu.test(status) ? false : null;
}

function membersOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
