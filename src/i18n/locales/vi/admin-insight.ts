import { viAttention } from './admin-attention.ts';
import { viComparison } from './admin-comparison.ts';
import { viHomeFigure } from './admin-home-figure.ts';
import { viOwn } from './admin-own.ts';
import { viQuality } from './admin-quality.ts';
import { viRating } from './admin-rating.ts';
import { viTransactions } from './admin-transactions.ts';

/** Words of the pages that look closer at figures; they come with those pages. */
export const viInsight = {
  own: viOwn,
  home: viHomeFigure,
  attention: viAttention,
  comparison: viComparison,
  quality: viQuality,
  transactions: viTransactions,
  rating: viRating,
};
