import * as v from 'valibot';
import { shortText } from './fields.ts';
import { translated } from './translated.ts';

/** As `rating.detail` stores it. */
export const reasonCode = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9]{0,7}$/));

/** One topic that a citizen may name. On the screen it is neutral (`topic`); the level gives it its sense in reports. */
export const reason = v.object({
  code: reasonCode,
  topic: translated,
  /** How a report words it beside a satisfied level, and beside another; null = it has no such sense. */
  positive: v.nullable(translated),
  negative: v.nullable(translated),
  /** Factor of the SIPAS surveys, or another heading of reports. */
  factor: shortText,
});

/** One plain question of the optional module, answered with one tap or skipped. */
export const moduleItem = v.object({
  /** Key in `answers` of `rating.detail`. */
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  /** `tt01`: one of the indicators that a device may collect (all are asked). `sipas`: one is asked a visit, in turn. */
  kind: v.picklist(['tt01', 'sipas']),
  question: translated,
  answers: v.pipe(
    v.array(v.object({ code: shortText, label: translated })),
    v.minLength(2),
    v.maxLength(6),
    v.check(
      (answers) => new Set(answers.map((one) => one.code)).size === answers.length,
      'answer codes repeat',
    ),
  ),
});

export const level = v.object({
  code: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  satisfied: v.boolean(),
  label: translated,
});

/** One version of the question. Levels are listed best first; `code` is what a rating stores. Versions are never edited. */
export const questionnaire = v.object({
  id: shortText,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  question: translated,
  /** Asked while nobody is on duty; null: the same question. */
  serviceQuestion: v.optional(v.nullable(translated), null),
  levels: v.pipe(
    v.array(level),
    v.minLength(2),
    v.maxLength(7),
    v.check((levels) => new Set(levels.map((one) => one.code)).size === levels.length, 'level codes repeat'),
  ),
  /** Topics in the order of the screen; a tablet shows up to eight. */
  reasons: v.optional(v.pipe(v.array(reason), v.maxLength(20)), []),
  /** Questions of the optional module; which of them are asked, the unit's settings say. */
  items: v.optional(v.pipe(v.array(moduleItem), v.maxLength(60)), []),
});
export type Questionnaire = v.InferOutput<typeof questionnaire>;
export type Reason = v.InferOutput<typeof reason>;
export type ModuleItem = v.InferOutput<typeof moduleItem>;
