import * as v from 'valibot';
import { PERIOD_PATTERN } from '../domain/report-period.ts';
import { count, isoUtc, shortText, unitId } from './fields.ts';
import { translated } from './translated.ts';

/** The official forms with points (TT 01/2018), entered by people. Nothing of them is computed from ratings. */

const period = v.pipe(v.string(), v.regex(PERIOD_PATTERN));
const slug = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));
/** Points, averages of dossiers among them: two decimals at most. */
const points = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(100),
  v.check((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-9, 'at most two decimals'),
);
const note = v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500)));

/** Form 01: one line a dossier. Satisfaction is of three levels there: 3 very satisfied, 2 satisfied, 1 not. */
const dossierRow = v.strictObject({
  dossier: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  points: v.record(slug, v.nullable(points)),
  level: v.nullable(v.picklist([1, 2, 3])),
  /** Whoever scores says the class: the limits of a clerk's class were not found in any text. */
  class: note,
});
export type DossierRow = v.InferOutput<typeof dossierRow>;

/** Form 02: one line an indicator; both marks are kept. */
const indicatorRow = v.strictObject({
  indicator: slug,
  self: v.nullable(points),
  verified: v.nullable(points),
  /** Why points were taken away. */
  reason: note,
});
export type IndicatorRow = v.InferOutput<typeof indicatorRow>;

export const SCORE_FORMS = ['mau-01', 'mau-02'] as const;
export type ScoreForm = (typeof SCORE_FORMS)[number];

export const scoreBody = v.variant('form', [
  v.strictObject({ form: v.literal('mau-01'), rows: v.pipe(v.array(dossierRow), v.maxLength(2_000)) }),
  v.strictObject({ form: v.literal('mau-02'), rows: v.pipe(v.array(indicatorRow), v.maxLength(99)) }),
]);
export type ScoreBody = v.InferOutput<typeof scoreBody>;

export const scoreQuery = v.strictObject({
  unit: v.optional(unitId),
  form: v.picklist(SCORE_FORMS),
  period,
});

const indicator = v.object({
  id: slug,
  number: count,
  title: translated,
  ofClerk: v.boolean(),
  /** The most points, and what each number of points is given for. */
  max: v.number(),
  points: v.array(v.object({ points: v.number(), for: translated })),
});
export type ScoreIndicator = v.InferOutput<typeof indicator>;

export const scoreSheet = v.object({
  unit: v.object({ id: unitId, name: shortText }),
  form: v.picklist(SCORE_FORMS),
  period,
  /** Zero: nobody has entered anything. */
  version: count,
  body: v.nullable(scoreBody),
  madeAt: v.nullable(isoUtc),
  madeBy: v.nullable(shortText),
  indicators: v.array(indicator),
  /** Whoever asks may enter the verified marks: nobody verifies the unit that they sit in, but the administrator and where none stands above. */
  mayVerify: v.boolean(),
});
export type ScoreSheet = v.InferOutput<typeof scoreSheet>;

/** One saved version of a form, as lists show it. */
const scoreVersion = v.object({
  id: shortText,
  unit: v.object({ id: unitId, name: shortText }),
  form: v.picklist(SCORE_FORMS),
  period,
  version: count,
  /** A later version of the same form and period was saved. */
  superseded: v.boolean(),
  madeAt: isoUtc,
  madeBy: shortText,
});
export type ScoreVersion = v.InferOutput<typeof scoreVersion>;

export const scoreVersionsQuery = v.strictObject({
  unit: v.optional(unitId),
  form: v.optional(v.picklist(SCORE_FORMS)),
  period: v.optional(period),
  /** Goes on behind the version of this id. */
  before: v.optional(shortText),
});

export const scoreVersionList = v.object({ items: v.array(scoreVersion), next: v.nullable(shortText) });
export type ScoreVersionList = v.InferOutput<typeof scoreVersionList>;

/** A saved version with its points, and the indicators by which they were entered. */
export const keptScoreSheet = v.object({
  ...scoreVersion.entries,
  body: scoreBody,
  indicators: v.array(indicator),
});
export type KeptScoreSheet = v.InferOutput<typeof keptScoreSheet>;

export const keptFileQuery = v.strictObject({ lang: v.optional(v.picklist(['vi', 'en'])) });

export const scoreSave = v.strictObject({
  unit: unitId,
  period,
  /** The version that was looked at. */
  after: count,
  body: scoreBody,
});
export type ScoreSave = v.InferInput<typeof scoreSave>;

export const rankingQuery = v.strictObject({ unit: v.optional(unitId), period });

/** Form 03: the units side by side. */
const rankedUnit = v.object({
  unit: v.object({ id: unitId, name: shortText }),
  ratings: count,
  /** Verified marks by indicator, in the order of `indicators`. */
  points: v.array(v.nullable(v.number())),
  /** Null: not every indicator has a verified mark. */
  total: v.nullable(v.number()),
  class: v.nullable(translated),
  /** By the total; null: no total, or too few ratings to compare. */
  rank: v.nullable(count),
  /** Satisfaction at the counter, a measure of its own. */
  rate: v.nullable(v.number()),
});
export type RankedUnit = v.InferOutput<typeof rankedUnit>;

export const scoreRanking = v.object({
  period,
  indicators: v.array(indicator),
  rankMin: count,
  units: v.array(rankedUnit),
});
export type ScoreRanking = v.InferOutput<typeof scoreRanking>;

export const scoreFileQuery = v.strictObject({
  unit: v.optional(unitId),
  form: v.picklist(['mau-01', 'mau-02', 'mau-03']),
  period,
  lang: v.optional(v.picklist(['vi', 'en'])),
});
