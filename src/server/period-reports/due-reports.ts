import {
  dueBefore,
  periodBefore,
  periodOf,
  type ReportDates,
  type ReportKind,
} from '#shared/domain/report-period.ts';
import { daysBefore } from '#shared/domain/spans.ts';
import type { DueReport } from '#shared/protocol/reports.ts';

/** What was made of a period: nothing, a provisional report, or one of the whole period. */
export type MadeReports = ReadonlyMap<string, { readonly provisional: boolean }>;

/** So many days before and after its date a report is spoken of. */
const AROUND_DAYS = 31;

/** The reports that are to be handed in about now, by the dates of the unit: of the running periods and those before. */
export function dueReports(today: string, dates: ReportDates, made: MadeReports): DueReport[] {
  return periodsAround(today).flatMap((period) => {
    const before = dueBefore(period, dates);
    if (before === null || daysBefore(before, AROUND_DAYS) > today) return [];
    if (daysBefore(before, -AROUND_DAYS) < today) return [];
    return [{ period, before, state: stateOf(made.get(period), before <= today) }];
  });
}

/** The periods that a reminder may speak of. */
export function periodsAround(today: string): readonly string[] {
  const kinds: readonly ReportKind[] = ['month', 'quarter', 'year'];
  return kinds.flatMap((kind) => {
    const running = periodOf(today, kind);
    return [periodBefore(running), running];
  });
}

function stateOf(made: { readonly provisional: boolean } | undefined, isPast: boolean): DueReport['state'] {
  if (made !== undefined) return made.provisional ? 'provisional' : 'done';
  return isPast ? 'late' : 'open';
}
