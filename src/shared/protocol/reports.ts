import * as v from 'valibot';
import { PERIOD_PATTERN } from '../domain/report-period.ts';
import { chainHash, clerkId, count, isoDate, isoUtc, shortText, unitId } from './fields.ts';
import { CASE_KINDS } from './rule-pack.ts';
import { figure } from './summary.ts';
import { translated } from './translated.ts';

/** Frozen reports (docs/reports.md). A body is never changed; what it means is said in its own `method`. */

const reportPeriod = v.pipe(v.string(), v.regex(PERIOD_PATTERN));
const longText = v.pipe(v.string(), v.maxLength(8_000));
const percent = v.nullable(v.number());

/** A part of the whole: a counter, a clerk, a unit, a day or a month. */
const part = v.object({
  key: v.string(),
  name: v.nullable(v.string()),
  ratings: count,
  /** Null: withheld, since it would rest on too few ratings of one person. */
  figure: v.nullable(figure),
});
export type ReportPart = v.InferOutput<typeof part>;

const reasonCount = v.object({ questionnaire: shortText, level: v.number(), reason: v.string(), n: count });

/** The words of a questionnaire as they were when the report was made. */
const questionWords = v.object({
  id: shortText,
  levels: v.array(v.object({ code: v.number(), satisfied: v.boolean(), label: translated })),
  reasons: v.array(v.object({ code: v.string(), topic: translated })),
});

/** Cases that arrived in the period, as they stood; and those that were still open from before. Reports of harassment are not among them. */
const caseCounts = v.object({
  kinds: v.array(
    v.object({
      kind: v.picklist(CASE_KINDS),
      arrived: count,
      /** By the first answer, or by the first one after the case was brought back. */
      onTime: count,
      late: count,
      answeredWithoutDeadline: count,
      closedWithoutAnswer: count,
      open: count,
      overdue: count,
    }),
  ),
  earlierOpen: count,
  earlierOverdue: count,
});
export type CaseCounts = v.InferOutput<typeof caseCounts>;

const action = v.object({
  date: isoDate,
  said: translated,
  done: translated,
  result: v.nullable(translated),
});

const quality = v.object({
  flags: v.array(v.object({ flag: shortText, title: v.nullable(translated), n: count })),
  tablets: count,
  silent: v.array(v.object({ device: shortText, since: isoUtc })),
  /** Journals with positions that are known to have been written and are not here. */
  holes: v.array(v.object({ device: shortText, positions: count })),
  quarantined: count,
});

const own = v.object({
  batches: v.array(v.object({ from: isoDate, to: isoDate, figure })),
  total: v.nullable(figure),
  reasons: v.array(reasonCount),
});

export const reportBody = v.object({
  format: v.literal('hailong-report'),
  v: v.literal(1),
  period: reportPeriod,
  from: isoDate,
  to: isoDate,
  /** Made before its period had ended. */
  provisional: v.boolean(),
  unit: v.object({ id: unitId, name: shortText }),
  clerk: v.nullable(v.object({ id: clerkId, name: shortText, title: v.nullable(v.string()) })),
  version: count,
  reason: v.nullable(v.string()),
  /** Its place in the feed of ratings, when, and by whom. */
  frozen: v.object({ pos: count, at: isoUtc, by: shortText }),
  /** SHA-256 of the canonical JSON of what it was computed from. */
  inputs: chainHash,
  method: v.array(v.object({ id: shortText, title: translated, text: translated })),
  limits: v.object({ clerkMin: count, rankMin: count, ownBatch: count, ownDelayDays: count }),
  ratings: count,
  figure: v.nullable(figure),
  target: v.nullable(
    v.object({ year: count, satisfied: v.number(), reached: v.boolean(), sure: v.boolean() }),
  ),
  before: v.object({
    from: isoDate,
    to: isoDate,
    ratings: count,
    figure: v.nullable(figure),
    change: percent,
  }),
  questionnaires: v.array(questionWords),
  reasons: v.array(reasonCount),
  units: v.array(part),
  counters: v.array(part),
  clerks: v.array(part),
  /** Days of a month; months of a quarter or a year. */
  over: v.array(part),
  /** Null: the report is of one person, whom no case is about. */
  cases: v.nullable(caseCounts),
  actions: v.object({ text: longText, published: v.array(action) }),
  quality,
  /** What the clerk is shown of a report about them: the whole batches within the period. Null: not of a clerk. */
  own: v.nullable(own),
});
export type ReportBody = v.InferOutput<typeof reportBody>;

