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
  /** The levels of a questionnaire, the best first; null: it is not known. */
  readonly scaleOf: (questionnaire: string) => readonly LevelOfScale[] | null;
}

export interface LevelOfScale {
  readonly code: number;
  readonly satisfied: boolean;
}

/** Levels that are told together: one alone, or all of a side. */
export interface LevelGroup {
  readonly levels: readonly number[];
  readonly satisfied: boolean;
  readonly n: number;
}

/** The distribution under one questionnaire, the best level first. */
export interface Distribution {
  readonly questionnaire: string;
  readonly groups: readonly LevelGroup[];
}

/** What is told of a period before anybody holds it against a target. Levels have no words yet. */
export type Disclosed =
  | { readonly state: 'none' | 'withheld' }
  | {
      readonly state: 'told';
      readonly figure: Omit<BoardFigure, 'levels'> & {
        readonly levels: Distribution | null;
      };
    };

type Told = Extract<Disclosed, { state: 'told' }>;

/** What is told of a period that stands by itself. */
export function disclose({ figure, people, scaleOf }: PeriodCounts, limits: DisclosureLimits): Disclosed {
  const { n, satisfied, flagged, levels, response } = figure;
  if (n === 0 && flagged.n === 0) return { state: 'none' };
  if (n < limits.minRatings || people < limits.minPeople) return { state: 'withheld' };
  const range = hideSmallSide(satisfied, n, limits.minCell);
  return {
    state: 'told',
    figure: {
      n,
      ...measure(range, n),
      levels: range.low === range.high ? distribute(levels, scaleOf, limits.minCell) : null,
      flagged: flagged.n,
      response: response === null || response.asked === 0 ? null : toResponse(response),
    },
  };
}

/** By level where every level of a side has none or enough ratings, else that side as a whole: which of its levels is small is not told. */
function distribute(
  counted: Figure['levels'],
  scaleOf: PeriodCounts['scaleOf'],
  minCell: number,
): Distribution | null {
  const [first, ...others] = new Set(counted.filter(({ n }) => n > 0).map((one) => one.questionnaire));
  const scale = first === undefined || others.length > 0 ? null : scaleOf(first);
  if (first === undefined || scale === null) return null;
  const own = counted.filter(({ questionnaire }) => questionnaire === first);
  const known = scale.map((level) => ({ ...level, n: own.find((one) => one.level === level.code)?.n ?? 0 }));
  // A level that the scale does not have belongs to no side.
  if (sum(known.map(({ n }) => n)) !== sum(own.map(({ n }) => n))) return null;
  const groups = [true, false].flatMap((side): readonly LevelGroup[] => {
    const levels = known.filter(({ satisfied }) => satisfied === side);
    return levels.some(({ n }) => isSmall(n, minCell))
      ? [together(levels.map(({ code, n }) => ({ levels: [code], satisfied: side, n })))]
      : levels.map(({ code, n }) => ({ levels: [code], satisfied: side, n }));
  });
  return { questionnaire: first, groups };
}

/** Several groups of one side as one. */
function together(groups: readonly LevelGroup[]): LevelGroup {
  const codes = new Set(groups.flatMap(({ levels }) => levels));
  return {
    levels: [...codes].sort((a, b) => b - a),
    satisfied: groups[0]?.satisfied === true,
    n: sum(groups.map(({ n }) => n)),
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

/** Null where a month does not tell them, or asked another questionnaire; a side that some month tells as a whole is told so. */
function addLevels(months: readonly (Distribution | null)[]): Distribution | null {
  const told = months.filter((one) => one !== null);
  const [first] = told;
  if (first === undefined || told.length < months.length) return null;
  if (told.some(({ questionnaire }) => questionnaire !== first.questionnaire)) return null;
  const groups = [true, false].flatMap((side): readonly LevelGroup[] => {
    const own = told.flatMap(({ groups: all }) => all.filter(({ satisfied }) => satisfied === side));
    if (own.length === 0) return [];
    if (own.some(({ levels }) => levels.length > 1)) return [together(own)];
    const codes = [...new Set(own.flatMap(({ levels }) => levels))].sort((a, b) => b - a);
    return codes.map((code) => together(own.filter(({ levels }) => levels.includes(code))));
  });
  return { questionnaire: first.questionnaire, groups };
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
