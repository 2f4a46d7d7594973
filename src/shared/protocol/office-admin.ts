import * as v from 'valibot';
import { dayCount } from '../domain/spans.ts';
import { UNIT_KINDS } from './directory.ts';
import { clerkId, count, counterId, isoDate, isoUtc, shortText, unitId } from './fields.ts';

/** What administrators do with units, counters, clerks and duties. */

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const code = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50)));
/** Why, in the history. */
const note = v.optional(v.nullable(shortText), null);

export const unitCreate = v.strictObject({
  parent: unitId,
  kind: v.picklist(UNIT_KINDS),
  name,
  code: v.optional(code, null),
  /** That of the unit above, without it. */
  timeZone: v.optional(shortText),
  note,
});
export type UnitCreate = v.InferOutput<typeof unitCreate>;

/** What is not named stays. */
export const unitChange = v.strictObject({
  name: v.optional(name),
  kind: v.optional(v.picklist(UNIT_KINDS)),
  code: v.optional(code),
  parent: v.optional(unitId),
  timeZone: v.optional(shortText),
  note,
});
export type UnitChange = v.InferOutput<typeof unitChange>;

export const unitMerge = v.strictObject({ into: unitId, note });

export const withNote = v.strictObject({ note });

export const idAnswer = v.object({ id: shortText });

export const UNIT_EVENTS = [
  'unit-created',
  'unit-changed',
  'unit-merged',
  /** Another unit was merged into this one. */
  'unit-took-in',
  'unit-closed',
  'unit-reopened',
  'counter-created',
  'counter-changed',
  'counter-closed',
  'counter-reopened',
  'clerk-created',
  'clerk-changed',
  'clerk-left',
  'clerk-returned',
  'clerk-transferred',
  'photo-set',
  'photo-removed',
  'duty-set',
  'duty-ended',
  'duty-removed',
  'people-imported',
  'units-imported',
] as const;
export type UnitEventName = (typeof UNIT_EVENTS)[number];

export const unitHistory = v.object({
  items: v.array(
    v.object({
      event: v.picklist(UNIT_EVENTS),
      /** The counter, the clerk or the other unit that it is about, and its name of today. */
      subject: v.nullable(v.object({ id: shortText, name: v.nullable(shortText) })),
      /** What it was and what it became, by member. */
      changes: v.array(
        v.object({ member: shortText, from: v.nullable(v.string()), to: v.nullable(v.string()) }),
      ),
      at: isoUtc,
      /** User name; null: the program. */
      by: v.nullable(shortText),
      note: v.nullable(v.string()),
    }),
  ),
});
export type UnitHistory = v.InferOutput<typeof unitHistory>;

export const counterForm = v.strictObject({
  name,
  /** As it hangs above the counter. */
  number: v.optional(code, null),
});
export type CounterForm = v.InferOutput<typeof counterForm>;

export const clerkForm = v.strictObject({
  name,
  title: v.optional(v.nullable(name), null),
  /** As the office numbers its people. */
  code: v.optional(code, null),
  startedOn: v.optional(v.nullable(isoDate), null),
});
export type ClerkForm = v.InferOutput<typeof clerkForm>;

export const clerkLeave = v.strictObject({
  /** The first day on which the clerk no longer works here. */
  on: isoDate,
  note,
});
export type ClerkLeave = v.InferOutput<typeof clerkLeave>;

export const clerkTransfer = v.strictObject({ unit: unitId, on: isoDate, note });
export type ClerkTransfer = v.InferOutput<typeof clerkTransfer>;

export const dutyCreate = v.strictObject({
  counter: counterId,
  clerk: clerkId,
  from: isoUtc,
  /** Null: until further notice. */
  to: v.optional(v.nullable(isoUtc), null),
  /** Other duties of this clerk end where this one begins: the clerk moves. */
  endsOfClerk: v.optional(v.boolean(), false),
  /** Other duties at this counter end where this one begins: the counter is handed over. */
  endsOfCounter: v.optional(v.boolean(), false),
});
export type DutyCreate = v.InferOutput<typeof dutyCreate>;

const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** A year at most: whoever plans further ahead plans what nobody knows. */
const ROSTER_DAYS = 366;

/** The same weekdays and hours over some weeks, on the clock of the unit. */
export const rosterCreate = v.pipe(
  v.strictObject({
    counter: counterId,
    clerk: clerkId,
    /** 1 is Monday. */
    weekdays: v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
      v.minLength(1),
      v.maxLength(7),
    ),
    /** Both included. */
    fromDay: isoDate,
    toDay: isoDate,
    fromTime: clock,
    toTime: clock,
  }),
  v.check(({ fromDay, toDay }) => dayCount({ from: fromDay, to: toDay }) <= ROSTER_DAYS, 'too many days'),
);
export type RosterCreate = v.InferOutput<typeof rosterCreate>;

export const dutyEnd = v.strictObject({ to: v.nullable(isoUtc) });

export const dutyList = v.object({
  items: v.array(
    v.object({ id: count, counter: counterId, clerk: clerkId, from: isoUtc, to: v.nullable(isoUtc) }),
  ),
});

/** Why something does not fit what is there (`reason` of the problem `office-conflict`). */
export const OFFICE_CONFLICTS = [
  'closed',
  'not-closed',
  'has-units',
  'has-tablets',
  'circle',
  'time-zone-unknown',
  'number-taken',
  'code-taken',
  'left',
  'not-left',
  'other-unit',
  'wrong-order',
  'overlaps',
  'no-day',
  'begun',
  'not-a-picture',
  'picture-too-large',
] as const;
export type OfficeConflict = (typeof OFFICE_CONFLICTS)[number];

/** A picture of a clerk: already small, since it travels in every content package. */
export const PHOTO_MAX_BYTES: number = 60 * 1024;
export const PHOTO_MAX_SIDE = 1024;
