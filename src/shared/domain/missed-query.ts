import { foldedWords } from './vietnamese.ts';

/** What an office's posted procedures say: every folded word, and every two that stand side by side. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

/** The vocabulary of these texts: names and fields of procedures, keywords, synonyms, life events. */
export function createVocabulary(texts: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  const pairs = new Set<string>();
  for (const text of texts) {
    const folded = foldedWords(text);
    folded.forEach((word, place) => {
      words.add(word);
      const next = folded[place + 1];
      if (next !== undefined) pairs.add(`${word} ${next}`);
    });
  }
  return { words, pairs };
}

const MAX_WORDS = 6;

/**
 * The folded words of a search without a result that may leave the tablet, or null. Somebody may have typed a name, a
 * number or an address. So only words that the office's own procedures use, no digits, few words, and nothing that begins
 * like a person's name ("trần thị hoa" is made of three such words) unless the office itself begins that way ("lệ phí").
 * What is held back still counts as a search without a result.
 */
export function publishableQuery(query: string, vocabulary: Vocabulary): string | null {
  const words = foldedWords(query);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  if (!words.every((word) => /^[a-z]+$/.test(word) && vocabulary.words.has(word))) return null;
  return looksLikeName(words, vocabulary) ? null : words.join(' ');
}

/** Folded; the families of more than nineteen in twenty Vietnamese. */
const FAMILY_NAMES: ReadonlySet<string> = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao doan trinh mai truong lam ' +
    'phung to cao ha luu luong thai chau ta quach tong vuong kieu bach thach danh kim son au giang nghiem la trieu'
  ).split(' '),
);

function looksLikeName(words: readonly string[], vocabulary: Vocabulary): boolean {
  return words.some((word, place) => {
    const next = words[place + 1];
    return next !== undefined && FAMILY_NAMES.has(word) && !vocabulary.pairs.has(`${word} ${next}`);
  });
}
