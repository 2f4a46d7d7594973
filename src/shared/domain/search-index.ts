import type { Synonym } from './everyday-words.ts';
import type { SearchText } from './search-text.ts';
import { searchWords } from './search-words.ts';
import { soundOf } from './syllable.ts';

/**
 * What a search needs of a list of procedures, as plain data: it can be made in one thread and used in another. Procedures
 * and words are named by their position.
 */
export interface SearchIndex {
  readonly codes: readonly string[];
  readonly words: readonly string[];
  /** By word: how it sounds, and with which marks it stands in names. */
  readonly sounds: readonly string[];
  readonly wordMarks: readonly (readonly string[])[];
  /** How much a word tells, from 0 (in every name) to 1 (in one). */
  readonly weights: Float32Array;
  /** The words of all names one after the other; name n is `[nameStarts[n], nameStarts[n + 1])`. */
  readonly nameStarts: Uint32Array;
  readonly nameWords: Uint32Array;
  /** The same words with their marks, by their place in `marked`. */
  readonly nameMarked: Uint32Array;
  readonly marked: readonly string[];
  /** Which of them say that something is done again, otherwise or no more: "lại", "gia hạn", "xóa". */
  readonly nameTurns: Uint8Array;
  /** How many words of each name say what it is about, before "đối với …", "trong trường hợp …" and the like. */
  readonly nameHeads: Uint32Array;
  /** First letters of the name's words: "dkks". */
  readonly initials: readonly string[];
  /** Who has word w: `[postStarts[w], postStarts[w + 1])`, with the place (`IN_NAME` …) where it tells most. */
  readonly postStarts: Uint32Array;
  readonly posts: Uint32Array;
  readonly postPlaces: Uint8Array;
  /** A small advantage among equals. */
  readonly favour: Float32Array;
  readonly synonyms: readonly IndexedSynonym[];
}

export interface IndexedSynonym {
  readonly say: readonly number[];
  /** The same words with their marks. */
  readonly sayMarked: readonly string[];
  /** Words, or one procedure. */
  readonly means: readonly number[];
  readonly procedure: number | null;
}

export const IN_NAME = 0;
const NEAR = 1;
export const FAR = 2;

/** What holds for all procedures of the list. */
export interface SearchSettings {
  readonly synonyms: readonly Synonym[];
  /** Codes that people come for most, the first ones most of all. */
  readonly favoured: readonly string[];
}

/** Takes the procedures one by one, so that somebody may pause in between. */
export interface IndexBuilder {
  add(text: SearchText): void;
  finish(settings: SearchSettings): SearchIndex;
}

/** Makes an index of no procedures yet. */
export function createIndexBuilder(): IndexBuilder {
  return new Builder();
}

