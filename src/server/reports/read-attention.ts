import { toUnitId } from '#shared/domain/ids.ts';
import type { Permission } from '#shared/domain/roles.ts';
import type { DaySpan } from '#shared/domain/spans.ts';
import { dayOf, nextDay, startOfDayMs } from '#shared/domain/zoned-day.ts';
import type { Attention } from '#shared/protocol/attention.ts';
import { COMMON_DOOR } from '../cases/case-door.ts';
import type { ServerContext } from '../context.ts';
import { readPostingReport } from '../procedures/posting-report.ts';
import { countOpenCases } from '../store/case-pages.ts';
import type { findUnit } from '../store/directory.ts';
import { countFlags } from '../store/flag-counts.ts';

type UnitRow = NonNullable<Awaited<ReturnType<typeof findUnit>>>;

/** A quarter: the rhythm in which offices check what they post. */
const STALE_DAYS = 90;

/** What waits to be done in a unit, as far as whoever asks may see it. */
export async function readAttention(
  context: ServerContext,
  unit: UnitRow,
  span: DaySpan,
  may: (permission: Permission) => boolean,
): Promise<Attention> {
  const { db } = context;
  const on = dayOf(context.clock.nowMs(), unit.time_zone);
  const posting = may('procedures.read') ? (await readPostingReport(context, unit, STALE_DAYS)).tally : null;
  return {
    unit: toUnitId(unit.id),
    on,
    cases: may(COMMON_DOOR.reads) ? await countOpenCases(db, unit.id, COMMON_DOOR.kinds, on) : null,
    posting: posting === null || posting.posted === 0 ? null : posting,
    flags: may('ratings.read') ? await readFlags(context, unit, span) : null,
  };
}

async function readFlags({ db }: ServerContext, unit: UnitRow, { from, to }: DaySpan) {
  const startOf = (day: string) => new Date(startOfDayMs(day, unit.time_zone)).toISOString();
  const counts = await countFlags(db, unit.id, startOf(from), startOf(nextDay(to)));
  const sum = (kept: (state: string) => boolean) =>
    counts.filter(({ state }) => kept(state)).reduce((total, { n }) => total + n, 0);
  return { all: sum(() => true), open: sum((state) => state === 'active' || state === 'appealed') };
}
