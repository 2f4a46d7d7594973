import * as v from 'valibot';
import { clerkId, counterId, isoDate, procedureCode, shortText, unitId } from './fields.ts';

/** How many ratings a page may hold. */
const RATING_PAGE_MAX = 1000;

/** A day that the calendar has. */
export const day = v.pipe(
  isoDate,
  v.check((text) => {
    const at = new Date(`${text}T00:00:00.000Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  }, 'no such day'),
);
const levels = v.pipe(
  v.string(),
  v.regex(/^\d{1,2}(?:,\d{1,2}){0,9}$/),
  v.transform((text) => text.split(',').map(Number)),
);
const limit = v.pipe(
  v.string(),
  v.regex(/^\d{1,4}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(RATING_PAGE_MAX),
);

/** Which ratings: what is left out does not restrict. `from` and `to` are days of the unit's time zone, both included. */
const filterEntries = {
  unit: v.optional(unitId),
  from: v.optional(day),
  to: v.optional(day),
  counter: v.optional(counterId),
  clerk: v.optional(clerkId),
  /** Level codes with commas between; they mean something within one questionnaire only. */
  level: v.optional(levels),
  questionnaire: v.optional(shortText),
  procedure: v.optional(procedureCode),
  /** With this flag standing. */
  flag: v.optional(shortText),
  /** With this reason named. */
  reason: v.optional(shortText),
};

export const ratingFilter = v.object(filterEntries);
export type RatingFilter = v.InferOutput<typeof ratingFilter>;

/** The query of `GET /ratings`. A name that is not known is refused: a typing error must not widen an export. */
export const ratingQuery = v.strictObject({
  ...filterEntries,
  after: v.optional(shortText),
  limit: v.optional(limit),
  /** `asc` = as received (to pull), `desc` = newest first (to look at). Cursors serve both. */
  order: v.optional(v.picklist(['asc', 'desc'])),
  format: v.optional(v.picklist(['json', 'ndjson', 'csv', 'xlsx'])),
  /** Of headings and level words in a CSV. */
  lang: v.optional(v.picklist(['vi', 'en'])),
  separator: v.optional(v.picklist(['comma', 'semicolon'])),
});
export type RatingQuery = v.InferOutput<typeof ratingQuery>;
