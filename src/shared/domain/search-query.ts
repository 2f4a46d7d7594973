import type { SearchIndex } from './search-index.ts';
import type { Matcher, TokenMatch } from './search-matcher.ts';
import { type SearchWord, searchWords } from './search-words.ts';

/** One word of an interpretation. */
export interface Token {
  readonly match: TokenMatch;
  /** Its share of the whole. */
  readonly weight: number;
  /** The word with its marks, where somebody typed them; null = no marks, or not typed by anybody. */
  readonly marked: string | null;
  /** "làm", "cho", "của": says nothing about which procedure is meant. */
  readonly filler: boolean;
}

/** One way to understand a query: as it stands, or with an everyday expression put into official words. */
export interface Interpretation {
  readonly tokens: readonly Token[];
  /** The one procedure that an expression stands for. */
  readonly procedure: number | null;
  /** How sure it is, about 1. */
  readonly trust: number;
}

/** Longer than any name; what is beyond says nothing more. */
const MAX_CHARS = 200;
const MAX_WORDS = 24;
const MAX_REWRITTEN = 6;
const MAX_READINGS = 3;
const FILLER_SHARE = 0.05;
const KIN_SHARE = 0.25;
const EXPRESSION_BONUS = 1.06;
/** Who uses an everyday expression mostly tells a story around it. */
const STORY_SHARE = 0.4;
/** What is wanted is said first: "đổi tên trong giấy khai sinh". */
const LATER = 0.03;

const FILLERS: ReadonlySet<string> = new Set(
  searchWords(
    'thủ tục làm xin cho tôi mình em muốn cần gì như thế nào ở đâu bao nhiêu được bị thì phải để và hoặc của khi về những ' +
      'các một này với tại trong trên là có không nữa rồi bằng từ ra',
  ).map(({ marked }) => marked),
);
/** Those that mean nothing else when they are typed without marks: "can" may be "căn", "tu" may be "tử". */
const PLAIN_FILLERS: ReadonlySet<string> = plainWords(
  'làm xin cho tôi mình em muốn gì như nào nhiêu được bị thì phải và hoặc khi những các một này với trên nữa rồi ở',
);
/** For whom it is mostly says less than what it is. */
const KIN: ReadonlySet<string> = plainWords('con cháu bé vợ chồng bố cha mẹ ông bà anh chị');

function plainWords(text: string): ReadonlySet<string> {
  return new Set(searchWords(text).map(({ plain }) => plain));
}

/** The ways to understand what was typed; the first is the query as it stands. Empty when it holds no word. */
export function interpretQuery(
  text: string,
  index: SearchIndex,
  matcher: Matcher,
): readonly Interpretation[] {
  const typed = searchWords(text.slice(0, MAX_CHARS)).slice(0, MAX_WORDS);
  if (typed.length === 0) return [];
  const open = !/[\s,;]$/.test(text.slice(0, MAX_CHARS));
  const readings = [typed, ...cutJoined(typed, open, matcher)];
  return readings.flatMap((words) => {
    const tokens = words.map((word, place) => toToken(word, open && place === words.length - 1, matcher));
    return [{ tokens, procedure: null, trust: 1 }, ...rewrite(tokens, index, matcher)];
  });
}

function toToken(word: SearchWord, open: boolean, matcher: Matcher): Token {
  const { plain, marked } = word;
  const match = matcher.typed(word, open);
  const filler = marked === plain ? PLAIN_FILLERS.has(plain) : FILLERS.has(marked);
  const share = filler ? FILLER_SHARE : KIN.has(plain) ? KIN_SHARE : 1;
  return {
    match,
    weight: match.weight * share,
    marked: marked === plain ? null : marked,
    filler,
  };
}

/** "khaisinh" → "khai sinh"; several where it can be cut in several ways, none when nothing is written together. */
function cutJoined(
  words: readonly SearchWord[],
  open: boolean,
  matcher: Matcher,
): readonly (readonly SearchWord[])[] {
  let readings: readonly (readonly SearchWord[])[] = [[]];
  let cut = false;
  words.forEach((word, place) => {
    const ways = matcher.split(word.plain, open && place === words.length - 1);
    cut ||= ways.length > 0;
    const pieces = ways.map((way) => way.map((plain) => ({ plain, marked: plain })));
    readings = readings
      .flatMap((before) =>
        pieces.length === 0 ? [[...before, word]] : pieces.map((way) => [...before, ...way]),
      )
      .slice(0, MAX_READINGS);
  });
  return cut ? readings : [];
}

