import { NO_ASKS, NO_TALLY, ratingsOf, sumTallies, type Tally } from '#shared/domain/figure.ts';
import {
  type DaySpan,
  type Grain,
  quarterOf,
  type SpanPart,
  spanParts,
  weekdayOf,
} from '#shared/domain/spans.ts';
import type { SummaryBy } from '#shared/protocol/summary.ts';
import type { ClerkCell } from '../store/clerk-cells.ts';
import type { Connection } from '../store/database.ts';
import { type AskSum, type RatingSum, type SumSelection, sumAsks, sumRatings } from '../store/figures.ts';
import type { CounterDim } from '../store/figures-schema.ts';
import { findKnownPart } from './subtree-sums.ts';

/** Whose ratings: of a unit and all below it; of one counter or clerk there, if named. */
export interface Whose {
  readonly within: string;
  readonly only?: { readonly dim: 'counter' | 'clerk'; readonly key: string } | undefined;
  /** Ratings at home, in place of those at the counter. */
  readonly atHome?: boolean | undefined;
  /** Something is kept of what the unit and all below it add up to (`hasSubtreeSums`), and is worth asking for. */
  readonly isWide?: boolean | undefined;
}

/** By what the store keeps apart: the rest is put together afterwards. */
export type TallyBy = Exclude<SummaryBy, 'field' | 'weekday-hour'> | 'unit-clerk';

/** Invitations name no procedure, and are not put together by weekday and hour. */
export function hasAsksBy(by: SummaryBy | TallyBy | null): boolean {
  return by !== 'procedure' && by !== 'field' && by !== 'weekday-hour';
}

/**
 * Tallies by key: of units, counters, hours, days … Every rating of the span is in exactly one of them.
 * @param levels the highest level code that any questionnaire has
 */
export async function readTallies(
  connection: Connection,
  whose: Whose,
  span: DaySpan,
  by: TallyBy,
  levels: number,
): Promise<ReadonlyMap<string, Tally>> {
  const parts = spanParts(span, coarsestOf(by));
  const tallies = new Map<string, Tally[]>();
  const add = (key: string, tally: Tally) => {
    const own = tallies.get(key);
    if (own === undefined) tallies.set(key, [tally]);
    else own.push(tally);
  };
  // Who rates at home was not asked by the tablet.
  const hasAsks = hasAsksBy(by) && whose.atHome !== true;
  for (const part of parts) {
    const selection = selectionOf(whose, by, part);
    const addAll = (ratings: readonly RatingSum[], asks: readonly AskSum[]) => {
      for (const row of ratings) add(keyOf(row.apart, by, part), toTally(row));
      for (const { apart, ...counts } of asks) add(keyOf(apart, by, part), { ...NO_TALLY, asks: counts });
    };
    const known = whose.isWide === true ? await findKnownPart(connection, selection, part) : null;
    if (known !== null) addAll(known.ratings, hasAsks ? known.asks : []);
    for (const one of known?.rest ?? [part])
      addAll(
        await sumRatings(connection, selection, one, levels),
        hasAsks ? await sumAsks(connection, selection, one) : [],
      );
  }
  return new Map([...tallies].map(([key, own]) => [key, sumTallies(own)]));
}

/**
 * Tallies by clerk, and how many ratings each of them got in which unit, from one read: whom to withhold is decided by the latter,
 * and there are no more rows anywhere.
 */
export async function readClerkTallies(
  connection: Connection,
  whose: Whose,
  span: DaySpan,
  levels: number,
): Promise<{ readonly tallies: ReadonlyMap<string, Tally>; readonly cells: readonly ClerkCell[] }> {
  const apart = [...(await readTallies(connection, whose, span, 'unit-clerk', levels))].map(
    ([key, tally]) => {
      const [unit = '', clerk = ''] = key.split(' ');
      return { unit, clerk, n: ratingsOf(tally), tally };
    },
  );
  const byClerk = Map.groupBy(apart, ({ clerk }) => clerk);
  const tallies = [...byClerk].map(
    ([clerk, own]) => [clerk, sumTallies(own.map(({ tally }) => tally))] as const,
  );
  return { tallies: new Map(tallies), cells: apart };
}

function coarsestOf(by: TallyBy): Grain {
  return by === 'day' || by === 'month' ? by : 'quarter';
}

function selectionOf(whose: Whose, by: TallyBy, part: SpanPart): SumSelection {
  const { dim, ...selection } = counterSelection(whose, by, part);
  return { ...selection, dim: whose.atHome === true ? `home-${dim}` : dim };
}

function counterSelection(
  { within, only }: Whose,
  by: TallyBy,
  { grain }: SpanPart,
): SumSelection & { readonly dim: CounterDim } {
  if (by === 'unit') return { within, dim: 'all', apart: 'unit_id' };
  if (by === 'unit-clerk') return { within, dim: 'clerk', apart: 'unit-key' };
  if (by === 'counter' || by === 'clerk' || by === 'procedure' || by === 'hour')
    return { within, dim: by, apart: 'key' };
  // A day has but one weekday, so that it is told by the day.
  if (by === 'weekday' && grain !== 'day') return { within, dim: 'weekday', apart: 'key' };
  return { within, dim: only?.dim ?? 'all', key: only?.key, apart: 'period' };
}

function keyOf(apart: string, by: TallyBy, { grain }: SpanPart): string {
  switch (by) {
    case 'weekday':
      return grain === 'day' ? String(weekdayOf(apart)) : apart;
    case 'month':
      return apart.slice(0, 7);
    case 'quarter':
      return grain === 'quarter' ? apart : quarterOf(apart);
    case 'year':
      return apart.slice(0, 4);
    default:
      return apart;
  }
}

/** One sum as a tally without invitations. */
export function toTally(row: RatingSum): Tally {
  const levels = row.n.flatMap((n, index) => {
    const flagged = row.flagged[index] ?? 0;
    const { questionnaire } = row;
    return n === 0 && flagged === 0 ? [] : [{ questionnaire, level: index + 1, n, flagged }];
  });
  const { satisfied, changed, flaggedSatisfied } = row;
  return { levels, satisfied, changed, flaggedSatisfied, asks: NO_ASKS };
}
