import * as v from 'valibot';
import { clerkId, count, counterId, isoDate, isoUtc, shortText, unitId } from './fields.ts';
import { FLAG_STATES } from './flags.ts';
import { day } from './rating-query.ts';

/** What makes figures doubtful: flags by rule, results too good to be true, and more ratings than people served. */

export const qualityQuery = v.strictObject({
  unit: v.optional(unitId),
  /** Days of the unit's time zone, both included; without them, the current month so far. */
  from: v.optional(day),
  to: v.optional(day),
});

const place = v.object({ id: shortText, name: v.nullable(v.string()) });

export const dataQuality = v.object({
  unit: unitId,
  from: isoDate,
  to: isoDate,
  /** Ratings with a flag, by rule and by what became of it. */
  flags: v.array(v.object({ flag: v.string(), state: v.picklist(FLAG_STATES), n: count })),
  /** From how many ratings on a rate of 100 % is remarked. */
  perfectFrom: count,
  /** Counters and clerks of whom every rating without a flag is a satisfied one. `top`: how many of them chose the best level. */
  perfect: v.array(
    v.variant('by', [
      v.object({
        by: v.literal('counter'),
        id: counterId,
        name: v.nullable(v.string()),
        n: count,
        top: count,
      }),
      v.object({ by: v.literal('clerk'), id: clerkId, name: v.nullable(v.string()), n: count, top: count }),
    ]),
  ),
  /** Days with more ratings than people served, the newest first; `more`: there are others. */
  excess: v.object({
    days: v.array(v.object({ unit: place, day: isoDate, served: count, ratings: count })),
    more: v.boolean(),
  }),
  /**
   * The store was put back from a backup, and a day of it lies in the span: what arrived between `since` (null: nothing had arrived) and
   * `at` is missing unless tablets have sent it again, which ratings at home are not in. `homeAgain`: ratings since then by codes
   * of before, each of which may have been used in the gap as well.
   */
  restored: v.nullable(v.object({ at: isoUtc, since: v.nullable(isoUtc), homeAgain: count })),
});
export type DataQuality = v.InferOutput<typeof dataQuality>;
