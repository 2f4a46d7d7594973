import * as v from 'valibot';
import { clerkId, counterId, isoDate, isoUtc, shortText, unitId } from './fields.ts';
import { questionnaire } from './questionnaire.ts';

export const UNIT_KINDS = ['province', 'commune', 'branch', 'health-station', 'school', 'other'] as const;
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
      kind: v.optional(v.picklist(UNIT_KINDS), 'other'),
      /** Official code (19/2025/QĐ-TTg) where there is one. */
      code: v.optional(v.nullable(shortText), null),
      closedAt: v.optional(v.nullable(isoUtc), null),
      /** Where its work went on when it was merged. */
      successor: v.optional(v.nullable(unitId), null),
    }),
  ),
});
export type UnitList = v.InferOutput<typeof unitList>;

export const counterList = v.object({
  items: v.array(
    v.object({
      id: counterId,
      unit: unitId,
      name: shortText,
      number: v.nullable(shortText),
      closedAt: v.optional(v.nullable(isoUtc), null),
    }),
  ),
});
export type CounterList = v.InferOutput<typeof counterList>;

export const clerkList = v.object({
  items: v.array(
    v.object({
      id: clerkId,
      unit: unitId,
      name: shortText,
      title: v.nullable(shortText),
      code: v.optional(v.nullable(shortText), null),
      hasPhoto: v.optional(v.boolean(), false),
      startedOn: v.optional(v.nullable(isoDate), null),
      /** The first day on which the clerk no longer works here. */
      leftOn: v.optional(v.nullable(isoDate), null),
    }),
  ),
});
export type ClerkList = v.InferOutput<typeof clerkList>;

/** Every version of every questionnaire: a rating's level has its word there. */
export const questionnaireList = v.object({
  items: v.array(v.object({ ...questionnaire.entries, current: v.boolean() })),
});
export type QuestionnaireList = v.InferOutput<typeof questionnaireList>;
