import * as v from 'valibot';
import { count, isoDate, isoUtc, procedureCode, shortText, unitId } from './fields.ts';
import { procedureBody } from './procedure.ts';

/**
 * Procedures as administrators list, edit, post and look back at them: `/api/v1/procedures…`. Every call takes `unit` (the
 * account's own when it is left out); another office's unit is refused. How they are imported: `procedure-import.ts`; the
 * posting check: `posting-check.ts`; what citizens reported and did not find: `procedure-feedback.ts`.
 */

const versionNo = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const pageSize = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(500),
);
const note = v.optional(v.nullable(shortText), null);

/** `draft`: never posted yet. A posted or withdrawn procedure may have a draft beside what the public sees. */
const PROCEDURE_STATES = ['draft', 'posted', 'withdrawn'] as const;

/** Of which unit; to be put behind every call. */
export const procedureUnitQuery = v.strictObject({ unit: v.optional(unitId) });

/** `GET /procedures`. `text`: words of the name in any order, folded, or the beginning of a code. */
export const procedureQuery = v.strictObject({
  unit: v.optional(unitId),
  state: v.optional(v.picklist([...PROCEDURE_STATES, 'with-draft'])),
  field: v.optional(shortText),
  text: v.optional(v.pipe(v.string(), v.maxLength(200))),
  after: v.optional(shortText),
  limit: v.optional(pageSize),
});

/** One line of the list, in the order of codes. */
export const procedureSummary = v.object({
  code: procedureCode,
  name: v.string(),
  field: v.string(),
  state: v.picklist(PROCEDURE_STATES),
  /** The version that the public sees, or saw last. */
  posted: v.nullable(versionNo),
  /** The version that is being worked on. */
  draft: v.nullable(versionNo),
  /** Grows with every change; to be sent back with the next one. */
  revision: count,
  updatedAt: isoUtc,
  checked: v.nullable(v.object({ by: v.string(), on: isoDate })),
  /** Reports of citizens that nobody has settled. */
  openProblems: count,
});
export type ProcedureSummary = v.InferOutput<typeof procedureSummary>;

export const procedurePage = v.object({
  items: v.array(procedureSummary),
  /** For `after`; null when nothing follows. */
  next: v.nullable(v.string()),
});
export type ProcedurePage = v.InferOutput<typeof procedurePage>;

/** `GET /procedures/fields`: the fields of the unit's procedures, the largest first. */
export const procedureFields = v.object({ items: v.array(v.object({ field: v.string(), n: count })) });
export type ProcedureFields = v.InferOutput<typeof procedureFields>;

/** Where a version came from. `restored`: it repeats an older one. `migrated`: it was there before versions were kept. */
const VERSION_SOURCES = ['edited', 'imported', 'restored', 'sample', 'migrated'] as const;

const procedureVersion = v.object({
  version: versionNo,
  /** `past`: another one took its place, or the draft was thrown away. */
  state: v.picklist(['draft', 'posted', 'withdrawn', 'past']),
  source: v.picklist(VERSION_SOURCES),
  /** Name of the imported file, or the version that it repeats. */
  sourceRef: v.nullable(v.string()),
  createdAt: isoUtc,
  /** User name; null: the program itself. */
  createdBy: v.nullable(v.string()),
  note: v.nullable(v.string()),
});

const PROCEDURE_EVENTS = [
  'created',
  'edited',
  'imported',
  'posted',
  'restored',
  'withdrawn',
  'checked',
  'draft-discarded',
] as const;

/** Who did what when; nothing is ever taken out of it. */
const procedureEvent = v.object({
  at: isoUtc,
  by: v.nullable(v.string()),
  event: v.picklist(PROCEDURE_EVENTS),
  version: v.nullable(versionNo),
  note: v.nullable(v.string()),
});

/** `GET /procedures/:code`. */
export const procedureDetail = v.object({
  ...procedureSummary.entries,
  unit: unitId,
  /** What the public sees (or saw last, when withdrawn); null: never posted. */
  postedBody: v.nullable(procedureBody),
  draftBody: v.nullable(procedureBody),
  /** Newest first, the last 100. */
  versions: v.array(procedureVersion),
  events: v.array(procedureEvent),
});
export type ProcedureDetail = v.InferOutput<typeof procedureDetail>;

/** `GET /procedures/:code/versions/:version`. */
export const procedureVersionBody = v.object({ ...procedureVersion.entries, body: procedureBody });
export type ProcedureVersionBody = v.InferOutput<typeof procedureVersionBody>;

/** One part that differs; the values are the part's own JSON, null = not known. */
export const partChange = v.object({ part: v.string(), before: v.unknown(), after: v.unknown() });

/** `GET /procedures/:code/differences?from=&to=` (version numbers). */
export const differencesQuery = v.strictObject({
  unit: v.optional(unitId),
  from: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number)),
  to: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number)),
});
export const procedureDifferences = v.object({
  from: versionNo,
  to: versionNo,
  changes: v.array(partChange),
});
export type ProcedureDifferences = v.InferOutput<typeof procedureDifferences>;

/**
 * Every change answers the `procedureDetail` of now. What it carries: the `revision` that was looked at (0 for a procedure that does not exist yet). When somebody
 * else changed it since, the answer is 409 `procedure-changed`, and nothing was done.
 */
const changeEntries = { revision: count, note };

/** `PUT /procedures/:code/draft`: writes the draft, a new one or over the one that is there. */
export const draftWrite = v.object({ ...changeEntries, body: procedureBody });
export type DraftWrite = v.InferInput<typeof draftWrite>;

/** `POST /procedures/:code/post`: without `version` the draft; with one, that older version again, as a new one. */
export const procedurePost = v.object({ ...changeEntries, version: v.optional(versionNo) });
export type ProcedurePost = v.InferInput<typeof procedurePost>;

/** `POST /procedures/:code/withdraw`, `POST /procedures/:code/discard-draft`. */
export const procedureChange = v.object(changeEntries);
export type ProcedureChange = v.InferInput<typeof procedureChange>;

/**
 * `POST /procedures/:code/check`: somebody compared the posting with its source today. `by` is shown to the public; left out,
 * it is the office. The account is kept in the events.
 */
export const procedureCheck = v.object({ ...changeEntries, by: v.optional(shortText) });

/** `GET /procedures/export`: JSON (every part; can be imported again) or CSV. */
export const exportQuery = v.strictObject({
  unit: v.optional(unitId),
  format: v.optional(v.picklist(['json', 'csv'])),
  /** `posted` (the default): what the public sees. `all`: also drafts and what is withdrawn, the newest content of each. */
  which: v.optional(v.picklist(['posted', 'all'])),
  separator: v.optional(v.picklist(['comma', 'semicolon'])),
});

/** The export file in JSON. */
export const procedureFile = v.object({
  format: v.literal('hailong-procedures'),
  v: v.literal(1),
  procedures: v.array(procedureBody),
});
