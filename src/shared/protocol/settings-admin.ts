import * as v from 'valibot';
import { STAFF_PIN_LENGTH } from '../domain/staff-pin.ts';
import { count, isoUtc, shortText, unitId } from './fields.ts';
import { STORED_PARTS, settingIssue } from './stored-settings.ts';

/** Reading, publishing and taking back the settings of a unit. */

const partName = v.picklist(Object.keys(STORED_PARTS));
const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const note = v.optional(v.nullable(shortText), null);
/** Null, or an instant that has passed: at once. */
const effectiveFrom = v.optional(v.nullable(isoUtc), null);
/** What the PIN pad of the tablets takes: it compares as soon as so many digits are there. */
const newPin = v.pipe(v.string(), v.regex(/^\d+$/), v.length(STAFF_PIN_LENGTH));

export const settingWrite = v.strictObject({
  /** The whole part; null: the unit gives its own up and inherits. In `staff` the PIN is not named: it stays, or is set by `pin`. */
  body: v.unknown(),
  /** Of `staff` alone: a new PIN, or null for none. */
  pin: v.optional(v.nullable(newPin)),
  effectiveFrom,
  note,
});
export type SettingWrite = v.InferOutput<typeof settingWrite>;

export const settingRollBack = v.strictObject({ version, effectiveFrom, note });

export const settingWritten = v.object({ version, effectiveFrom: isoUtc });

const scheduled = v.object({
  version,
  effectiveFrom: isoUtc,
  /** The unit gives its own up then. */
  inherits: v.boolean(),
  by: v.nullable(shortText),
  note: v.nullable(v.string()),
});

export const settingView = v.object({
  part: partName,
  /** What holds now, completed by its defaults; without the PIN. */
  body: v.unknown(),
  /** Of `staff`: whether there is a PIN. */
  pinSet: v.boolean(),
  /** The unit that decided it; null: nobody has. */
  origin: v.nullable(v.object({ unit: unitId, name: shortText })),
  version: v.nullable(version),
  effectiveFrom: v.nullable(isoUtc),
  by: v.nullable(shortText),
  /** Versions of this unit that will take effect. */
  scheduled: v.array(scheduled),
});
export type SettingView = v.InferOutput<typeof settingView>;

export const settingsView = v.object({ unit: unitId, items: v.array(settingView) });
export type SettingsView = v.InferOutput<typeof settingsView>;

export const settingHistory = v.object({
  items: v.array(
    v.object({
      version,
      body: v.unknown(),
      inherits: v.boolean(),
      effectiveFrom: isoUtc,
      createdAt: isoUtc,
      by: v.nullable(shortText),
      note: v.nullable(v.string()),
      state: v.picklist(['in-effect', 'scheduled', 'past', 'withdrawn']),
    }),
  ),
});
export type SettingHistory = v.InferOutput<typeof settingHistory>;

/** What a publication would change, and where. */
export const settingImpact = v.object({
  effectiveFrom: isoUtc,
  /** This unit and those below it that inherit from it. */
  units: count,
  /** Tablets that stand there. */
  tablets: count,
  /** Units below it that have one of their own, and keep it. */
  keepOwn: count,
  /** Members that differ from what holds in this unit then, as short JSON. */
  changes: v.array(
    v.object({ member: v.string(), from: v.nullable(v.string()), to: v.nullable(v.string()) }),
  ),
});
export type SettingImpact = v.InferOutput<typeof settingImpact>;

/** In the problem `setting-refused`. */
export const settingRefusal = v.looseObject({ issues: v.array(settingIssue) });
