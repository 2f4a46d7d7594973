import { FAR, IN_NAME, type SearchIndex } from './search-index.ts';
import { howLikely, toTypedWord } from './search-likeness.ts';
import type { SearchWord } from './search-words.ts';
import { canonicalSyllable } from './syllable.ts';

/** What one word of a query finds. */
export interface TokenMatch {
  /** By word of the index: how surely it is meant, 0 to 1. */
  readonly likely: Float32Array;
  /** By procedure: how well it has the word, 0 to 1. */
  readonly found: Float32Array;
  /** By procedure, for first letters ("dkks"): where they begin in the name, counted from 1; 0 = nowhere. */
  readonly runs: Uint16Array | null;
  readonly runLength: number;
  /** How much the word tells, 0 to 1. */
  readonly weight: number;
}

/** Finds words of the index for words that were typed, and remembers what it found: while somebody types, one word changes. */
export interface Matcher {
  /** @param open the word is still being typed and may be a beginning */
  typed(word: SearchWord, open: boolean): TokenMatch;
  /** The very word of the index. */
  exact(word: number): TokenMatch;
  /** The words that may have been written without spaces between them. */
  split(token: string, open: boolean): readonly (readonly string[])[];
}

export function createMatcher(index: SearchIndex): Matcher {
  return new IndexMatcher(index);
}

/** What a word is worth by where it stands. */
const PLACE_VALUES: readonly number[] = [1, 0.6, 0.36];
/** A guessed word counts less outside names, where no neighbour bears it out. */
const GUESSED = 0.9;
const GUESS_OUTSIDE = 0.7;
/** Below that a likeness is a coincidence. */
const MIN_LIKELY = 0.45;
const MAX_REMEMBERED = 96;
const MAX_SYLLABLE = 7;
const MAX_JOINED = 40;
const MAX_WAYS = 3;

class IndexMatcher implements Matcher {
  private readonly index: SearchIndex;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly remembered = new Map<string, TokenMatch>();

  constructor(index: SearchIndex) {
    this.index = index;
    this.numbers = new Map(index.words.map((word, number) => [word, number]));
  }

  typed(word: SearchWord, open: boolean): TokenMatch {
    return this.remember(`${open ? '?' : '.'}${word.marked}`, () => this.matchTyped(word, open));
  }

  exact(word: number): TokenMatch {
    return this.remember(`=${word}`, () => {
      const likely = new Float32Array(this.index.words.length);
      likely[word] = 1;
      const weight = this.index.weights[word] ?? 1;
      return { likely, found: this.findAll(likely), runs: null, runLength: 0, weight };
    });
  }

  split(token: string, open: boolean): readonly (readonly string[])[] {
    if (token.length > MAX_JOINED || this.numbers.has(token) || !/^[a-z]{5,}$/.test(token)) return [];
    // best[n]: the ways to cut the first n letters into the fewest words.
    const best: (readonly (readonly string[])[])[] = [[[]]];
    for (let end = 1; end <= token.length; end += 1) {
      const ways: (readonly string[])[] = [];
      for (let start = Math.max(0, end - MAX_SYLLABLE); start <= end - 2; start += 1) {
        const before = best[start] ?? [];
        const word = canonicalSyllable(token.slice(start, end));
        if (before.length === 0 || !this.isPiece(word, open && end === token.length)) continue;
        ways.push(...before.map((pieces) => [...pieces, word]));
      }
      best[end] = ways.sort((a, b) => a.length - b.length).slice(0, MAX_WAYS);
    }
    return (best[token.length] ?? []).filter((pieces) => pieces.length > 1);
  }

  private isPiece(word: string, open: boolean): boolean {
    const { words, postStarts } = this.index;
    const number = this.numbers.get(word);
    if (number !== undefined && (postStarts[number + 1] ?? 0) > (postStarts[number] ?? 0)) return true;
    return open && word.length > 2 && words.some((other) => other.startsWith(word));
  }

  private remember(key: string, match: () => TokenMatch): TokenMatch {
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    const made = match();
    this.remembered.set(key, made);
    return made;
  }

  private matchTyped({ plain, marked }: SearchWord, open: boolean): TokenMatch {
    const exact = this.numbers.get(plain);
    const marks = marked.slice(plain.length);
    const likely = this.guess(plain, marks, exact, open);
    const runs = exact === undefined || !/[aeiouy]/.test(plain) ? this.findInitials(plain) : null;
    const found = this.findAll(likely);
    runs?.forEach((at, procedure) => {
      if (at > 0) found[procedure] = Math.max(found[procedure] ?? 0, initialsValue(at, plain.length));
    });
    // A word that is mistyped or not finished weighs as the one that it most likely is.
    const meant = exact === undefined || open ? likeliest(likely) : exact;
    const weight = meant === null ? 1 : (this.index.weights[meant] ?? 1);
    return { likely, found, runs, runLength: plain.length, weight };
  }

  private guess(plain: string, marks: string, exact: number | undefined, open: boolean): Float32Array {
    const { words, sounds } = this.index;
    const typed = toTypedWord(plain, exact !== undefined);
    const doubt = exact === undefined ? 1 : this.doubtOf(exact, marks);
    const likely = new Float32Array(words.length);
    words.forEach((word, number) => {
      const mayBegin = open && this.mayBegin(marks, number);
      const sure = howLikely(typed, word, sounds[number] ?? word, mayBegin);
      const worth = sure === 1 ? 1 : sure * doubt;
      if (worth >= MIN_LIKELY) likely[number] = worth;
    });
    return likely;
  }

  /** Who wrote a word that exists most likely meant it, the more so with the very marks. */
  private doubtOf(exact: number, marks: string): number {
    return marks !== '' && this.index.wordMarks[exact]?.includes(marks) === true ? 0.6 : 0.76;
  }

  /** Somebody who typed "vợ" will not go on to "với". */
  private mayBegin(marks: string, word: number): boolean {
    const all = this.index.wordMarks[word] ?? [];
    return (
      marks === '' || all.length === 0 || all.some((own) => [...marks].every((mark) => own.includes(mark)))
    );
  }

  /** Where the letters stand among the first letters of each name; null when they stand in none. */
  private findInitials(letters: string): Uint16Array | null {
    if (!/^[a-z]{2,10}$/.test(letters)) return null;
    const runs = Uint16Array.from(this.index.initials, (initials) => initials.indexOf(letters) + 1);
    return runs.some((at) => at > 0) ? runs : null;
  }

  private findAll(likely: Float32Array): Float32Array {
    const { postStarts, posts, postPlaces, codes } = this.index;
    const found = new Float32Array(codes.length);
    likely.forEach((sure, word) => {
      if (sure === 0) return;
      const end = postStarts[word + 1] ?? 0;
      for (let post = postStarts[word] ?? 0; post < end; post += 1) {
        const procedure = posts[post] ?? 0;
        const place = postPlaces[post] ?? FAR;
        const worth = place !== IN_NAME && sure < GUESSED ? sure * GUESS_OUTSIDE : sure;
        found[procedure] = Math.max(found[procedure] ?? 0, worth * (PLACE_VALUES[place] ?? 0));
      }
    });
    return found;
  }
}

/** Many letters at the beginning of a name are hardly a coincidence. */
function initialsValue(at: number, length: number): number {
  return at === 1 ? 0.9 : 0.7 + 0.02 * Math.min(length, 5);
}

function likeliest(likely: Float32Array): number | null {
  const best = likely.reduce((most, sure) => Math.max(most, sure), 0);
  return best === 0 ? null : likely.indexOf(best);
}
