import * as v from 'valibot';
import { procedureCode } from '#shared/protocol/fields.ts';
import { procedureBody } from '#shared/protocol/procedure.ts';
import type { FileRefusal, ImportFormat, RowNote, RowRefusal } from '#shared/protocol/procedure-import.ts';
import { textFault } from './foreign-encoding.ts';

/** Parts of a procedure that a row carries; a part that is not here is none of its business. */
const procedurePatch = v.partial(procedureBody);
export type ProcedurePatch = v.InferOutput<typeof procedurePatch>;

/** One row of a file that says something of a procedure. */
export interface CarriedRow {
  readonly type: 'carried';
  /** As a person counts: row of the sheet, position in the list. */
  readonly row: number;
  readonly code: string;
  readonly patch: ProcedurePatch;
  /** Taken only where nothing is known here: what the portal says in its own words and the office in better ones. */
  readonly fill: ProcedurePatch;
  /** Our own format: what it carries replaces what is here, also by "not known". Others never make anything unknown. */
  readonly whole: boolean;
  readonly notes: readonly FoundNote[];
}

export interface FoundNote {
  readonly code: RowNote;
  readonly column: string | null;
}

/** One row that cannot be taken, and the place in it that is to blame. */
export interface RefusedRow {
  readonly type: 'refused';
  readonly row: number;
  readonly code: string | null;
  readonly name: string | null;
  readonly refusal: FoundRefusal;
}

export interface FoundRefusal {
  readonly code: RowRefusal;
  readonly column: string | null;
  readonly value: string | null;
  readonly rows: readonly number[];
}

export type FileRow = CarriedRow | RefusedRow;

/** What stands in a file that was understood. */
export interface ReadFile {
  readonly format: ImportFormat;
  readonly columns: { readonly read: readonly string[]; readonly ignored: readonly string[] };
  readonly rows: readonly FileRow[];
}

/** Why a file as a whole was not understood. */
export interface FileFailure {
  readonly code: FileRefusal;
  /** Where, for whoever mends the file. */
  readonly detail: string | null;
}

/** A row as a reader of one format found it, nothing checked yet. */
export interface RawRow {
  readonly row: number;
  readonly code: string | null;
  readonly patch: Readonly<Record<string, unknown>>;
  readonly fill?: Readonly<Record<string, unknown>> | undefined;
  readonly whole?: boolean;
  readonly notes?: readonly FoundNote[] | undefined;
  /** Where the parts stand: headings by part, for refusals. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
}

/** A place's ending of the old national codes: 1.001193.000.00.00.H49. */
const PLACE_ENDING = /^(\d+\.\d{4,})\.000\.00\.00\.[A-Z]\d+$/;

/** Checks a row against the model: a value that does not fit is named with its place and never cut to fit. */
export function checkRow(raw: RawRow): FileRow {
  const name = typeof raw.patch.name === 'string' ? raw.patch.name : null;
  const refuse = (refusal: Omit<FoundRefusal, 'rows'>): RefusedRow => ({
    ...{ type: 'refused', row: raw.row, code: raw.code, name: name === null ? null : excerpt(name) },
    refusal: { ...refusal, rows: [] },
  });
  const columnOf = (part: string) => raw.columns?.[part] ?? part;
  if (raw.code === null || raw.code === '')
    return refuse({ code: 'no-code', column: columnOf('code'), value: null });
  const shortened = PLACE_ENDING.exec(raw.code)?.[1];
  const code = v.safeParse(procedureCode, shortened ?? raw.code);
  if (!code.success) return refuse({ code: 'bad-code', column: columnOf('code'), value: excerpt(raw.code) });
  if (name !== null && textFault(name) !== null)
    return refuse({ code: 'encoding', column: columnOf('name'), value: excerpt(name) });
  const patch = v.safeParse(procedurePatch, raw.patch);
  const fill = v.safeParse(procedurePatch, raw.fill ?? {});
  const issue = (patch.success ? undefined : patch.issues[0]) ?? (fill.success ? undefined : fill.issues[0]);
  if (!patch.success || !fill.success || issue !== undefined) return refuse(toRefusal(issue, columnOf));
  const notes = raw.notes ?? [];
  return {
    ...{ type: 'carried', row: raw.row, code: code.output, whole: raw.whole ?? false },
    patch: { ...patch.output, code: code.output },
    fill: fill.output,
    notes: shortened === undefined ? notes : [...notes, { code: 'code-shortened', column: columnOf('code') }],
  };
}

function toRefusal(
  issue: v.BaseIssue<unknown> | undefined,
  columnOf: (part: string) => string,
): Omit<FoundRefusal, 'rows'> {
  const path = issue === undefined ? '' : (v.getDotPath(issue) ?? '');
  const [part = '', ...rest] = path.split('.');
  const column = [columnOf(part), ...rest].join('.');
  const value = typeof issue?.input === 'string' ? excerpt(issue.input) : null;
  return { code: issue?.type === 'max_length' ? 'too-long' : 'bad-value', column, value };
}

/** Enough of a text to recognise it. */
export function excerpt(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79).toWellFormed()}…`;
}
