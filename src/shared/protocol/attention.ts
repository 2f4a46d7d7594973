import * as v from 'valibot';
import { count, isoDate, unitId } from './fields.ts';

/** What waits to be done in a unit, in numbers, beside its figures. A part is null for whoever may not see what is behind it. */
export const attention = v.object({
  unit: unitId,
  /** Today in the unit's time zone: what is late is late on this day. */
  on: isoDate,
  /** Cases of the unit and all below it; reports of harassment are not among them. */
  cases: v.nullable(v.object({ open: count, overdue: count })),
  /** Of the unit's own posted procedures; null too where it posts none itself. */
  posting: v.nullable(
    v.object({ posted: count, complete: count, correct: count, timely: count, allThree: count }),
  ),
  /** Flags of ratings of the period: all of them, and those that wait for a decision. */
  flags: v.nullable(v.object({ all: count, open: count })),
});
export type Attention = v.InferOutput<typeof attention>;
