import * as v from 'valibot';
import { clerkId, counterId, entryId, isoUtc, shortText, unitId } from './fields.ts';
import { day } from './rating-query.ts';
import { translated } from './translated.ts';

/** Doubts about ratings, what they rest on, and what people decided about them. */

/** Plain members; which ones, the rule says (docs/figures.md). */
const evidence = v.record(v.string(), v.nullable(v.union([v.string(), v.number()])));

/** `active` counts as flagged; `appealed` too, until somebody decides; `set-aside` counts as not flagged; `upheld` was looked at and stays. */
export const FLAG_STATES = ['active', 'appealed', 'set-aside', 'upheld'] as const;
const flagState = v.picklist(FLAG_STATES);
export type FlagState = (typeof FLAG_STATES)[number];

/** A flag as it stands beside a rating. */
export const flagNote = v.object({ flag: v.string(), state: flagState, evidence });
export type FlagNote = v.InferOutput<typeof flagNote>;

/** A flag in full, for whoever decides about it. */
export const flagView = v.object({
  ...flagNote.entries,
  /** What the rule is called, and why it doubts. */
  title: v.nullable(translated),
  why: v.nullable(translated),
  decisions: v.array(
    v.object({
      action: v.picklist(['appealed', 'set-aside', 'upheld']),
      reason: v.string(),
      by: v.string(),
      at: isoUtc,
    }),
  ),
});
export type FlagView = v.InferOutput<typeof flagView>;

export const flaggedRating = v.object({
  rating: entryId,
  unit: unitId,
  counter: counterId,
  clerk: v.nullable(clerkId),
  occurredAt: isoUtc,
  flags: v.array(flagView),
});
export type FlaggedRating = v.InferOutput<typeof flaggedRating>;

/** Newest first, by keyset. */
export const flaggedPage = v.object({ items: v.array(flaggedRating), next: v.nullable(v.string()) });

export const flaggedQuery = v.strictObject({
  unit: v.optional(unitId),
  flag: v.optional(shortText),
  /** `open`: waits for a decision, appealed against or not. */
  state: v.optional(v.picklist(['open', ...FLAG_STATES])),
  /** Days of the unit's time zone on which the rating was given, both included. */
  from: v.optional(day),
  to: v.optional(day),
  after: v.optional(entryId),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(500)),
  ),
});

/** Why somebody doubts the doubt. Kept in the audit log; names of citizens have no place in it. */
const decisionReason = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(1_000));
export const flagAppeal = v.strictObject({ reason: decisionReason });
export const flagVerdict = v.strictObject({
  verdict: v.picklist(['set-aside', 'upheld']),
  reason: decisionReason,
});
