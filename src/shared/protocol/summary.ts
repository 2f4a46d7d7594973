import * as v from 'valibot';
import { clerkId, count, counterId, isoDate, shortText, unitId } from './fields.ts';
import { day } from './rating-query.ts';

/** The figures of DESIGN's statistics. What each of them means: docs/figures.md. */

export const SUMMARY_BY = [
  'unit',
  'counter',
  'clerk',
  'procedure',
  'field',
  'hour',
  'weekday',
  'weekday-hour',
  'day',
  'month',
  'quarter',
  'year',
] as const;
export type SummaryBy = (typeof SUMMARY_BY)[number];

/** A name that is not known is refused: a typing error must not widen a figure. */
export const summaryQuery = v.strictObject({
  unit: v.optional(unitId),
  /** Days of each unit's own time zone, both included; without them, the current month so far. */
  from: v.optional(day),
  to: v.optional(day),
  by: v.optional(v.picklist(SUMMARY_BY)),
  /** One counter or one clerk alone: as a whole, or by a span of time. */
  counter: v.optional(counterId),
  clerk: v.optional(clerkId),
  format: v.optional(v.picklist(['json', 'csv'])),
  lang: v.optional(v.picklist(['vi', 'en'])),
  separator: v.optional(v.picklist(['comma', 'semicolon'])),
});
export type SummaryQuery = v.InferOutput<typeof summaryQuery>;

const percent = v.nullable(v.number());
const interval = v.nullable(v.object({ low: v.number(), high: v.number() }));

const response = v.object({
  /** What `asked` counts: invitations at the tablet, or people served, as imported. */
  basis: v.picklist(['asks', 'transactions']),
  asked: count,
  answered: count,
  rate: percent,
  /** Invitations and how they ended. */
  invited: count,
  timeout: count,
  dismissed: count,
  /** People who were served, where that is known, and those of them who were not invited. */
  transactions: v.nullable(count),
  notAsked: v.nullable(count),
});

const reasonCount = v.object({ questionnaire: shortText, level: v.number(), reason: v.string(), n: count });

/** Counts first, then what is computed of them. The headline leaves flagged ratings out and says how many. */
export const figure = v.object({
  n: count,
  satisfied: count,
  rate: percent,
  interval,
  levels: v.array(v.object({ questionnaire: shortText, level: v.number(), n: count, flagged: count })),
  flagged: v.object({ n: count, satisfied: count }),
  withFlagged: v.object({ n: count, satisfied: count, rate: percent, interval }),
  /** Answers that were changed in the few seconds after them. */
  slips: v.object({ n: count, rate: percent }),
  /** Null: invitations are not kept by this. */
  response: v.nullable(response),
});
export type Figure = v.InferOutput<typeof figure>;

/** Answers at home beside those at the counter. */
const homeFigure = v.object({
  /** All ratings at home, those with flags too. */
  ratings: count,
  /** Null: withheld, since it would rest on too few ratings of one person. */
  figure: v.nullable(figure),
  /**
   * By how many percentage points the rate at home exceeds the one at the counter: how far answers at the counter can be
   * believed. Null: one of the two is withheld or has no ratings.
   */
  difference: v.nullable(v.number()),
});
export type HomeFigure = v.InferOutput<typeof homeFigure>;

const group = v.object({
  /** Empty: nobody or nothing was named. */
  key: v.string(),
  name: v.nullable(v.string()),
  /** All ratings, those with flags too; told also where the figure is withheld. */
  ratings: count,
  /** Null: withheld, since it rests on too few ratings of one person, or would give away somebody whose figure does. */
  figure: v.nullable(figure),
  /** 1 is the highest rate; equal rates share it. Null: not ranked by this, or too few to compare. */
  rank: v.nullable(count),
  /** The figure beside it is of the counter alone. Null: nobody rated at home. */
  home: v.nullable(homeFigure),
});
export type SummaryGroup = v.InferOutput<typeof group>;

export const summary = v.object({
  unit: v.object({ id: unitId, name: shortText }),
  from: isoDate,
  to: isoDate,
  by: v.nullable(v.picklist(SUMMARY_BY)),
  /** From how many ratings on a person's figure is told, and from how many on anybody is ranked. */
  limits: v.object({ clerkMin: count, rankMin: count }),
  /** At the counter. */
  total: v.object({ ratings: count, figure: v.nullable(figure), reasons: v.array(reasonCount) }),
  home: v.object({
    ...homeFigure.entries,
    reasons: v.array(reasonCount),
    /** Codes that tablets gave out on these days, as far as their journals have arrived; printed ones are not among them. */
    issued: count,
  }),
  /** Of the year, if the period lies in one that has a target. `reached`: by the rate. `sure`: the whole interval lies on that side. */
  target: v.nullable(
    v.object({ year: count, satisfied: v.number(), reached: v.boolean(), sure: v.boolean() }),
  ),
  before: v.object({
    from: isoDate,
    to: isoDate,
    figure: v.nullable(figure),
    /** Percentage points that the rate rose or fell. */
    change: percent,
  }),
  groups: v.array(group),
});
export type Summary = v.InferOutput<typeof summary>;

export const ownFigures = v.object({
  clerk: clerkId,
  year: count,
  /** Nothing after this day is told yet. */
  through: isoDate,
  batch: count,
  delayDays: count,
  /** Whole batches: so many days that at least so many ratings came together. */
  batches: v.array(v.object({ from: isoDate, to: isoDate, figure })),
  total: v.nullable(figure),
  reasons: v.array(reasonCount),
});
export type OwnFigures = v.InferOutput<typeof ownFigures>;
export const ownQuery = v.strictObject({
  year: v.optional(v.pipe(v.string(), v.regex(/^2\d{3}$/), v.transform(Number))),
});

/** How many people were served on each day, from another system; a day that is sent again is replaced. */
export const transactionCounts = v.strictObject({
  days: v.pipe(
    v.array(v.strictObject({ day, n: v.pipe(count, v.maxValue(1_000_000)) })),
    v.minLength(1),
    v.maxLength(4_000),
  ),
});
