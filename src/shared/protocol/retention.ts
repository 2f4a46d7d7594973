import * as v from 'valibot';
import { count, isoUtc } from './fields.ts';

/** What a pass erased, by the kinds of the setting. */
const retentionCounts = v.object({
  contact: count,
  caseText: count,
  ratingComment: count,
  problemComment: count,
  searchWords: count,
  /** Lines that had been erased and came once more. */
  comeAgain: count,
});
export type RetentionCounts = v.InferOutput<typeof retentionCounts>;

/** The last passes, newest first. */
export const retentionRunList = v.object({
  items: v.array(
    v.object({
      startedAt: isoUtc,
      /** Null: it was broken off, and the next one goes on. */
      finishedAt: v.nullable(isoUtc),
      erased: v.nullable(retentionCounts),
    }),
  ),
});
