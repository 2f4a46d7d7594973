import { err, ok, type Result } from '#shared/lib/result.ts';
import { procedureBody } from '#shared/protocol/procedure.ts';
import type { ImportFormat } from '#shared/protocol/procedure-import.ts';
import { checkRow, type FileFailure, type FileRow, type RawRow, type ReadFile } from './file-row.ts';
import { isJson, type Json } from './json-members.ts';
import { isNationalProcedure, readNationalProcedure } from './read-national-json.ts';
import { isDataSetRecord, readDataSetRecord, readOwnProcedure } from './read-own-json.ts';
import { isPortalProcedure, readPortalProcedure } from './read-portal-json.ts';

/** Any of the JSON forms, told apart by the members of what is in them. */
export function readJsonFile(text: string): Result<ReadFile, FileFailure> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const items = findItems(parsed.value);
  if (items === null) return err({ code: 'json-shape', detail: null });
  if (items.length === 0) return err({ code: 'empty', detail: null });
  const format = findFormat(items);
  if (format === null) return err({ code: 'json-shape', detail: null });
  const rows = items.map((item, place) => readItem(item, place + 1, format));
  return ok({ format, columns: format === 'own-json' ? ownColumns(items) : NO_COLUMNS, rows });
}

const NO_COLUMNS = { read: [], ignored: [] };

/** Members of our own format that today's model has, and those that it does not have. */
function ownColumns(items: readonly unknown[]): ReadFile['columns'] {
  const members = new Set(
    items.flatMap((item) => (isJson(item) && !isDataSetRecord(item) ? Object.keys(item) : [])),
  );
  const known = new Set([...Object.keys(procedureBody.entries), 'version', 'checked']);
  const all = [...members];
  return { read: all.filter((key) => known.has(key)), ignored: all.filter((key) => !known.has(key)) };
}

const READERS: Readonly<Record<string, (value: Json, row: number) => RawRow>> = {
  'own-json': (value, row) =>
    isDataSetRecord(value) ? readDataSetRecord(value, row) : readOwnProcedure(value, row),
  'national-json': readNationalProcedure,
  'portal-json': readPortalProcedure,
};

function readItem(item: unknown, row: number, format: ImportFormat): FileRow {
  const raw = isJson(item) ? READERS[format]?.(item, row) : undefined;
  if (raw !== undefined) return checkRow(raw);
  const refusal = { code: 'not-a-procedure', column: null, value: null, rows: [] } as const;
  return { type: 'refused', row, code: null, name: null, refusal };
}

/** The procedures of a file: the list itself, or what the envelopes of the sources hold. */
function findItems(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => unwrap(item));
  return isJson(value) ? unwrap(value) : null;
}

/** `{procedures: […]}` is ours, `{result: […]}` the old interface's answer, `{code, message, data}` the portal's. */
function unwrap(value: unknown): readonly unknown[] {
  if (!isJson(value)) return [value];
  for (const key of ['procedures', 'result', 'data']) {
    const inner = value[key];
    if (Array.isArray(inner)) return inner;
    if (key === 'data' && isJson(inner) && !isPortalProcedure(value)) return unwrap(inner);
  }
  return [value];
}

/** By the first procedure that shows one: a broken first item must not decide for its neighbours. */
function findFormat(items: readonly unknown[]): ImportFormat | null {
  for (const item of items) {
    if (!isJson(item)) continue;
    if (isNationalProcedure(item)) return 'national-json';
    if (isPortalProcedure(item)) return 'portal-json';
    if ('code' in item && ('name' in item || 'field' in item)) return 'own-json';
  }
  return null;
}

function parseJson(text: string): Result<unknown, FileFailure> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [, line, column] = /line (\d+) column (\d+)/.exec(error.message) ?? [];
    return err({ code: 'json-syntax', detail: line === undefined ? null : `${line}:${column}` });
  }
}
