import type { Translated } from '../../translated.ts';
import type { viOwn } from '../vi/admin-own.ts';

/** More words of a clerk's own results, in English. */
export const enOwn: Translated<typeof viOwn> = {
  year: 'Year',
  flagged:
    '{{n}} ratings with a flag (doubted) are not counted; nobody loses anything for having been on duty then.',
  batchesHow:
    'A batch closes with the day on which it is full; the next day opens another. Batches begin with the first of January and not when you look, so that two looks cannot be taken from each other. A rating that arrives very late, or a decision about a flag, may change an old batch.',
  rateHow:
    'Satisfied ratings divided by those without a flag. The 95 % interval says how sure this is: few ratings make it wide, and two batches whose intervals overlap do not differ yet.',
  range: '{{low}} – {{high}}',
};
