import * as v from 'valibot';
import { count, entryId, isoDate, isoUtc, shortText, unitId } from './fields.ts';
import { reasonCode } from './questionnaire.ts';
import { translated } from './translated.ts';

/** "Dân nói – đã làm": what people said, what was done about it, and what became of it. */

/** As long as a slide of a tablet holds. */
const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400));
const spoken = v.strictObject({ vi: words, en: words });
/** `YYYY-MM`. */
const monthText = v.pipe(v.string(), v.regex(/^2\d{3}-(?:0[1-9]|1[0-2])$/));

/** What somebody writes. */
export const toldBody = v.strictObject({
  said: spoken,
  done: spoken,
  /** The day on which it was done. */
  date: isoDate,
  /** What became of it, in words; null: nobody has said yet, or the counts say it. */
  result: v.optional(v.nullable(spoken), null),
  /** Where it comes from: a reason that ratings of a month gave, cases. */
  cause: v.optional(
    v.nullable(
      v.strictObject({
        month: monthText,
        reason: v.optional(v.nullable(reasonCode), null),
        cases: v.optional(v.pipe(v.array(entryId), v.maxLength(20)), []),
      }),
    ),
    null,
  ),
});
export type ToldBody = v.InferOutput<typeof toldBody>;

const monthCount = v.object({
  month: monthText,
  /** Ratings without a flag. */
  n: count,
  /** Those of them that gave the reason beside a level that is not satisfied; null: fewer than the smallest cell, but some. */
  mentions: v.nullable(count),
});

/** What the centre counted: the month of the cause, and the first whole month after the deed. */
export const toldEvidence = v.object({
  reason: reasonCode,
  words: translated,
  /** Counts below this are not told. */
  minCell: count,
  /** Null: too few ratings to tell of. */
  before: v.nullable(monthCount),
  after: v.nullable(monthCount),
});
export type ToldEvidence = v.InferOutput<typeof toldEvidence>;

/** As it went out; what is edited later does not change it. */
export const publishedTold = v.object({ body: toldBody, evidence: v.nullable(toldEvidence), at: isoUtc });
export type PublishedTold = v.InferOutput<typeof publishedTold>;

const TOLD_STATES = ['draft', 'published', 'withdrawn'] as const;
export type ToldState = (typeof TOLD_STATES)[number];
const state = v.picklist(TOLD_STATES);
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

export const toldItem = v.object({
  id: shortText,
  unit: unitId,
  state,
  /** Grows with every change; whoever changes something says which one was looked at. */
  version,
  body: toldBody,
  published: v.nullable(publishedTold),
  /** What publishing now would put beside the words. */
  evidence: v.nullable(toldEvidence),
  changedAt: isoUtc,
  by: shortText,
});
export type ToldItem = v.InferOutput<typeof toldItem>;

export const toldList = v.object({ unit: unitId, items: v.array(toldItem) });
export const toldQuery = v.strictObject({ unit: v.optional(unitId) });
export const toldCreate = v.strictObject({ unit: unitId, body: toldBody });

const note = v.optional(v.nullable(shortText), null);
/** One deed at a time, on the version that was looked at. */
export const toldEdit = v.variant('action', [
  v.strictObject({ action: v.literal('save'), version, body: toldBody }),
  v.strictObject({ action: v.literal('publish'), version, note }),
  v.strictObject({ action: v.literal('withdraw'), version, note }),
]);
export type ToldEdit = v.InferOutput<typeof toldEdit>;

export const toldHistory = v.object({
  items: v.array(
    v.object({
      version,
      at: isoUtc,
      by: shortText,
      action: v.picklist(['create', 'save', 'publish', 'withdraw']),
      body: toldBody,
      note: v.nullable(v.string()),
    }),
  ),
});
export type ToldHistory = v.InferOutput<typeof toldHistory>;
