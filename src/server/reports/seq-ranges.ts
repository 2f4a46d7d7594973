import type { SeqRange } from '../store/journal.ts';

/** Sets of positions as sorted, disjoint ranges: a journal may be told to be of any length, so nothing is counted one by one. */
export type SeqSet = readonly SeqRange[];

/** Sorts ranges and joins those that touch; empty ones vanish. */
export function toSeqSet(ranges: readonly SeqRange[]): SeqSet {
  const joined: SeqRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    if (range.last < range.first) continue;
    const previous = joined.at(-1);
    if (previous === undefined || range.first > previous.last + 1) joined.push(range);
    else joined.splice(-1, 1, { first: previous.first, last: Math.max(previous.last, range.last) });
  }
  return joined;
}

export function intersect(a: SeqSet, b: SeqSet): SeqSet {
  return a.flatMap((one) =>
    b
      .map((other) => ({ first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) }))
      .filter((range) => range.first <= range.last),
  );
}

/** What is in `a` and not in `b`. */
export function subtract(a: SeqSet, b: SeqSet): SeqSet {
  return b.reduce<SeqSet>((rest, hole) => rest.flatMap((range) => cut(range, hole)), a);
}

function cut(range: SeqRange, hole: SeqRange): SeqSet {
  if (hole.last < range.first || hole.first > range.last) return [range];
  return toSeqSet([
    { first: range.first, last: hole.first - 1 },
    { first: hole.last + 1, last: range.last },
  ]);
}
