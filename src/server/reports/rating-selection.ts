import { nextDay, startOfDayMs } from '#shared/domain/zoned-day.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import type { Database } from '../store/database.ts';
import { findUnitWithin } from '../store/directory.ts';
import type { RatingSelection } from '../store/rating-pages.ts';

/** A selection with the time zone in which its days were meant. */
export interface ZonedSelection {
  readonly selection: RatingSelection;
  readonly timeZone: string;
}

/** What the filter selects for an account of `rootUnitId`; `forbidden` when it asks for another office's unit. */
export async function filterToSelection(
  db: Database,
  filter: RatingFilter,
  rootUnitId: string,
): Promise<Result<ZonedSelection, 'forbidden'>> {
  const unitId = filter.unit ?? rootUnitId;
  const unit = await findUnitWithin(db, unitId, rootUnitId);
  if (unit === undefined) return err('forbidden');
  const timeZone = unit.time_zone;
  return ok({
    timeZone,
    selection: {
      within: unitId,
      from: filter.from === undefined ? undefined : startOfDay(filter.from, timeZone),
      to: filter.to === undefined ? undefined : startOfDay(nextDay(filter.to), timeZone),
      counter: filter.counter,
      clerk: filter.clerk,
      levels: filter.level,
      questionnaire: filter.questionnaire,
      procedure: filter.procedure,
      flag: filter.flag,
      reason: filter.reason,
    },
  });
}

function startOfDay(day: string, timeZone: string): string {
  return new Date(startOfDayMs(day, timeZone)).toISOString();
}
