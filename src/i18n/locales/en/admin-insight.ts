import type { Translated } from '../../translated.ts';
import type { viInsight } from '../vi/admin-insight.ts';
import { enComparison } from './admin-comparison.ts';

/** Words of the pages that look closer at figures, in English. */
export const enInsight: Translated<typeof viInsight> = {
  comparison: enComparison,
};
