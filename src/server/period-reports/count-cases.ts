import { isOpenStatus, isOverdue } from '#shared/domain/case-status.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import type { CaseCounts } from '#shared/protocol/reports.ts';
import { CASE_KINDS } from '#shared/protocol/rule-pack.ts';
import type { ReportedCase } from '../store/report-cases.ts';

const NONE = {
  arrived: 0,
  onTime: 0,
  late: 0,
  answeredWithoutDeadline: 0,
  closedWithoutAnswer: 0,
  open: 0,
  overdue: 0,
};

/**
 * Cases by kind, as they stand: every case that arrived is exactly one of on time, late, answered without a deadline, closed without an
 * answer, or open; overdue are those of the open ones whose deadline has passed.
 * @param fromIso of a time zone, the instant at which the period began there
 */
export function countCases(
  cases: readonly ReportedCase[],
  fromIso: (timeZone: string) => string,
  nowMs: number,
): CaseCounts {
  const isEarlier = (one: ReportedCase) => one.receivedAt < fromIso(one.timeZone);
  const arrived = Map.groupBy(
    cases.filter((one) => !isEarlier(one)),
    ({ kind }) => kind,
  );
  const earlier = cases.filter(isEarlier);
  return {
    kinds: CASE_KINDS.flatMap((kind) => {
      const own = arrived.get(kind) ?? [];
      return own.length === 0 ? [] : [{ kind, ...countKind(own, nowMs) }];
    }),
    earlierOpen: earlier.length,
    earlierOverdue: earlier.filter((one) => isLateNow(one, nowMs)).length,
  };
}

function countKind(cases: readonly ReportedCase[], nowMs: number): typeof NONE {
  const counts = { ...NONE, arrived: cases.length };
  for (const one of cases) {
    counts[stateOf(one)] += 1;
    if (isLateNow(one, nowMs)) counts.overdue += 1;
  }
  return counts;
}

function stateOf({ status, answeredAt, answerDue, timeZone }: ReportedCase) {
  if (isOpenStatus(status)) return 'open';
  if (answeredAt === null) return 'closedWithoutAnswer';
  if (answerDue === null) return 'answeredWithoutDeadline';
  return dayOf(Date.parse(answeredAt), timeZone) <= answerDue ? 'onTime' : 'late';
}

function isLateNow(one: ReportedCase, nowMs: number): boolean {
  return isOverdue(one, dayOf(nowMs, one.timeZone));
}
