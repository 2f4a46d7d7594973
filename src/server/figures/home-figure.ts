import { ratingsOf, shareOf, type Tally, toFigure } from '#shared/domain/figure.ts';
import { differencePoints } from '#shared/domain/statistics.ts';
import type { Figure, HomeFigure } from '#shared/protocol/summary.ts';

/**
 * What answers at home say, beside those at the counter.
 * @param counter the figure at the counter; null: withheld
 * @param isHidden the one at home is withheld
 */
export function homeFigureOf(tally: Tally, counter: Figure | null, isHidden: boolean): HomeFigure {
  const ratings = ratingsOf(tally);
  const figure = isHidden ? null : toFigure(tally, false, null);
  const difference =
    figure === null || counter === null ? null : differencePoints(shareOf(figure), shareOf(counter));
  return { ratings, figure, difference };
}
