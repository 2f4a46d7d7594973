import { ratingsOf, type Tally } from '#shared/domain/figure.ts';
import type { DaySpan } from '#shared/domain/spans.ts';
import { type Batch, batchesOf } from '../figures/own-figures.ts';
import type { ReasonSum } from '../store/figures.ts';
import type { KeyedTallies } from './report-inputs.ts';

/** Tallies in the order of their keys; what holds neither ratings nor invitations is left out. */
export function toKeyed(tallies: ReadonlyMap<string, Tally>): KeyedTallies {
  return [...tallies]
    .filter(([, tally]) => ratingsOf(tally) > 0 || askedOf(tally) > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, tally]) => ({ key, tally }));
}

/** Reasons in one order, wherever they were counted. */
export function reasonsInOrder(reasons: readonly ReasonSum[]): readonly ReasonSum[] {
  const place = (one: ReasonSum) =>
    `${one.questionnaire}\u0001${String(one.level).padStart(2, '0')}\u0001${one.reason}`;
  return reasons.filter(({ n }) => n > 0).toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** Counts by flag, in the order of their names. */
export function inOrder(
  flags: ReadonlyMap<string, number>,
): readonly { readonly flag: string; readonly n: number }[] {
  return [...flags].sort(([a], [b]) => (a < b ? -1 : 1)).map(([flag, n]) => ({ flag, n }));
}

/** A clerk's batches that lie within a span as a whole. They begin with the year, whatever the span. */
export function batchesWithin(days: KeyedTallies, span: DaySpan, size: number): readonly Batch[] {
  const byDay = new Map(days.map(({ key, tally }) => [key, tally]));
  return batchesOf(`${span.from.slice(0, 4)}-01-01`, byDay, size).filter(
    ({ from, to }) => from >= span.from && to <= span.to,
  );
}

function askedOf({ asks }: Tally): number {
  return asks.answered + asks.timeout + asks.dismissed;
}
