import { daysIn, weekdayOf } from '#shared/domain/spans.ts';
import { holidaysOf } from '#shared/domain/working-days.ts';
import { instantOf } from '#shared/domain/zoned-day.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeConflict, RosterCreate } from '#shared/protocol/office-admin.ts';
import { readSetting } from '../content/read-settings.ts';
import { findUnitRow } from '../store/office-rows.ts';
import { createDuty } from './edit-duties.ts';
import type { OfficeEdit } from './office-edit.ts';

/**
 * Puts a clerk on a counter on the same weekdays and hours for some weeks: a duty a day, none on the unit's holidays. All of them or
 * none: what overlaps a duty of theirs there is refused.
 */
export async function createRoster(
  edit: OfficeEdit,
  unitId: string,
  { counter, clerk, weekdays, fromDay, toDay, fromTime, toTime }: RosterCreate,
): Promise<Result<null, OfficeConflict>> {
  if (fromDay > toDay || fromTime >= toTime) return err('wrong-order');
  const timeZone = (await findUnitRow(edit.connection, unitId))?.time_zone ?? 'UTC';
  const hours = await readSetting(edit.connection, unitId, 'hours', edit.nowIso);
  const { closed } = holidaysOf(hours ?? { exceptions: [] });
  const days = daysIn({ from: fromDay, to: toDay }).filter(
    (day) => weekdays.includes(weekdayOf(day)) && !closed.has(day),
  );
  if (days.length === 0) return err('no-day');
  for (const day of days) {
    const at = (time: string) => new Date(instantOf(day, time, timeZone)).toISOString();
    const duty = { counter, clerk, from: at(fromTime), to: at(toTime) };
    const made = await createDuty(edit, unitId, { ...duty, endsOfClerk: false, endsOfCounter: false });
    if (!made.ok) return made;
  }
  return ok(null);
}
