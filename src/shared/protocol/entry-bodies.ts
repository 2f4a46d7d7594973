import * as v from 'valibot';
import { CODE_KEYS } from '../domain/take-home-limits.ts';
import {
  clerkId,
  count,
  counterId,
  entryId,
  isoDate,
  isoUtc,
  language,
  procedureCode,
  shortText,
} from './fields.ts';
import { reasonCode } from './questionnaire.ts';
import { sealedBox } from './sealed-bodies.ts';

const questionnaireRef = v.object({ id: shortText, version: v.pipe(v.number(), v.integer(), v.minValue(1)) });
/** Raw level code as the questionnaire defines it; stored as given, never converted (DESIGN §8). */
const level = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10));

export const ratingBody = v.object({
  questionnaire: questionnaireRef,
  level,
  counter: counterId,
  clerk: v.nullable(clerkId),
  intake: v.picklist(['open', 'invited', 'takehome']),
  procedure: v.optional(procedureCode),
  field: v.optional(shortText),
  ask: v.optional(entryId),
  lang: language,
  /** Milliseconds from the question's appearance (or the last touch) to the tap. */
  ms: count,
});
export type RatingBody = v.InferOutput<typeof ratingBody>;

export const ratingChangeBody = v.object({ of: entryId, level });
export type RatingChangeBody = v.InferOutput<typeof ratingChangeBody>;

export const ratingDetailBody = v.object({
  of: entryId,
  reasons: v.pipe(v.array(reasonCode), v.maxLength(20)),
  answers: v.optional(v.record(shortText, v.union([v.string(), v.number(), v.boolean(), v.null()]))),
  sealed: v.optional(sealedBox),
});
export type RatingDetailBody = v.InferOutput<typeof ratingDetailBody>;

export const askBody = v.object({
  counter: counterId,
  clerk: v.nullable(clerkId),
  trigger: v.picklist(['clerk', 'sampled', 'api']),
  outcome: v.picklist(['answered', 'timeout', 'dismissed']),
  rating: v.optional(entryId),
});
export type AskBody = v.InferOutput<typeof askBody>;

export const feedbackBody = v.object({
  /** Digest of the receipt's code (`receiptDigest`): the code itself is its writer's alone. */
  receipt: shortText,
  type: v.picklist(['opinion', 'petition', 'integrity']),
  sealed: sealedBox,
});
export type FeedbackBody = v.InferOutput<typeof feedbackBody>;

export const procedureProblemBody = v.object({
  procedure: procedureCode,
  version: v.union([v.string(), v.number()]),
  part: shortText,
  problem: shortText,
  sealed: v.optional(sealedBox),
});
export type ProcedureProblemBody = v.InferOutput<typeof procedureProblemBody>;

export const dutyBody = v.object({
  counter: counterId,
  clerk: clerkId,
  on: v.boolean(),
  /** What ended it, where nobody signed off; a newer tablet may know more causes. */
  cause: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/))),
  /** When it took effect, where that was before it was noted (the tablet was off at closing time). */
  effectiveAt: v.optional(isoUtc),
});
export type DutyBody = v.InferOutput<typeof dutyBody>;

/** What was added since the entry before: the figures of a day are the sum of its entries. */
const usageBody = v.object({
  date: isoDate,
  views: v.record(v.string(), count),
  searchesWithoutResult: count,
});

/** Folded words without digits: a number that somebody typed does not travel, whatever the tablet does. */
const missedQuery = v.pipe(v.string(), v.maxLength(60), v.regex(/^[a-z]+(?: [a-z]+){0,5}$/));

/** Version 2: what was searched for in vain, in words that `publishableQuery` lets pass, each with its number. */
const usageBody2 = v.object({
  ...usageBody.entries,
  missed: v.pipe(v.array(v.object({ q: missedQuery, n: count })), v.maxLength(50)),
});

/** Either version, as the centre keeps it. */
export const anyUsageBody = v.object({
  ...usageBody.entries,
  missed: v.optional(usageBody2.entries.missed, []),
});
export type UsageBody = v.InferOutput<typeof anyUsageBody>;

/** Body of a tablet's `takehome` entry: a code was issued; which one, nobody is told. */
export const takeHomeBody = v.object({
  counter: counterId,
  clerk: v.nullable(clerkId),
  /** Number of the code key. */
  key: v.pipe(count, v.maxValue(CODE_KEYS - 1)),
  /** Hours since 1970 by the tablet's clock. */
  hour: count,
});
export type TakeHomeBody = v.InferOutput<typeof takeHomeBody>;

/** `event` is open: a new event of a newer tablet is not a reason for quarantine. */
const deviceBody = v.looseObject({ event: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,63}$/)) });

/** Body schemas by kind and `kv`. What is not here is quarantined (AK2). */
export const ENTRY_BODIES = {
  rating: { 1: ratingBody },
  'rating.change': { 1: ratingChangeBody },
  'rating.detail': { 1: ratingDetailBody },
  ask: { 1: askBody },
  feedback: { 1: feedbackBody },
  'procedure.problem': { 1: procedureProblemBody },
  duty: { 1: dutyBody },
  usage: { 1: usageBody, 2: usageBody2 },
  takehome: { 1: takeHomeBody },
  device: { 1: deviceBody },
} as const;

export type EntryKind = keyof typeof ENTRY_BODIES;

/** What is to be recorded, before the journal gives it a position. */
export interface EntryDraft {
  readonly id: string;
  /** ISO UTC with milliseconds, of the device's clock. */
  readonly at: string;
  readonly kind: string;
  readonly kv: number;
  readonly body: unknown;
}
