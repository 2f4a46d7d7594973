import * as v from 'valibot';
import { count, shortText } from './fields.ts';

/**
 * Bringing in counters and clerks from a table. `POST /units/:id/import/:list` with the file as the body answers what
 * would become of every row and changes nothing; the same with `?plan=` and the hash of that answer does it, unless the
 * file or the office has changed meanwhile.
 */

export const PEOPLE_LISTS = ['counters', 'clerks'] as const;
export type PeopleList = (typeof PEOPLE_LISTS)[number];

export const PEOPLE_FILE_MAX_BYTES: number = 3 * 1024 * 1024;

export const peopleImportQuery = v.strictObject({
  /** Of the preview that is to be applied. */
  plan: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});

/** Why a row is refused. */
const PEOPLE_REFUSALS = [
  'no-name',
  'too-long',
  'repeats',
  'name-not-clear',
  'counter-not-known',
  'not-a-day',
  'wrong-order',
  'formula-without-value',
  'has-left',
] as const;
export type PeopleRefusal = (typeof PEOPLE_REFUSALS)[number];

/** Why the whole file is refused (`reason` of the problem `file-refused`). */
export const PEOPLE_FILE_REFUSALS = ['empty', 'too-large', 'not-a-table', 'damaged', 'no-header'] as const;
export type PeopleFileRefusal = (typeof PEOPLE_FILE_REFUSALS)[number];

const cell = v.object({ address: shortText, text: v.string() });

export const peopleRow = v.object({
  /** As the spreadsheet counts it. */
  row: count,
  state: v.picklist(['new', 'changed', 'unchanged', 'refused']),
  name: v.nullable(v.string()),
  changes: v.array(v.object({ member: shortText, from: v.nullable(v.string()), to: v.nullable(v.string()) })),
  /** Where it is wrong, and how; empty unless it is refused. */
  faults: v.array(
    v.object({
      reason: v.picklist(PEOPLE_REFUSALS),
      cell: v.nullable(shortText),
      text: v.nullable(v.string()),
    }),
  ),
});
export type PeopleRow = v.InferOutput<typeof peopleRow>;

export const peoplePlan = v.object({
  list: v.picklist(PEOPLE_LISTS),
  sheet: v.nullable(v.string()),
  /** Headings that nobody knows: their columns are left out. */
  unknownColumns: v.array(cell),
  rows: v.array(peopleRow),
  counts: v.object({ new: count, changed: count, unchanged: count, refused: count }),
  /** To be sent back to apply exactly this. */
  plan: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  applied: v.boolean(),
});
export type PeoplePlan = v.InferOutput<typeof peoplePlan>;
