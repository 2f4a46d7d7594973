import type { SummaryGroup } from '#shared/protocol/summary.ts';
import { NAME_ORDER } from './name-order.ts';

/** In which order rows are compared. */
export const SORTS = ['rateDown', 'rateUp', 'nDown', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** What is left of groups when those with too few ratings are set apart. */
export interface Compared {
  readonly enough: readonly SummaryGroup[];
  /** Below the number from which on anything is compared, and those that are withheld: never in the order of their rates. */
  readonly tooFew: readonly SummaryGroup[];
}

/** Groups in an order, those with too few ratings apart from the others. @param rankMin from how many ratings on */
export function compareGroups(groups: readonly SummaryGroup[], rankMin: number, sort: Sort): Compared {
  const isEnough = ({ key, figure }: SummaryGroup) => key !== '' && figure !== null && figure.n >= rankMin;
  return {
    enough: groups.filter(isEnough).toSorted(ORDERS[sort]),
    tooFew: groups
      .filter((group) => !isEnough(group))
      .toSorted(sort === 'nDown' ? ORDERS.nDown : ORDERS.name),
  };
}

type Order = (a: SummaryGroup, b: SummaryGroup) => number;

const byName: Order = (a, b) => NAME_ORDER.compare(a.name ?? a.key, b.name ?? b.key);
/** Shares are compared by cross-multiplying whole numbers, not by the rounded rate. */
const byRate: Order = (a, b) => {
  const [one, other] = [a.figure, b.figure];
  if (one === null || other === null) return 0;
  return one.satisfied * other.n - other.satisfied * one.n;
};

const ORDERS: Readonly<Record<Sort, Order>> = {
  rateDown: (a, b) => byRate(b, a) || byName(a, b),
  rateUp: (a, b) => byRate(a, b) || byName(a, b),
  nDown: (a, b) => b.ratings - a.ratings || byName(a, b),
  name: byName,
};
