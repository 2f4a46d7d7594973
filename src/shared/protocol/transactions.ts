import * as v from 'valibot';
import { count, isoDate, shortText, unitId } from './fields.ts';
import { day } from './rating-query.ts';

/**
 * How many people were served on each day, from a table. `POST /units/:id/transactions/file` with the file as the body answers what
 * would become of every row and changes nothing; the same with `?plan=` and the hash of that answer does it, unless the file or
 * what is there has changed meanwhile.
 */

export const TRANSACTION_FILE_MAX_BYTES: number = 3 * 1024 * 1024;

export const transactionFileQuery = v.strictObject({
  /** Of the preview that is to be applied. */
  plan: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});

/** Why a row is refused. */
export const TRANSACTION_REFUSALS = [
  'no-day',
  'not-a-day',
  'in-future',
  'repeats',
  'no-number',
  'not-a-number',
  'formula-without-value',
] as const;
export type TransactionRefusal = (typeof TRANSACTION_REFUSALS)[number];

const cell = v.object({ address: shortText, text: v.string() });

export const transactionRow = v.object({
  /** As the spreadsheet counts it. */
  row: count,
  state: v.picklist(['new', 'changed', 'unchanged', 'refused']),
  day: v.nullable(isoDate),
  /** What is there, what comes in its place, and how many ratings that day has. */
  before: v.nullable(count),
  n: v.nullable(count),
  ratings: count,
  fault: v.nullable(
    v.object({
      reason: v.picklist(TRANSACTION_REFUSALS),
      cell: v.nullable(shortText),
      text: v.nullable(v.string()),
    }),
  ),
});
export type TransactionRow = v.InferOutput<typeof transactionRow>;

export const transactionPlan = v.object({
  sheet: v.nullable(v.string()),
  /** Headings that nobody knows: their columns are left out. */
  unknownColumns: v.array(cell),
  rows: v.array(transactionRow),
  counts: v.object({ new: count, changed: count, unchanged: count, refused: count }),
  /** To be sent back to apply exactly this. */
  plan: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  applied: v.boolean(),
});
export type TransactionPlan = v.InferOutput<typeof transactionPlan>;

export const transactionDaysQuery = v.strictObject({ from: day, to: day });

/** `GET /units/:id/transactions`: the days of one unit on which anybody was served or rated. */
export const transactionDays = v.object({
  unit: unitId,
  items: v.array(v.object({ day: isoDate, served: v.nullable(count), ratings: count })),
});
export type TransactionDays = v.InferOutput<typeof transactionDays>;