/** A report in lists: what it is, not what it says. */
const reportItem = v.object({
  id: shortText,
  unit: v.object({ id: unitId, name: shortText }),
  clerk: v.nullable(v.object({ id: clerkId, name: shortText })),
  period: reportPeriod,
  version: count,
  provisional: v.boolean(),
  reason: v.nullable(v.string()),
  madeAt: isoUtc,
  madeBy: shortText,
  inputsSha256: chainHash,
  bodySha256: chainHash,
  replies: count,
  /** There is a later version. */
  superseded: v.boolean(),
});
export type ReportItem = v.InferOutput<typeof reportItem>;

const reply = v.object({ id: shortText, madeAt: isoUtc, madeBy: shortText, text: v.string() });
export type ReportReply = v.InferOutput<typeof reply>;

export const reportQuery = v.strictObject({
  unit: v.optional(unitId),
  clerk: v.optional(clerkId),
  period: v.optional(reportPeriod),
  before: v.optional(shortText),
});

/** A report that is to be handed in. */
const dueReport = v.object({
  period: reportPeriod,
  before: isoDate,
  state: v.picklist(['open', 'late', 'provisional', 'done']),
});
export type DueReport = v.InferOutput<typeof dueReport>;

export const reportList = v.object({
  items: v.array(reportItem),
  next: v.nullable(v.string()),
  /** Of the unit itself, by the dates that it has set. */
  due: v.array(dueReport),
});
export type ReportList = v.InferOutput<typeof reportList>;

export const reportDetail = v.object({
  report: reportItem,
  body: reportBody,
  replies: v.array(reply),
  versions: v.array(reportItem),
});
export type ReportDetail = v.InferOutput<typeof reportDetail>;

export const reportCreate = v.strictObject({
  unit: unitId,
  clerk: v.optional(v.nullable(clerkId), null),
  period: reportPeriod,
  /** The version that whoever asks has seen; zero: none. */
  after: count,
  /** Why there is to be another version; the first needs none. */
  reason: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))), null),
  /** That the period has not ended is known. */
  provisional: v.optional(v.boolean(), false),
  actions: v.optional(v.pipe(longText, v.trim()), ''),
});
export type ReportCreate = v.InferInput<typeof reportCreate>;

export const reportFileQuery = v.strictObject({
  format: v.picklist(['json', 'csv', 'xlsx']),
  lang: v.optional(v.picklist(['vi', 'en'])),
  separator: v.optional(v.picklist(['comma', 'semicolon'])),
});

/** Whether a stored report is what the rows say. */
export const reportVerification = v.object({
  /** The stored texts still have the hashes that were stored with them. */
  intact: v.boolean(),
  /** The document that was built anew from the rows is the stored one, byte by byte. */
  same: v.boolean(),
  pos: count,
  bytes: count,
  sha256: chainHash,
  /** Members that differ, as `counted.total.satisfied`, with what is stored and what was counted; at most so many. */
  differences: v.array(v.object({ member: v.string(), stored: v.string(), counted: v.string() })),
  /** Ratings of the period that came or changed after the report was made. They are not in it. */
  since: v.object({ arrived: count, changed: count }),
});
export type ReportVerification = v.InferOutput<typeof reportVerification>;

/** What a clerk is shown of a report about them. */
export const ownReport = v.object({
  report: reportItem,
  from: isoDate,
  to: isoDate,
  ratings: count,
  batch: count,
  batches: own.entries.batches,
  total: own.entries.total,
  reasons: own.entries.reasons,
  questionnaires: v.array(questionWords),
  actions: longText,
  replies: v.array(reply),
});
export type OwnReport = v.InferOutput<typeof ownReport>;
export const ownReportList = v.object({ items: v.array(reportItem) });

export const replyCreate = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000)),
});
