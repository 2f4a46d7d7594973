import type { PeriodCounts } from '#shared/domain/disclosure.ts';
import { NO_TALLY, sumTallies, type Tally, toFigure } from '#shared/domain/figure.ts';
import { lastDayOf, type SpanPart } from '#shared/domain/spans.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';
import { highestLevelOf } from '../figures/read-summary.ts';
import { toTally } from '../figures/read-tallies.ts';
import { findRated } from '../store/board.ts';
import type { Connection } from '../store/database.ts';
import { findTransactions, sumAsks, sumRatings } from '../store/figures.ts';
import { scalesOf } from './scales.ts';

/** Counts of months at a unit's own counters, and of any of them together. */
export interface MonthCounts {
  /** What these months (`YYYY-MM`) counted together; people are counted once. */
  of(...months: readonly string[]): PeriodCounts;
}

/** The months from `from` to `to`, both `YYYY-MM`, both included. */
export interface MonthSpan {
  readonly from: string;
  readonly to: string;
}

/**
 * Counts months of the unit's own counters: those of units below it are theirs.
 * @param questionnaires every version there is, of each the newest first
 */
export async function countMonths(
  connection: Connection,
  unitId: string,
  { from, to }: MonthSpan,
  questionnaires: readonly Questionnaire[],
): Promise<MonthCounts> {
  const part: SpanPart = { grain: 'month', from, to };
  const selection = { within: unitId, alone: true, dim: 'all', apart: 'period' } as const;
  const levels = highestLevelOf(questionnaires);
  const scaleOf = scalesOf(questionnaires);
  const tallies = new Map<string, Tally[]>();
  const add = (month: string, tally: Tally) => tallies.set(month, [...(tallies.get(month) ?? []), tally]);
  for (const row of await sumRatings(connection, selection, part, levels)) add(row.apart, toTally(row));
  for (const { apart, ...asks } of await sumAsks(connection, selection, part))
    add(apart, { ...NO_TALLY, asks });
  const clerks = await findRated(connection, unitId, 'clerk', part);
  const counters = await findRated(connection, unitId, 'counter', part);
  const served = await countServed(connection, unitId, from, to);
  return {
    of: (...months) => {
      const tally = sumTallies(months.flatMap((month) => tallies.get(month) ?? []));
      const people = distinct(clerks, months);
      // Imported counts stand for asking only where every month has them.
      const isCounted = months.every((month) => served.has(month));
      const transactions = isCounted
        ? months.reduce((sum, month) => sum + (served.get(month) ?? 0), 0)
        : null;
      return {
        figure: toFigure(tally, true, transactions),
        people: people > 0 ? people : distinct(counters, months),
        scaleOf,
      };
    },
  };
}

function distinct(
  rated: readonly { readonly month: string; readonly key: string }[],
  months: readonly string[],
): number {
  return new Set(rated.filter(({ month }) => months.includes(month)).map(({ key }) => key)).size;
}

async function countServed(
  connection: Connection,
  unitId: string,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, number>> {
  const served = new Map<string, number>();
  const alone = { within: unitId, alone: true };
  for (const { day, n } of await findTransactions(connection, alone, `${from}-01`, lastDayOf(to)))
    served.set(day.slice(0, 7), n + (served.get(day.slice(0, 7)) ?? 0));
  return served;
}
