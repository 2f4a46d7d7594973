import * as v from 'valibot';
import { count, isoDate, shortText, unitId } from './fields.ts';
import { toldEvidence } from './told.ts';
import { translated, translatedLong } from './translated.ts';

/** The public board of a unit, as anybody may have it. */

/** A count that is not told exactly is one of `low` to `high`. */
const countRange = v.object({ low: count, high: count });
const percentRange = v.object({ low: v.number(), high: v.number() });

const boardFigure = v.object({
  /** Ratings without a flag. */
  n: count,
  satisfied: countRange,
  /** In percent, two decimals; from the ends of `satisfied`. */
  rate: percentRange,
  /** 95 % Wilson interval; where `satisfied` is a range, from the lowest end to the highest. */
  interval: percentRange,
  /** Ratings by level, the best first; those of a side together where one of its levels has too few. Null: not told. */
  levels: v.nullable(
    v.array(v.object({ levels: v.array(count), label: translated, satisfied: v.boolean(), n: count })),
  ),
  /** Ratings that are not in `n` because something about them is doubtful. */
  flagged: count,
  /** Null: nobody knows how many were asked. */
  response: v.nullable(
    v.object({
      basis: v.picklist(['asks', 'transactions']),
      asked: count,
      answered: count,
      /** Null: more answered than were asked. */
      rate: v.nullable(v.number()),
      notAsked: v.nullable(count),
    }),
  ),
});
export type BoardFigure = v.InferOutput<typeof boardFigure>;

const boardPeriod = v.object({
  /** `2026-10` or `2026-Q4`. */
  period: shortText,
  from: isoDate,
  to: isoDate,
  /** `none`: not one rating. `withheld`: too few ratings, or of too few people. */
  state: v.picklist(['told', 'none', 'withheld']),
  figure: v.nullable(boardFigure),
  /** `open`: the figure is a range that lies on both sides. */
  target: v.nullable(v.object({ satisfied: v.number(), state: v.picklist(['reached', 'missed', 'open']) })),
});
export type BoardPeriod = v.InferOutput<typeof boardPeriod>;

const boardAnswer = v.object({
  /** The day on which the answer was posted. */
  on: isoDate,
  kind: v.picklist(['opinion', 'petition', 'rating', 'procedure']),
  /** A text of its own, which names nobody. */
  text: v.string(),
  where: v.string(),
});
export type BoardAnswer = v.InferOutput<typeof boardAnswer>;

const boardAction = v.object({
  id: shortText,
  date: isoDate,
  said: translatedLong,
  done: translatedLong,
  result: v.nullable(translatedLong),
  evidence: v.nullable(toldEvidence),
});
export type BoardAction = v.InferOutput<typeof boardAction>;

export const board = v.object({
  format: v.literal('hailong-board'),
  v: v.literal(1),
  unit: v.object({ id: unitId, name: shortText, parentName: v.nullable(shortText) }),
  /** The office or its ratings are made up. */
  sample: v.boolean(),
  definition: v.object({ vi: v.array(v.string()), en: v.array(v.string()) }),
  limits: v.object({ minRatings: count, minPeople: count, minCell: count, delayDays: count }),
  /** The newest first. */
  months: v.array(boardPeriod),
  quarters: v.array(boardPeriod),
  holes: v.object({
    /** Paired tablets of the unit, and those of them that have not reported for more than `silentDays`. */
    tablets: count,
    silent: count,
    silentDays: count,
    /** Entries of journals that are known to have been written and have not arrived yet, and those that are lost. */
    awaited: count,
    lost: count,
  }),
  /** The newest first. */
  answers: v.array(boardAnswer),
  told: v.array(boardAction),
});
export type Board = v.InferOutput<typeof board>;

export const boardQuery = v.strictObject({
  format: v.optional(v.picklist(['json', 'csv'])),
});
