import type { CaseKind, DeadlineStep, DeadlineTable, RulePack } from '../protocol/rule-pack.ts';
import type { HoursSetting } from '../protocol/unit-settings.ts';
import { nextDay } from './zoned-day.ts';

/** Days (`YYYY-MM-DD`) that are unlike their weekday: holidays, and days that are worked to make up for them. */
export interface Holidays {
  readonly closed: ReadonlySet<string>;
  readonly worked: ReadonlySet<string>;
}

/** The rules that a deadline is computed from. */
export type DeadlineRules = Pick<RulePack, 'deadlines' | 'workingDays'>;

/**
 * The last day (`YYYY-MM-DD`) on which a step of a case is in time; null: nobody has set a deadline.
 * The day of arrival does not count: what comes on a Monday and has one working day is due on Tuesday.
 * @param from the day of arrival in the unit's time zone
 */
export function deadlineFor(
  rules: DeadlineRules,
  kind: CaseKind,
  from: string,
  holidays: Holidays,
  step: DeadlineStep = 'answer',
): string | null {
  const days = rules.deadlines[kind][step];
  return days === null ? null : addWorkingDays(from, days, rules.workingDays, holidays);
}

/** A calendar with no working day in sight is one that nobody has planned. */
const SEARCH_DAYS = 3_660;

/** The working day that comes so many working days after a day; zero: the day itself. */
export function addWorkingDays(
  from: string,
  days: number,
  workingDays: readonly number[],
  holidays: Holidays,
): string {
  let day = from;
  let left = days;
  for (let count = 0; left > 0 && count < SEARCH_DAYS; count += 1) {
    day = nextDay(day);
    if (isWorkingDay(day, workingDays, holidays)) left -= 1;
  }
  return day;
}

/** Whether people work on a day. `workingDays`: 1 is Monday, 7 is Sunday. */
export function isWorkingDay(day: string, workingDays: readonly number[], holidays: Holidays): boolean {
  if (holidays.closed.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return holidays.worked.has(day) || workingDays.includes(weekday === 0 ? 7 : weekday);
}

/** The holidays that a unit has entered with its opening hours: an exception without hours is one, one with hours is worked. */
export function holidaysOf({ exceptions }: Pick<HoursSetting, 'exceptions'>): Holidays {
  const days = (isClosed: boolean) =>
    new Set(exceptions.filter(({ ranges }) => (ranges.length === 0) === isClosed).map(({ date }) => date));
  return { closed: days(true), worked: days(false) };
}

/** What the unit has set itself, and where it has set nothing, what the pack says. */
export function mergeDeadlines(pack: DeadlineTable, own: DeadlineTable | null): DeadlineTable {
  if (own === null) return pack;
  const merge = (kind: CaseKind) => ({
    acknowledge: own[kind].acknowledge ?? pack[kind].acknowledge,
    forward: own[kind].forward ?? pack[kind].forward,
    answer: own[kind].answer ?? pack[kind].answer,
    publish: own[kind].publish ?? pack[kind].publish,
  });
  return {
    opinion: merge('opinion'),
    petition: merge('petition'),
    integrity: merge('integrity'),
    rating: merge('rating'),
    procedure: merge('procedure'),
  };
}
