import * as v from 'valibot';
import { count, isoDate, procedureCode, shortText, unitId } from './fields.ts';

/**
 * Kiểm tra niêm yết: what is posted, held against the three words of the law. Complete: no part that must be posted is
 * unknown. Correct: in force, not replaced, confirmed, and nobody's report open. Timely: looked at not longer than
 * `staleDays` ago, and in force already. The rules are in `domain/posting-findings.ts`.
 */
export const POSTING_FINDINGS = [
  /** `detail`: the parts. */
  'missing-parts',
  'unverified-parts',
  /** Posted although abolished. */
  'abolished',
  /** `detail`: the codes that stand in its place; also when these are not posted here. */
  'replaced',
  'replacement-not-posted',
  'not-yet-effective',
  /** Not checked for longer than `staleDays`; `detail`: days, or `never`. */
  'stale',
  /** Reports of citizens that nobody has settled; `detail`: how many. */
  'open-problems',
  /** A draft waits to be posted. */
  'draft-waiting',
] as const;
export type PostingFinding = (typeof POSTING_FINDINGS)[number];

export const postingCheckQuery = v.strictObject({
  unit: v.optional(unitId),
  /** 90 unless told otherwise. */
  staleDays: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(3_650)),
  ),
  format: v.optional(v.picklist(['json', 'csv'])),
  lang: v.optional(v.picklist(['vi', 'en'])),
  separator: v.optional(v.picklist(['comma', 'semicolon'])),
});

const postingItem = v.object({
  code: procedureCode,
  name: v.string(),
  field: v.string(),
  version: count,
  complete: v.boolean(),
  correct: v.boolean(),
  timely: v.boolean(),
  checked: v.nullable(v.object({ by: v.string(), on: isoDate })),
  findings: v.array(v.object({ finding: v.picklist(POSTING_FINDINGS), detail: v.array(v.string()) })),
});
export type PostingItem = v.InferOutput<typeof postingItem>;

const tally = v.object({ posted: count, complete: count, correct: count, timely: count, allThree: count });

/** `GET /procedures/posting-check`: one unit, all that it has posted. */
export const postingReport = v.object({
  unit: v.object({ id: unitId, name: v.string() }),
  on: isoDate,
  staleDays: count,
  tally,
  findings: v.array(v.object({ finding: v.picklist(POSTING_FINDINGS), n: count })),
  items: v.array(postingItem),
  /** What citizens searched for in the last 90 days and did not find; the words as far as they may be kept. */
  missed: v.object({ searches: count, queries: v.array(v.object({ q: shortText, n: count })) }),
});
export type PostingReport = v.InferOutput<typeof postingReport>;

/** `GET /procedures/posting-check/units`: the unit and all below it that have posted anything. */
export const postingUnits = v.object({
  on: isoDate,
  staleDays: count,
  items: v.array(v.object({ unit: v.object({ id: unitId, name: v.string() }), tally })),
});
export type PostingUnits = v.InferOutput<typeof postingUnits>;
