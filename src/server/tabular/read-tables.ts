import { err, ok, type Result } from '#shared/lib/result.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Table, TableFailure } from './table.ts';

/**
 * What stands in a file of rows and columns: an Excel workbook (new or old), or CSV in any of the encodings and with any
 * of the separators that offices here produce. Decided by the bytes, never by the name. Knows nothing of what the
 * columns mean. Whoever calls bounds the bytes.
 */
export function readTables(bytes: Uint8Array): Result<readonly Table[], TableFailure> {
  if (bytes.length === 0) return err({ code: 'empty', detail: 'the file is empty' });
  const tables = isWorkbook(bytes) ? readWorkbook(bytes) : readText(bytes);
  if (!tables.ok) return tables;
  const filled = tables.value.filter((table) => table.rows.length > 0);
  return filled.length === 0 ? err({ code: 'empty', detail: 'no sheet holds any text' }) : ok(filled);
}

function readText(bytes: Uint8Array): Result<readonly Table[], TableFailure> {
  const text = decodeText(bytes);
  if (text === null) return err({ code: 'not-a-table', detail: 'neither a workbook nor text' });
  const table = readCsv(text);
  return table.ok ? ok([table.value]) : table;
}

/** A zip archive (xlsx, ods) or a compound file (xls). */
function isWorkbook(bytes: Uint8Array): boolean {
  const startsWith = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  return startsWith([0x50, 0x4b, 0x03, 0x04]) || startsWith([0xd0, 0xcf, 0x11, 0xe0]);
}