interface Span {
  readonly from: number;
  readonly length: number;
  /** A word that stands inside the expression and is none of its words. */
  readonly inside: number | null;
  readonly means: readonly number[];
  readonly procedure: number | null;
  readonly sure: number;
}

/** Everyday expressions that the query holds, each put into official words; then all of them that do not overlap. */
function rewrite(tokens: readonly Token[], index: SearchIndex, matcher: Matcher): readonly Interpretation[] {
  const spans = findExpressions(tokens, index)
    .sort((a, b) => b.length - a.length || b.sure - a.sure)
    .slice(0, MAX_REWRITTEN);
  const single = spans.map((span) => replaceSpans(tokens, [span], matcher));
  const apart: Span[] = [];
  for (const span of spans) {
    const free = apart.every(
      (other) => span.from + span.length <= other.from || other.from + other.length <= span.from,
    );
    if (free) apart.push(span);
  }
  apart.sort((a, b) => a.from - b.from);
  return apart.length > 1 ? [...single, replaceSpans(tokens, apart, matcher)] : single;
}

function findExpressions(tokens: readonly Token[], index: SearchIndex): Span[] {
  const spans: Span[] = [];
  for (const { say, sayMarked, means, procedure } of index.synonyms) {
    for (let from = 0; from + say.length <= tokens.length; from += 1) {
      const found = findExpression(tokens, from, say, sayMarked);
      if (found !== null) spans.push({ from, means, procedure, ...found });
    }
  }
  return spans;
}

const WORD_INSIDE = 0.8;
const OTHER_MARKS = 0.8;

/** A single word must be the very word; in longer expressions the words bear each other out, and one word may stand between them. */
function findExpression(
  tokens: readonly Token[],
  from: number,
  say: readonly number[],
  sayMarked: readonly string[],
): Pick<Span, 'length' | 'inside' | 'sure'> | null {
  const least = say.length === 1 ? 0.95 : 0.6;
  let sure = 1;
  let inside: number | null = null;
  let at = from;
  for (const [place, word] of say.entries()) {
    let likely = tokens[at]?.match.likely[word] ?? 0;
    if (likely < least && place > 0 && inside === null) {
      inside = at;
      at += 1;
      sure *= WORD_INSIDE;
      likely = tokens[at]?.match.likely[word] ?? 0;
    }
    if (likely < least) return null;
    const marked = tokens[at]?.marked ?? null;
    sure *= marked !== null && marked !== sayMarked[place] ? OTHER_MARKS * likely : likely;
    at += 1;
  }
  return sure < 0.45 ? null : { length: at - from, inside, sure };
}

function replaceSpans(tokens: readonly Token[], spans: readonly Span[], matcher: Matcher): Interpretation {
  const all: Token[] = [];
  let at = 0;
  let trust = EXPRESSION_BONUS;
  for (const span of spans) {
    const within = tokens.slice(span.from, span.from + span.length);
    const kept = within.filter((_, place) => span.from + place === span.inside);
    all.push(...tokens.slice(at, span.from).map(asStory));
    all.push(...officialTokens(span.means, sum(within) - sum(kept), matcher), ...kept.map(asStory));
    at = span.from + span.length;
    trust *= span.sure ** 0.5 * (1 - LATER * span.from);
  }
  all.push(...tokens.slice(at).map(asStory));
  return {
    tokens: all,
    procedure: spans.find(({ procedure }) => procedure !== null)?.procedure ?? null,
    trust,
  };
}

function asStory(token: Token): Token {
  return { ...token, weight: token.weight * STORY_SHARE };
}

/** Together they weigh as much as what was said, so that the rest of the query keeps its share. */
function officialTokens(means: readonly number[], weight: number, matcher: Matcher): readonly Token[] {
  const matches = means.map((word) => matcher.exact(word));
  const total = matches.reduce((all, match) => all + match.weight, 0);
  return matches.map((match) => ({
    match,
    weight: total === 0 ? 0 : (match.weight / total) * weight,
    marked: null,
    filler: false,
  }));
}

function sum(tokens: readonly Token[]): number {
  return tokens.reduce((all, token) => all + token.match.weight, 0);
}
