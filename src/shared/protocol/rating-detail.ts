import * as v from 'valibot';
import { ratingItem } from './admin.ts';
import { chainHash, count, isoUtc, seq, shortText } from './fields.ts';
import { flagView } from './flags.ts';

/** One rating with all that the journal says of it. Contact and comments have no place here: they belong to cases. */
export const ratingDetail = v.object({
  rating: ratingItem,
  /**
   * The rating's own line in the journal of its tablet, and how far the centre has received that journal. Null: rated at home, in
   * no journal.
   */
  journal: v.nullable(
    v.object({
      seq,
      /** Of the chain at this line; null where the line has been thinned out after its retention. */
      hash: v.nullable(chainHash),
      receivedThrough: count,
      /** Positions up to there that the tablet said it no longer held: they are not here. */
      missing: v.array(v.object({ first: seq, last: seq })),
    }),
  ),
  /** Lines that speak of the rating, in the order of the journal. */
  changes: v.array(
    v.variant('kind', [
      v.object({ kind: v.literal('rating.change'), seq, at: isoUtc, level: v.number() }),
      v.object({ kind: v.literal('rating.detail'), seq, at: isoUtc, reasons: v.array(shortText) }),
    ]),
  ),
  flags: v.array(flagView),
});
export type RatingDetail = v.InferOutput<typeof ratingDetail>;
