import { viComparison } from './admin-comparison.ts';

/** Words of the pages that look closer at figures; they come with those pages. */
export const viInsight = {
  comparison: viComparison,
};
