import { periodBefore, periodOf, type ReportKind } from '#shared/domain/report-period.ts';

const OFFERED: Readonly<Record<ReportKind, number>> = { month: 25, quarter: 13, year: 6 };

/** The running period of a kind and those before it, newest first: what a report can be made of. */
export function reportPeriods(today: string, kind: ReportKind): readonly string[] {
  const periods = [periodOf(today, kind)];
  for (let count = 1; count < OFFERED[kind]; count += 1) periods.push(periodBefore(periods.at(-1) ?? ''));
  return periods;
}
