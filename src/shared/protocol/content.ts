import * as v from 'valibot';
import { clerkId, counterId, isoUtc, shortText, unitId } from './fields.ts';
import { procedure } from './procedure.ts';

const translated = v.object({ vi: shortText, en: shortText });

/** One version of the question. Levels are listed best first; `code` is what a rating stores. */
export const questionnaire = v.object({
  id: shortText,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  question: translated,
  levels: v.pipe(
    v.array(
      v.object({
        code: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
        satisfied: v.boolean(),
        label: translated,
      }),
    ),
    v.minLength(2),
    v.maxLength(7),
    v.check(
      (levels) => new Set(levels.map((level) => level.code)).size === levels.length,
      'level codes repeat',
    ),
  ),
});
export type Questionnaire = v.InferOutput<typeof questionnaire>;

/** How to reach the office: shown when the kiosk cannot serve. Null = the office has not entered it. */
export const contactBlock = v.object({
  address: v.nullable(shortText),
  phone: v.nullable(shortText),
  email: v.nullable(shortText),
  /** Provincial switchboard, e.g. 1022; numbers are data because they differ by province. */
  hotline: v.nullable(shortText),
});

/** What flows down to a tablet. Its version is the SHA-256 of its bytes, sent as the ETag. */
export const contentPackage = v.object({
  format: v.literal('hailong-content'),
  v: v.literal(1),
  /** The office is the sample one: every screen says so. */
  sample: v.boolean(),
  unit: v.object({
    id: unitId,
    name: shortText,
    parentName: v.nullable(shortText),
    timeZone: shortText,
    contact: contactBlock,
  }),
  counters: v.array(v.object({ id: counterId, name: shortText, number: v.nullable(shortText) })),
  clerks: v.array(v.object({ id: clerkId, name: shortText, title: v.nullable(shortText) })),
  /** Who is on which counter; `to` null = until further notice. */
  duties: v.array(v.object({ counter: counterId, clerk: clerkId, from: isoUtc, to: v.nullable(isoUtc) })),
  questionnaire,
  procedures: v.array(procedure),
});
export type ContentPackage = v.InferOutput<typeof contentPackage>;
