import * as v from 'valibot';
import { clerkId, counterId, shortText, unitId } from './fields.ts';
import { questionnaire } from './questionnaire.ts';

const UNIT_KINDS = ['province', 'commune', 'branch', 'health-station', 'school', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** The names behind the ids of ratings and devices. */
export const unitList = v.object({
  items: v.array(
    v.object({
      id: unitId,
      name: shortText,
      parent: v.nullable(unitId),
      timeZone: shortText,
      /** The office is the sample one. */
      sample: v.boolean(),
    }),
  ),
});
export type UnitList = v.InferOutput<typeof unitList>;

export const counterList = v.object({
  items: v.array(v.object({ id: counterId, unit: unitId, name: shortText, number: v.nullable(shortText) })),
});
export type CounterList = v.InferOutput<typeof counterList>;

export const clerkList = v.object({
  items: v.array(v.object({ id: clerkId, unit: unitId, name: shortText, title: v.nullable(shortText) })),
});
export type ClerkList = v.InferOutput<typeof clerkList>;

/** Every version of every questionnaire: a rating's level has its word there. */
export const questionnaireList = v.object({
  items: v.array(v.object({ ...questionnaire.entries, current: v.boolean() })),
});
export type QuestionnaireList = v.InferOutput<typeof questionnaireList>;