/** What comes behind is for whom, in which case, by whom. The first words never are. */
const QUALIFIER =
  /^(\S+\s+\S+\s+\S+.*?)(?:\s(?:đối với|trong trường hợp|thuộc thẩm quyền|trên địa bàn|áp dụng|tại|cho|do|của)\s|\()/iu;

/** How names begin that turn the plain act into another one; who means that says so. */
const TURNS: ReadonlySet<string> = new Set(
  'lai|doi|xoa|huy|giai the|gia han|dieu chinh|thu hoi|dinh chinh|sua doi|thay doi|cham dut|tam ngung|tam dung|dinh chi'.split(
    '|',
  ),
);
/** Turns wherever they stand. */
const SPECIAL_CASES: ReadonlySet<string> = new Set('luu dong|nuoc ngoai|bien gioi|lan hai'.split('|'));

function isTurn(place: number, word: string, next: string | undefined): boolean {
  const pair = `${word} ${next ?? ''}`;
  if (place < 2) return TURNS.has(word) || TURNS.has(pair);
  return SPECIAL_CASES.has(pair) || (place === 2 && (word === 'lai' || pair === 'thay doi'));
}

const FAVOURED = 0.02;
const FIRST_FAVOURED = 0.03;
const COMMUNE = 0.03;

class Builder implements IndexBuilder {
  private readonly words = new Numbering();
  private readonly marked = new Numbering();
  private readonly codes: string[] = [];
  private readonly initials: string[] = [];
  private readonly communes: boolean[] = [];
  private readonly nameStarts: number[] = [0];
  private readonly nameWords: number[] = [];
  private readonly nameMarked: number[] = [];
  private readonly nameTurns: number[] = [];
  private readonly nameHeads: number[] = [];
  /** By word: who has it, and where. */
  private readonly postings: (readonly [procedures: number[], places: number[]])[] = [];

  add(text: SearchText): void {
    const at = this.codes.push(text.code) - 1;
    this.communes.push(text.commune);
    const name = searchWords(text.name);
    // "Thủ tục đăng ký kết hôn" and "Đăng ký kết hôn" are one name.
    const titled = name[0]?.plain === 'thu' && name[1]?.plain === 'tuc' && name.length > 2;
    const own = titled ? name.slice(2) : name;
    own.forEach((word, place) => {
      this.nameWords.push(this.words.of(word.plain));
      this.nameMarked.push(this.marked.of(word.marked));
      this.nameTurns.push(isTurn(place, word.plain, own[place + 1]?.plain) ? 1 : 0);
    });
    this.nameStarts.push(this.nameWords.length);
    const before = QUALIFIER.exec(text.name.normalize('NFC'))?.[1] ?? text.name;
    this.nameHeads.push(searchWords(before).length - (titled ? 2 : 0));
    this.initials.push(own.map(({ plain }) => plain.charAt(0)).join(''));
    const seen = new Set<number>();
    this.post(at, name, IN_NAME, seen);
    for (const part of text.near) this.post(at, searchWords(part), NEAR, seen);
    for (const part of text.far) this.post(at, searchWords(part), FAR, seen);
  }

  finish({ synonyms, favoured }: SearchSettings): SearchIndex {
    const indexed = this.indexSynonyms(synonyms);
    const liked = new Map<string, number>();
    favoured.forEach((code, place) => {
      if (!liked.has(code)) liked.set(code, FAVOURED + FIRST_FAVOURED * (1 - place / favoured.length));
    });
    return {
      codes: this.codes,
      words: this.words.names,
      sounds: this.words.names.map(soundOf),
      wordMarks: this.collectMarks(),
      weights: this.weigh(),
      nameStarts: Uint32Array.from(this.nameStarts),
      nameWords: Uint32Array.from(this.nameWords),
      nameMarked: Uint32Array.from(this.nameMarked),
      nameTurns: Uint8Array.from(this.nameTurns),
      nameHeads: Uint32Array.from(this.nameHeads),
      marked: this.marked.names,
      initials: this.initials,
      ...this.layPostings(),
      favour: Float32Array.from(
        this.codes,
        (code, at) => (liked.get(code) ?? 0) + (this.communes[at] === true ? COMMUNE : 0),
      ),
      synonyms: indexed,
    };
  }

  private post(
    at: number,
    words: readonly { readonly plain: string }[],
    place: number,
    seen: Set<number>,
  ): void {
    for (const { plain } of words) {
      const word = this.words.of(plain);
      if (seen.has(word)) continue;
      seen.add(word);
      const [procedures, places] = this.postingsOf(word);
      procedures.push(at);
      places.push(place);
    }
  }

  private postingsOf(word: number): readonly [procedures: number[], places: number[]] {
    let postings = this.postings[word];
    while (postings === undefined) {
      this.postings.push([[], []]);
      postings = this.postings[word];
    }
    return postings;
  }

  /** Rare words tell more; words of no name tell as much as the rarest. */
  private weigh(): Float32Array {
    const total = Math.log(1 + this.codes.length);
    return Float32Array.from(this.words.names, (_, word) => {
      const places = this.postings[word]?.[1] ?? [];
      const names = places.filter((place) => place === IN_NAME).length;
      return total === 0 ? 1 : Math.max(0.05, 1 - Math.log(1 + names) / (total + 1));
    });
  }

  private collectMarks(): readonly (readonly string[])[] {
    const all = this.words.names.map(() => new Set<string>());
    this.nameWords.forEach((word, at) => {
      const marked = this.marked.names[this.nameMarked[at] ?? 0] ?? '';
      all[word]?.add(marked.slice(this.words.names[word]?.length));
    });
    return all.map((marks) => [...marks]);
  }

  private layPostings(): Pick<SearchIndex, 'postStarts' | 'posts' | 'postPlaces'> {
    const starts = new Uint32Array(this.words.names.length + 1);
    this.words.names.forEach((_, word) => {
      starts[word + 1] = (starts[word] ?? 0) + (this.postings[word]?.[0].length ?? 0);
    });
    const size = starts.at(-1) ?? 0;
    const posts = new Uint32Array(size);
    const postPlaces = new Uint8Array(size);
    this.postings.forEach(([procedures, places], word) => {
      posts.set(procedures, starts[word]);
      postPlaces.set(places, starts[word]);
    });
    return { postStarts: starts, posts, postPlaces };
  }

  private indexSynonyms(synonyms: readonly Synonym[]): readonly IndexedSynonym[] {
    const places = new Map(this.codes.map((code, at) => [code, at]));
    return synonyms.flatMap(({ say, means }) => {
      const procedure = places.get(means.trim()) ?? null;
      const target = procedure === null ? searchWords(means) : [];
      const said = searchWords(say);
      if (said.length === 0 || (procedure === null && target.length === 0)) return [];
      const number = ({ plain }: { readonly plain: string }): number => this.words.of(plain);
      return [
        {
          say: said.map(number),
          sayMarked: said.map(({ marked }) => marked),
          means: target.map(number),
          procedure,
        },
      ];
    });
  }
}

/** Numbers words in the order in which they come. */
class Numbering {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.push(name) - 1;
    this.numbers.set(name, number);
    return number;
  }
}
