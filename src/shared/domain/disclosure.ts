import type { BoardFigure, BoardPeriod } from '../protocol/board.ts';
import type { BoardSetting } from '../protocol/stored-settings.ts';
import type { Figure } from '../protocol/summary.ts';
import { ratePercent, reaches, responsePercent, wilson95 } from './statistics.ts';

/**
 * What of a unit's counts may be told in public: docs/decisions/2026-11-30-told-and-board.md. Whatever is hidden could be
 * anything that the rules hide, and the told text would be the same.
 */
export type DisclosureLimits = Pick<BoardSetting, 'minRatings' | 'minPeople' | 'minCell'>;

/** What was counted of a period at a unit's own counters. */
export interface PeriodCounts {
  readonly figure: Figure;
  /** Clerks who were rated; counters, where no rating names a clerk. */
  readonly people: number;
}

/** What is told of a period before anybody holds it against a target. Levels have no words yet. */
export type Disclosed =
  | { readonly state: 'none' | 'withheld' }
  | {
      readonly state: 'told';
      readonly figure: Omit<BoardFigure, 'levels'> & {
        readonly levels: Figure['levels'] | null;
      };
    };

type Told = Extract<Disclosed, { state: 'told' }>;

/** What is told of a period that stands by itself. */
export function disclose({ figure, people }: PeriodCounts, limits: DisclosureLimits): Disclosed {
  const { n, satisfied, flagged, levels, response } = figure;
  if (n === 0 && flagged.n === 0) return { state: 'none' };
  if (n < limits.minRatings || people < limits.minPeople) return { state: 'withheld' };
  const range = hideSmallSide(satisfied, n, limits.minCell);
  const isWhole =
    levels.every((level) => !isSmall(level.n, limits.minCell)) &&
    new Set(levels.filter((level) => level.n > 0).map(({ questionnaire }) => questionnaire)).size <= 1;
  return {
    state: 'told',
    figure: {
      n,
      ...measure(range, n),
      levels: isWhole ? levels.filter((level) => level.n > 0) : null,
      flagged: flagged.n,
      response: response === null || response.asked === 0 ? null : toResponse(response),
    },
  };
}

function toResponse({ basis, asked, answered, rate, notAsked }: NonNullable<Figure['response']>) {
  return { basis, asked, answered, rate, notAsked };
}

/**
 * What is told of a quarter: the sum of what is told of its months, and nothing that they do not tell. Only where all of them
 * are withheld it stands by itself, since then there is nothing to subtract from it.
 * @param whole the counts of the quarter; people are counted once
 */
export function discloseQuarter(
  months: readonly Disclosed[],
  whole: PeriodCounts,
  limits: DisclosureLimits,
): Disclosed {
  if (months.every(({ state }) => state !== 'told')) return disclose(whole, limits);
  if (months.some(({ state }) => state === 'withheld')) return { state: 'withheld' };
  const told = months.filter((month): month is Told => month.state === 'told').map(({ figure }) => figure);
  const n = sum(told.map((one) => one.n));
  const range = {
    low: sum(told.map(({ satisfied }) => satisfied.low)),
    high: sum(told.map(({ satisfied }) => satisfied.high)),
  };
  const responses = told.flatMap(({ response }) => response ?? []);
  const [first] = responses;
  const isComparable = first !== undefined && responses.every(({ basis }) => basis === first.basis);
  return {
    state: 'told',
    figure: {
      n,
      ...measure(range, n),
      levels: addLevels(told.map(({ levels }) => levels)),
      flagged: sum(told.map(({ flagged }) => flagged)),
      response:
        isComparable && responses.length === told.length ? addResponses(responses, first.basis) : null,
    },
  };
}

function addResponses(
  responses: readonly NonNullable<BoardFigure['response']>[],
  basis: 'asks' | 'transactions',
): BoardFigure['response'] {
  const asked = sum(responses.map((one) => one.asked));
  const answered = sum(responses.map((one) => one.answered));
  const notAsked = responses.map((one) => one.notAsked);
  return {
    basis,
    asked,
    answered,
    rate: responsePercent(answered, asked),
    notAsked: notAsked.includes(null) ? null : sum(notAsked.map((one) => one ?? 0)),
  };
}

/** Null where a month does not tell them, or asked another questionnaire. */
function addLevels(months: readonly (Figure['levels'] | null)[]): Figure['levels'] | null {
  const added = new Map<number, Figure['levels'][number]>();
  const asked = new Set<string>();
  for (const levels of months) {
    if (levels === null) return null;
    for (const one of levels) {
      asked.add(one.questionnaire);
      added.set(one.level, { ...one, n: one.n + (added.get(one.level)?.n ?? 0) });
    }
  }
  return asked.size > 1 ? null : [...added.values()].sort((a, b) => b.level - a.level);
}

/** A count of ratings for the public; null: some, but fewer than the smallest cell. */
export function hideSmall(n: number, minCell: number): number | null {
  return isSmall(n, minCell) ? null : n;
}

/** Where a figure stands against a target, as far as it is told. */
export function targetState(
  { n, satisfied }: Pick<BoardFigure, 'n' | 'satisfied'>,
  percent: number,
): NonNullable<BoardPeriod['target']>['state'] {
  if (reaches({ part: satisfied.low, whole: n }, percent)) return 'reached';
  return reaches({ part: satisfied.high, whole: n }, percent) ? 'open' : 'missed';
}

function isSmall(n: number, minCell: number): boolean {
  return n > 0 && n < minCell;
}

/** The satisfied ones, as a range that is the same for every size of the side that is hidden. */
function hideSmallSide(satisfied: number, n: number, minCell: number): BoardFigure['satisfied'] {
  if (isSmall(satisfied, minCell)) return { low: 1, high: Math.min(minCell - 1, n) };
  if (isSmall(n - satisfied, minCell)) return { low: n - minCell + 1, high: n - 1 };
  return { low: satisfied, high: satisfied };
}

function measure(satisfied: BoardFigure['satisfied'], n: number) {
  const { low, high } = satisfied;
  return {
    satisfied,
    rate: { low: ratePercent(low, n) ?? 0, high: ratePercent(high, n) ?? 0 },
    interval: { low: wilson95(low, n)?.low ?? 0, high: wilson95(high, n)?.high ?? 0 },
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}
