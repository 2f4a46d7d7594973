import { canonicalSyllable } from './syllable.ts';
import { foldVietnamese } from './vietnamese.ts';

/** A word of a text, as it is compared. */
export interface SearchWord {
  /** Folded, in one spelling. */
  readonly plain: string;
  /** The same with its marks, wherever they were put ("hoà", "hòa"); equal to `plain` where it has none. */
  readonly marked: string;
}

/** The words of a text, in order. Composed or not, in capitals or not: all the same. */
export function searchWords(text: string): readonly SearchWord[] {
  const found = text.normalize('NFC').match(WORD) ?? [];
  return found.flatMap((word) =>
    foldVietnamese(word)
      .split(' ')
      .filter((folded) => folded !== '')
      .map((folded) => {
        const plain = canonicalSyllable(folded);
        return { plain, marked: plain + marksOf(word) };
      }),
  );
}

/** Letters, digits and the signs that may follow a letter when it is not composed. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MARK = /[\p{M}đĐ]/gu;

function marksOf(word: string): string {
  const marks = word.normalize('NFD').match(MARK);
  return marks === null ? '' : marks.join('').toLowerCase().split('').sort().join('');
}
