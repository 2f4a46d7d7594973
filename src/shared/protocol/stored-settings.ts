import * as v from 'valibot';
import { contactBlock } from './content.ts';
import { shortText } from './fields.ts';
import { deadlineTable } from './rule-pack.ts';
import { translated, translatedLong } from './translated.ts';
import { SETTING_PARTS } from './unit-settings.ts';

/** Which version of which questionnaire a unit asks. */
const questionnaireSetting = v.object({
  id: shortText,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** What the unit wants to reach; a report holds the figures of a year against the target of that year. */
const targetsSetting = v.object({
  years: v.pipe(
    v.array(
      v.object({
        year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2200)),
        /** Share of satisfied ratings, in percent. */
        satisfied: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
        /** Share of invitations that are answered, in percent. */
        responded: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))), null),
      }),
    ),
    v.maxLength(50),
  ),
});

/** The rules of the country or province (`rule-pack.ts`) that are used where nobody has chosen others. */
export const DEFAULT_PACK = 'vn-mot-cua';
const rulesSetting = v.object({
  pack: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)), DEFAULT_PACK),
});

const bounded = (fallback: number, min: number, max: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), fallback);

/** From how many ratings on figures of people are told, and how late they see their own. */
const figuresSetting = v.object({
  /** A clerk's figure with fewer ratings is withheld. */
  clerkMin: bounded(5, 1, 1_000),
  /** Clerks, counters and units with fewer are not ranked. */
  rankMin: bounded(30, 2, 10_000),
  /** Clerks see their own results in batches of days that together have so many ratings, */
  ownBatch: bounded(10, 2, 1_000),
  /** and none of the last so many days. */
  ownDelayDays: bounded(7, 0, 365),
});

/** From when on the fleet page calls somebody to a tablet. */
const fleetSetting = v.object({
  /** No contact for so long: the tablet is called silent. */
  silentAfterMinutes: bounded(15, 1, 527_040),
  /** Silent for so long: an alert, and `device.silent`. Longer than a night, else every morning begins with alarms. */
  alertAfterMinutes: bounded(24 * 60, 1, 527_040),
  /** The tablet's clock is off by more. */
  clockWrongSeconds: bounded(120, 10, 86_400),
  /** A fork or a wipe is pointed at for so long. */
  incidentDays: bounded(7, 1, 366),
});
export type FleetSetting = v.InferOutput<typeof fleetSetting>;
export const DEFAULT_FLEET: FleetSetting = v.parse(fleetSetting, {});

export type FiguresSetting = v.InferOutput<typeof figuresSetting>;
/** What holds where nobody has decided anything. */
export const DEFAULT_FIGURES: FiguresSetting = v.parse(figuresSetting, {});

/** Which ratings open a case by themselves. `lowest`: the worst level alone; `negative`: every one that the rules call a complaint. */
const CASE_RULES = ['never', 'lowest-with-reason', 'negative-with-reason', 'negative'] as const;
export type CaseRule = (typeof CASE_RULES)[number];

/** How the unit deals with what citizens write. */
const casesSetting = v.object({
  /** `rules`: as the rule pack says. */
  fromRatings: v.optional(v.picklist(['rules', ...CASE_RULES]), 'rules'),
  /** Prepared beginnings of an answer. */
  templates: v.optional(
    v.pipe(v.array(v.object({ id: shortText, title: translated, text: translatedLong })), v.maxLength(50)),
    [],
  ),
});

/** Whether the unit publishes its board, and from how many ratings on it tells of a month. */
const boardSetting = v.object({
  /** Holds for the unit that decides it alone, never for those below it. */
  published: v.optional(v.boolean(), false),
  /** A month with fewer ratings is not told. */
  minRatings: bounded(10, 5, 1_000),
  /** Nor is one in which fewer people were rated: with one the figure is a person's. */
  minPeople: bounded(3, 2, 50),
  /** Fewer satisfied ratings, or fewer others, are told as "fewer than". */
  minCell: bounded(5, 3, 100),
  /** A month is told when it ended so many days ago: tablets without a network have then mostly sent. */
  delayDays: bounded(5, 0, 31),
});
export type BoardSetting = v.InferOutput<typeof boardSetting>;
/** What holds where nobody has decided anything. */
export const DEFAULT_BOARD: BoardSetting = v.parse(boardSetting, {});

const months = (fallback: number | null) =>
  v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600))), fallback);

/** How many months what is kept; null: for ever. Counts, levels, reasons and statuses are never erased. */
const retentionSetting = v.object({
  /** Contact data, after the answer or the closing. The consent at the tablet promises twelve. */
  contact: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 12),
  /** What was written, and the notes and answer about it, after the closing. */
  caseText: months(60),
  /** Comments beside ratings, after they arrived. */
  ratingComment: months(24),
  /** Comments in reports of a procedure, after they arrived. */
  problemComment: months(24),
  /** Words that were searched for in vain, after that day; their number stays. */
  searchWords: months(12),
});
export type RetentionSetting = v.InferOutput<typeof retentionSetting>;
export const DEFAULT_RETENTION: RetentionSetting = v.parse(retentionSetting, {});

/** Before which day of which month the office hands its reports in; null: nobody has said. */
const beforeDay = (fallback: number | null) =>
  v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28))), fallback);
const reportsSetting = v.object({
  /** Of the month after the month. */
  monthBefore: beforeDay(null),
  /** Of the quarter's last month, as plans of offices have it, or of the month after. */
  quarterBefore: beforeDay(5),
  quarterIn: v.optional(v.picklist(['last-month', 'next-month']), 'last-month'),
  /** Of the January after. */
  yearBefore: beforeDay(null),
});
export type ReportsSetting = v.InferOutput<typeof reportsSetting>;
export const DEFAULT_REPORTS: ReportsSetting = v.parse(reportsSetting, {});

/** Every part as the centre stores it: those that tablets are told in `settings`, and those that reach them otherwise or not at all. */
export const STORED_PARTS = {
  ...SETTING_PARTS,
  contact: contactBlock,
  questionnaire: questionnaireSetting,
  targets: targetsSetting,
  rules: rulesSetting,
  deadlines: deadlineTable,
  figures: figuresSetting,
  fleet: fleetSetting,
  cases: casesSetting,
  board: boardSetting,
  retention: retentionSetting,
  reports: reportsSetting,
} as const;
export type StoredPart = keyof typeof STORED_PARTS;
export type StoredSettings = { readonly [P in StoredPart]: v.InferOutput<(typeof STORED_PARTS)[P]> };

/** What is wrong with a member of a part that somebody wants to publish. The page words it by its code. */
const SETTING_FAULTS = [
  'missing',
  'unknown-member',
  'wrong-type',
  'format',
  'too-short',
  'too-long',
  'too-many',
  'too-few',
  'out-of-range',
  'not-a-choice',
  'wrong-order',
  'overlaps',
  'repeats',
  'not-known',
] as const;
export const settingIssue = v.object({
  /** As `week.0.1.from`; empty: the part as a whole. */
  member: v.string(),
  code: v.picklist(SETTING_FAULTS),
  /** How to mend it, in English. */
  detail: v.string(),
});
export type SettingIssue = v.InferOutput<typeof settingIssue>;
