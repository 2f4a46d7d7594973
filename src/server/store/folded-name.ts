import { foldVietnamese } from '#shared/domain/vietnamese.ts';

/** A name as `folded` columns hold it: a space before each word, so that `like '% word%'` finds beginnings of words only. */
export function foldedName(name: string): string {
  return ` ${foldVietnamese(name)}`;
}
