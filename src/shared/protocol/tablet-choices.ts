import * as v from 'valibot';
import { clerkId, counterId, isoUtc, language } from './fields.ts';

/**
 * What staff decided on the tablet itself, as it lies on its disk. It never travels as such: each change is an entry of the
 * journal. Null everywhere: as the centre says.
 */
export const tabletChoices = v.object({
  /** Recorded in place of the counter that the tablet was paired to. */
  counter: v.optional(v.nullable(counterId), null),
  /** Language of the resting screen. */
  language: v.optional(v.nullable(language), null),
  intake: v.optional(v.nullable(v.picklist(['open', 'invited'])), null),
  /** Who signed on, at which counter and when (tablet's clock). */
  signOn: v.optional(v.nullable(v.object({ counter: counterId, clerk: clerkId, since: isoUtc })), null),
});
export type TabletChoices = v.InferOutput<typeof tabletChoices>;
export type SignOn = NonNullable<TabletChoices['signOn']>;

/** Nobody has decided anything here. */
export const NO_CHOICES: TabletChoices = { counter: null, language: null, intake: null, signOn: null };
