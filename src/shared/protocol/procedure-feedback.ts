import * as v from 'valibot';
import { count, entryId, isoDate, isoUtc, procedureCode, shortText, unitId } from './fields.ts';

/** What citizens say of a posted procedure and what they looked for in vain, next to the procedure. */

/** `proposal`: taken up as a proposal to simplify the procedure (kiến nghị đơn giản hóa). */
export const PROBLEM_STATES = ['new', 'accepted', 'rejected', 'proposal', 'done'] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

export const problemQuery = v.strictObject({
  unit: v.optional(unitId),
  code: v.optional(procedureCode),
  state: v.optional(v.picklist(PROBLEM_STATES)),
  after: v.optional(shortText),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(500)),
  ),
});

/** One report, newest first. */
export const problemReport = v.object({
  id: entryId,
  unit: unitId,
  code: procedureCode,
  /** Of the procedure here; null when the unit does not have it (any more). */
  name: v.nullable(v.string()),
  /** The version that the citizen read, as the tablet knew it. */
  version: v.string(),
  part: v.string(),
  problem: v.string(),
  at: isoUtc,
  receivedAt: isoUtc,
  state: v.picklist(PROBLEM_STATES),
  note: v.nullable(v.string()),
  settledAt: v.nullable(isoUtc),
  settledBy: v.nullable(v.string()),
  /** Somebody wrote something: `GET /procedures/problems/:id/comment`. */
  hasComment: v.boolean(),
});
export type ProblemReport = v.InferOutput<typeof problemReport>;

export const problemPage = v.object({ items: v.array(problemReport), next: v.nullable(v.string()) });
export type ProblemPage = v.InferOutput<typeof problemPage>;

/** `GET /procedures/problems/:id/comment`. Null: the box cannot be opened here. */
export const problemComment = v.object({ text: v.nullable(v.string()) });

/** `PATCH /procedures/problems/:id`. */
export const problemChange = v.object({
  state: v.picklist(PROBLEM_STATES),
  note: v.optional(v.nullable(shortText), null),
});
export type ProblemChange = v.InferInput<typeof problemChange>;

/** `GET /procedures/missed`: searches without a result, by day and by words (as far as words may be kept). */
export const missedQuery = v.strictObject({
  unit: v.optional(unitId),
  from: v.optional(isoDate),
  to: v.optional(isoDate),
});
export const missedSearches = v.object({
  from: isoDate,
  to: isoDate,
  days: v.array(v.object({ date: isoDate, searches: count })),
  queries: v.array(v.object({ q: v.string(), n: count })),
  /** How often procedures were opened in the same days. */
  views: v.array(v.object({ code: v.string(), n: count })),
});
