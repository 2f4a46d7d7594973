import * as v from 'valibot';
import { isoDate, shortText } from './fields.ts';

/** What the holder of a receipt says of how it was settled: the three-level scale, 3 = Rất hài lòng … 1 = Chưa hài lòng. */
export const FIX_LEVELS = [3, 2, 1] as const;
export type FixLevel = (typeof FIX_LEVELS)[number];

/** What the holder of a receipt may ask and do. The code comes in a body, never in an address: addresses are written down. */

const code = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const followUpRequest = v.strictObject({ code });
const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000));
export const followUpReopen = v.strictObject({ code, reason: words });
export const followUpRate = v.strictObject({ code, level: v.picklist(FIX_LEVELS) });
export const followUpAdd = v.strictObject({ code, text: words });
export const followUpErase = v.strictObject({
  code,
  /** Of what an inspectorate alone can open nothing can be taken out: then all of it goes, and this says that it may. */
  everything: v.optional(v.boolean(), false),
});

const followedCase = v.object({
  kind: v.picklist(['opinion', 'petition', 'integrity']),
  unit: shortText,
  receivedOn: isoDate,
  status: v.picklist(['received', 'in-progress', 'answered', 'closed', 'reopened', 'withdrawn']),
  /** The last day of answering; null: nobody has set one. */
  answerDue: v.nullable(isoDate),
  answeredOn: v.nullable(isoDate),
  answer: v.nullable(v.string()),
  verdict: v.nullable(v.picklist(['right', 'wrong', 'unverifiable'])),
  published: v.nullable(v.string()),
  mayReopen: v.boolean(),
  /** How its writer found the present answer settled it; null: not said. */
  rated: v.nullable(v.picklist(FIX_LEVELS)),
  mayRate: v.boolean(),
  mayAdd: v.boolean(),
  /** `with-everything`: it is sealed together with what was written. */
  contact: v.picklist(['none', 'kept', 'erased', 'with-everything']),
});
export type FollowedCase = v.InferOutput<typeof followedCase>;

/** Null: no such code has arrived. It may be mistyped, or the tablet has not had a network since. */
export const followUp = v.object({ found: v.nullable(followedCase) });
export type FollowUp = v.InferOutput<typeof followUp>;
