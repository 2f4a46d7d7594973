import type { Figure } from '../protocol/summary.ts';
import { ratePercent, responsePercent, type Share, wilson95 } from './statistics.ts';

/** Plain counts of ratings and invitations. Tallies add up; figures do not. */
export interface Tally {
  readonly levels: readonly LevelCount[];
  readonly satisfied: number;
  readonly changed: number;
  readonly flaggedSatisfied: number;
  readonly asks: AskCount;
}

export interface LevelCount {
  readonly questionnaire: string;
  readonly level: number;
  readonly n: number;
  readonly flagged: number;
}

export interface AskCount {
  readonly answered: number;
  readonly timeout: number;
  readonly dismissed: number;
}

export const NO_ASKS: AskCount = { answered: 0, timeout: 0, dismissed: 0 };
export const NO_TALLY: Tally = { levels: [], satisfied: 0, changed: 0, flaggedSatisfied: 0, asks: NO_ASKS };

/** The sum of any number of tallies, its levels best first within each questionnaire. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  const levels = new Map<string, LevelCount>();
  let [satisfied, changed, flaggedSatisfied] = [0, 0, 0];
  const asks = { ...NO_ASKS };
  for (const tally of tallies) {
    satisfied += tally.satisfied;
    changed += tally.changed;
    flaggedSatisfied += tally.flaggedSatisfied;
    asks.answered += tally.asks.answered;
    asks.timeout += tally.asks.timeout;
    asks.dismissed += tally.asks.dismissed;
    for (const one of tally.levels) {
      const key = `${one.questionnaire} ${one.level}`;
      const known = levels.get(key);
      levels.set(key, {
        ...one,
        n: one.n + (known?.n ?? 0),
        flagged: one.flagged + (known?.flagged ?? 0),
      });
    }
  }
  const sorted = [...levels.values()].sort((a, b) =>
    a.questionnaire < b.questionnaire ? -1 : a.questionnaire > b.questionnaire ? 1 : b.level - a.level,
  );
  return { levels: sorted, satisfied, changed, flaggedSatisfied, asks };
}

/** The share of satisfied ratings as two whole numbers, to be compared exactly. */
export function shareOf({ satisfied, n }: Pick<Figure, 'n' | 'satisfied'>): Share {
  return { part: satisfied, whole: n };
}

/** All ratings of a tally, those with flags too. */
export function ratingsOf({ levels }: Tally): number {
  return levels.reduce((sum, { n, flagged }) => sum + n + flagged, 0);
}

/**
 * What a tally says.
 * @param hasAsks invitations are known by this slice
 * @param transactions people who were served, where that is known of everybody counted here
 */
export function toFigure(tally: Tally, hasAsks: boolean, transactions: number | null): Figure {
  const n = tally.levels.reduce((sum, one) => sum + one.n, 0);
  const flagged = tally.levels.reduce((sum, one) => sum + one.flagged, 0);
  const satisfied = tally.satisfied;
  const all = { n: n + flagged, satisfied: satisfied + tally.flaggedSatisfied };
  return {
    n,
    satisfied,
    rate: ratePercent(satisfied, n),
    interval: wilson95(satisfied, n),
    levels: [...tally.levels],
    flagged: { n: flagged, satisfied: tally.flaggedSatisfied },
    withFlagged: {
      ...all,
      rate: ratePercent(all.satisfied, all.n),
      interval: wilson95(all.satisfied, all.n),
    },
    slips: { n: tally.changed, rate: ratePercent(tally.changed, n) },
    response: hasAsks ? toResponse(tally.asks, all.n, transactions) : null,
  };
}

function toResponse(asks: AskCount, ratings: number, transactions: number | null): Figure['response'] {
  const invited = asks.answered + asks.timeout + asks.dismissed;
  const [asked, answered] = transactions === null ? [invited, asks.answered] : [transactions, ratings];
  return {
    basis: transactions === null ? 'asks' : 'transactions',
    asked,
    answered,
    rate: responsePercent(answered, asked),
    invited,
    timeout: asks.timeout,
    dismissed: asks.dismissed,
    transactions,
    notAsked: transactions === null ? null : Math.max(0, transactions - invited),
  };
}
