import type { RatingPage } from '#shared/protocol/admin.ts';
import type { Database } from '../store/database.ts';
import { pageOfRatings, type RatingSelection } from '../store/rating-pages.ts';
import { posToCursor } from './rating-cursor.ts';
import { rowsToRatingItems } from './rating-item.ts';

/** One page for people or for a system that pulls. */
export async function readRatingPage(
  db: Database,
  selection: RatingSelection,
  cut: { readonly order: 'asc' | 'desc'; readonly afterPos: number | null; readonly limit: number },
): Promise<RatingPage> {
  const rows = await pageOfRatings(db, selection, { ...cut, limit: cut.limit + 1 });
  const shown = rows.slice(0, cut.limit);
  const lastPos = shown.at(-1)?.pos ?? cut.afterPos;
  const resume = lastPos === null ? null : posToCursor(lastPos);
  return {
    items: [...(await rowsToRatingItems(db, shown))],
    next: rows.length > cut.limit ? resume : null,
    resume,
  };
}
