import { err, ok, type Result } from '#shared/lib/result.ts';
import { PROCEDURE_FILE_MAX_BYTES, PROCEDURE_FILE_MAX_ROWS } from '#shared/protocol/procedure-import.ts';
import { readCsv } from '../tabular/read-csv.ts';
import { readWorkbook } from '../tabular/read-workbook.ts';
import type { TableFailure } from '../tabular/table.ts';
import type { FileFailure, FileRow, ReadFile, RefusedRow } from './file-row.ts';
import { readJsonFile } from './read-json-file.ts';
import { readProcedureTable } from './read-procedure-table.ts';
import { readText } from './read-text.ts';

/**
 * What a file of procedures says, whatever its format: found out by what is in it, never by its name. Nothing is compared
 * or stored here. Takes as long as the file is big: to be run beside the event loop.
 */
export function readProcedureFile(bytes: Uint8Array): Result<ReadFile, FileFailure> {
  if (bytes.length === 0) return err({ code: 'empty', detail: null });
  if (bytes.length > PROCEDURE_FILE_MAX_BYTES) return err({ code: 'too-large', detail: null });
  const file = startsWith(bytes, [0x50, 0x4b]) ? readList(bytes) : readOther(bytes);
  if (!file.ok) return file;
  if (file.value.rows.length === 0) return err({ code: 'empty', detail: null });
  if (file.value.rows.length > PROCEDURE_FILE_MAX_ROWS)
    return err({ code: 'too-many-rows', detail: String(PROCEDURE_FILE_MAX_ROWS) });
  return ok({ ...file.value, rows: refuseDuplicates(file.value.rows) });
}

function readOther(bytes: Uint8Array): Result<ReadFile, FileFailure> {
  // A compound file: Excel before 2007, or a workbook under a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return err({ code: holds(bytes, 'EncryptedPackage') ? 'protected' : 'old-excel', detail: null });
  const text = readText(bytes);
  if (!text.ok) return text;
  const start = text.value.trimStart().slice(0, 200).toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<\?xml)/.test(start)) return err({ code: 'web-page', detail: null });
  if (/^[[{]/.test(start)) return readJsonFile(text.value);
  const table = readCsv(text.value);
  if (!table.ok) return err(toFailure(table.error, 'csv-syntax'));
  return table.value.rows.length === 0
    ? err({ code: 'empty', detail: null })
    : readProcedureTable(table.value, 'csv');
}

/** The first sheet that has the headings; a workbook may begin with a page of explanations. */
function readList(bytes: Uint8Array): Result<ReadFile, FileFailure> {
  const tables = readWorkbook(bytes);
  if (!tables.ok) return err(toFailure(tables.error, 'damaged'));
  let refusal: FileFailure = { code: 'empty', detail: null };
  for (const table of tables.value) {
    if (table.rows.length === 0) continue;
    const file = readProcedureTable(table, 'portal-xlsx');
    if (file.ok) return file;
    refusal = file.error;
  }
  return err(refusal);
}

function toFailure(failure: TableFailure, damaged: 'csv-syntax' | 'damaged'): FileFailure {
  switch (failure.code) {
    case 'empty':
      return { code: 'empty', detail: null };
    case 'too-large':
      return { code: 'too-large', detail: failure.detail };
    case 'damaged':
      return { code: damaged, detail: failure.detail };
    case 'not-a-table':
      return { code: 'unknown-format', detail: null };
  }
}

/** Of rows with one code nobody can say which is right: none is taken, and each names the others. */
function refuseDuplicates(rows: readonly FileRow[]): readonly FileRow[] {
  const byCode = Map.groupBy(
    rows.filter((row) => row.type === 'carried'),
    (row) => row.code,
  );
  return rows.map((row) => {
    const same = row.type === 'carried' ? (byCode.get(row.code) ?? []) : [];
    if (row.type !== 'carried' || same.length < 2) return row;
    const refusal = {
      ...{ code: 'duplicate' as const, column: null, value: row.code },
      rows: same.map((one) => one.row).filter((one) => one !== row.row),
    };
    const name = row.patch.name ?? null;
    return { type: 'refused', row: row.row, code: row.code, name, refusal } satisfies RefusedRow;
  });
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** Names inside a compound file are UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
}
