import * as v from 'valibot';
import { count, isoUtc, procedureCode, shortText, unitId } from './fields.ts';
import { partChange } from './procedure-admin.ts';
import { translated } from './translated.ts';

/**
 * An import is a job: the file is read and compared (`reading`), waits as a preview (`preview`), and is applied or cancelled.
 * Nothing of the procedures changes before `apply`, and then everything at once. The state lies in the store: any server
 * process answers for it.
 *
 * `POST /procedures/imports?name=…` with the file as the body → 202 and the job; poll `GET /procedures/imports/:id`;
 * look at `GET /procedures/imports/:id/items?kind=`; then `POST …/apply` or `POST …/cancel`.
 */

/** At most so many bytes of a file, and so many procedures in it. */
export const PROCEDURE_FILE_MAX_BYTES = 128 * 1024 * 1024;
export const PROCEDURE_FILE_MAX_ROWS = 50_000;

export const IMPORT_FORMATS = [
  /** Our own export, or the array of the data set. */
  'own-json',
  'csv',
  /** The national portal's list. */
  'portal-xlsx',
  /** The old national interface (MATTHC …). */
  'national-json',
  /** The portal's interface of 2026. */
  'portal-json',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Why a whole file is refused; `advice` says what to do. */
export const FILE_REFUSALS = [
  'empty',
  'too-large',
  'too-many-rows',
  'damaged',
  'old-excel',
  'protected',
  'web-page',
  'unknown-format',
  'no-header',
  'encoding-windows-1258',
  'encoding-tcvn3',
  'encoding-vni',
  'encoding-mixed',
  'encoding-unknown',
  'json-syntax',
  'json-shape',
  'csv-syntax',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** Why one row is refused, or what was noticed about one that is not. */
export const ROW_REFUSALS = [
  'not-a-procedure',
  'no-code',
  'bad-code',
  'no-name',
  'no-field',
  'duplicate',
  'too-long',
  'bad-value',
  'formula-without-value',
  'cell-error',
  'encoding',
] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

export const ROW_NOTES = [
  /** Excel holds the code as a number; its trailing zeros were put back. */
  'code-from-number',
  /** The code had a place's ending (….000.00.00.H49), which was taken off. */
  'code-shortened',
  /** The cell is computed; the value that Excel had stored was taken. */
  'formula-value',
  /** The source says that the procedure is no longer in force. */
  'abolished',
  /** The source shows "Miễn phí" or 0 where a better fee is known here: the known one stays. */
  'free-not-taken',
  /** A part becomes unknown that was known. */
  'blanks',
  /** There is a draft, which stays beside what is imported (or, imported as a draft, is replaced by it). */
  'has-draft',
] as const;
export type RowNote = (typeof ROW_NOTES)[number];

const IMPORT_STATES = [
  'reading',
  'preview',
  'applying',
  'applied',
  'cancelled',
  /** The file as a whole cannot be read: `refusal`. */
  'refused',
  /** The program was stopped or failed in the middle; nothing was changed. To be uploaded again. */
  'interrupted',
] as const;

export const IMPORT_ITEM_KINDS = [
  'new',
  'changed',
  'unchanged',
  /** In the file, and withdrawn here: left alone unless `repost`. */
  'withdrawn',
  /** Posted here, and not in the file: left alone unless `withdrawMissing`. */
  'missing',
  'refused',
] as const;
export type ImportItemKind = (typeof IMPORT_ITEM_KINDS)[number];

export const importQuery = v.strictObject({
  unit: v.optional(unitId),
  /** Of the file, for the history. */
  name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  /** `posted` (the default): applied rows are shown to the public at once. */
  as: v.optional(v.picklist(['draft', 'posted'])),
});

export const importJob = v.object({
  id: shortText,
  unit: unitId,
  fileName: v.string(),
  as: v.picklist(['draft', 'posted']),
  state: v.picklist(IMPORT_STATES),
  format: v.nullable(v.picklist(IMPORT_FORMATS)),
  /** Columns or members of the file that carry a part, and those that nobody here reads. */
  columns: v.object({ read: v.array(v.string()), ignored: v.array(v.string()) }),
  /** Rows done of all, of the state that runs; `total` 0: not known yet. */
  progress: v.object({ done: count, total: count }),
  counts: v.record(v.picklist(IMPORT_ITEM_KINDS), count),
  refusal: v.nullable(
    v.object({ code: v.picklist(FILE_REFUSALS), advice: translated, detail: v.nullable(v.string()) }),
  ),
  /** After it was applied: rows that were taken, and rows that somebody had changed since the preview. */
  applied: v.nullable(v.object({ taken: count, withdrawn: count, conflicts: count })),
  createdAt: isoUtc,
  createdBy: v.nullable(v.string()),
  updatedAt: isoUtc,
});
export type ImportJob = v.InferOutput<typeof importJob>;

export const importJobList = v.object({ items: v.array(importJob) });

/** `GET /procedures/imports/:id/items`. */
export const importItemQuery = v.strictObject({
  kind: v.optional(v.picklist(IMPORT_ITEM_KINDS)),
  after: v.optional(shortText),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(500)),
  ),
});

/** A place in the file, as a person finds it again. */
const place = v.object({
  /** Row of the sheet or line of the text; position in the list of a JSON file. From 1. */
  row: v.nullable(count),
  /** The column's heading or letter, or the member's path. */
  column: v.nullable(v.string()),
});

export const importItem = v.object({
  no: count,
  kind: v.picklist(IMPORT_ITEM_KINDS),
  row: v.nullable(count),
  code: v.nullable(procedureCode),
  name: v.nullable(v.string()),
  changes: v.array(partChange),
  refusal: v.nullable(
    v.object({
      code: v.picklist(ROW_REFUSALS),
      ...place.entries,
      /** The beginning of what stands there. */
      value: v.nullable(v.string()),
      /** The other rows, of a duplicate. */
      rows: v.array(count),
      message: translated,
    }),
  ),
  notes: v.array(
    v.object({ code: v.picklist(ROW_NOTES), column: v.nullable(v.string()), message: translated }),
  ),
  /** It was not taken because somebody changed the procedure after the preview. */
  conflict: v.boolean(),
});
export type ImportItem = v.InferOutput<typeof importItem>;

export const importItemPage = v.object({ items: v.array(importItem), next: v.nullable(v.string()) });
export type ImportItemPage = v.InferOutput<typeof importItemPage>;

/** `POST /procedures/imports/:id/apply` → 202 and the job. */
export const importApply = v.object({
  /** One refused or conflicting row, and nothing is taken (409 `import-incomplete`). */
  allOrNothing: v.optional(v.boolean(), false),
  /** What is posted here and not in the file is withdrawn. */
  withdrawMissing: v.optional(v.boolean(), false),
  /** What is withdrawn here and in the file is posted again. */
  repost: v.optional(v.boolean(), false),
});
export type ImportApply = v.InferInput<typeof importApply>;
