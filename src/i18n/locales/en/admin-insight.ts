import type { Translated } from '../../translated.ts';
import type { viInsight } from '../vi/admin-insight.ts';
import { enAttention } from './admin-attention.ts';
import { enComparison } from './admin-comparison.ts';
import { enHomeFigure } from './admin-home-figure.ts';
import { enOwn } from './admin-own.ts';
import { enQuality } from './admin-quality.ts';
import { enRating } from './admin-rating.ts';
import { enTransactions } from './admin-transactions.ts';

/** Words of the pages that look closer at figures, in English. */
export const enInsight: Translated<typeof viInsight> = {
  own: enOwn,
  home: enHomeFigure,
  attention: enAttention,
  comparison: enComparison,
  quality: enQuality,
  transactions: enTransactions,
  rating: enRating,
};
