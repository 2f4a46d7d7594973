import type { SearchIndex } from './search-index.ts';
import type { Interpretation, Token } from './search-query.ts';

export interface Scored {
  readonly position: number;
  readonly score: number;
  /** It has (nearly) all of what was typed. */
  readonly full: boolean;
}

/** So many candidates of an interpretation are looked at closely. */
export const CLOSE_LOOKS = 64;
/** A candidate has that part of what the best one has. */
const ROUGH_FLOOR = 0.6;
/** A word counts as found from here on. */
const HAS_WORD = 0.2;
/** So much of what was typed must be found, by weight, for a procedure to count as what was asked for. */
const ENOUGH = 0.7;
const NAMED_OUTRIGHT = 1.2;

/** Every procedure is measured roughly by the words that it has; the best of them are then looked at closely. */
export function scoreInterpretation(interpretation: Interpretation, index: SearchIndex): readonly Scored[] {
  const { tokens, procedure, trust } = interpretation;
  if (procedure !== null) return [{ position: procedure, score: NAMED_OUTRIGHT * trust, full: true }];
  const total = tokens.reduce((all, token) => all + token.weight, 0);
  if (total === 0) return [];
  const rough = new Float32Array(index.codes.length);
  for (const { match, weight } of tokens) {
    const share = weight / total;
    for (let at = 0; at < rough.length; at += 1)
      rough[at] = (rough[at] ?? 0) + share * (match.found[at] ?? 0);
  }
  const wanted = tokens.filter((token) => !token.filler);
  return bestOf(rough, index).map((position) => ({
    position,
    score: trust * scoreClosely({ position, tokens: wanted, total, index }, rough[position] ?? 0),
    full: foundShare(position, wanted) >= ENOUGH,
  }));
}

function bestOf(rough: Float32Array, { favour }: SearchIndex): readonly number[] {
  const top = rough.reduce((best, value) => Math.max(best, value), 0);
  if (top < 0.1) return [];
  const worth = rough.map((value, position) =>
    value < top * ROUGH_FLOOR ? 0 : value + (favour[position] ?? 0),
  );
  // A single letter finds nearly everything: the numbers are sorted alone, and only what is left by their order.
  const least = Math.max(Number.MIN_VALUE, worth.toSorted().at(-CLOSE_LOOKS) ?? 0);
  const positions: number[] = [];
  worth.forEach((value, position) => {
    if (value >= least) positions.push(position);
  });
  return positions.sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b).slice(0, CLOSE_LOOKS);
}

function foundShare(position: number, tokens: readonly Token[]): number {
  let found = 0;
  let total = 0;
  for (const { match, weight } of tokens) {
    total += weight;
    if ((match.found[position] ?? 0) >= HAS_WORD) found += weight;
  }
  return total === 0 ? 1 : found / total;
}

/** One procedure and the words that were wanted. */
interface Candidate {
  readonly position: number;
  readonly tokens: readonly Token[];
  /** Weight of all that was typed. */
  readonly total: number;
  readonly index: SearchIndex;
}

/** How much each of these adds; found by trying on one half of the quality set. */
const ORDER = 0.25;
const NAME = 0.3;
const START = 0.04;
const TURN = 0.1;
const MARKS = 0.12;

/** Words found, the more if they stand side by side as they were typed, fill the name, begin it, and carry the same marks. */
function scoreClosely(candidate: Candidate, rough: number): number {
  const { position, total, index } = candidate;
  const { order, marks, first } = comparePlaces(candidate);
  const { share, turned } = compareName(candidate);
  const [start = 0, end = 0] = nameBounds(position, index);
  const early = (end - Math.min(first, end)) / Math.max(1, end - start);
  return (
    rough * (1 + (ORDER * order) / total + NAME * share + START * early - (turned ? TURN : 0)) +
    (MARKS * marks) / total +
    (index.favour[position] ?? 0)
  );
}

function nameBounds(position: number, { nameStarts }: SearchIndex): readonly [start: number, end: number] {
  const start = nameStarts[position] ?? 0;
  return [start, nameStarts[position + 1] ?? start];
}

interface PlaceFacts {
  /** Weight of the neighbours in the query that are neighbours in the name. */
  readonly order: number;
  readonly marks: number;
  /** Where the first word that was found stands. */
  readonly first: number;
}

function comparePlaces({ position, tokens, index }: Candidate): PlaceFacts {
  let order = 0;
  let marks = 0;
  let first = Number.POSITIVE_INFINITY;
  let before: Token | null = null;
  let ends = new Set<number>();
  for (const token of tokens) {
    const places = placesOf(token, position, index);
    if (before !== null && places.some(({ from }) => ends.has(from)))
      order += (token.weight + before.weight) / 2;
    for (const { from } of places) first = Math.min(first, from);
    marks += markValue(token, places, index) * token.weight;
    ends = new Set(places.map(({ to }) => to));
    before = token;
  }
  return { order, marks, first };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where in the name the token may stand. */
function placesOf({ match }: Token, position: number, index: SearchIndex): readonly Place[] {
  const [start, end] = nameBounds(position, index);
  const places: Place[] = [];
  for (let at = start; at < end; at += 1) {
    if ((match.likely[index.nameWords[at] ?? 0] ?? 0) > 0) places.push({ from: at, to: at + 1 });
  }
  const run = match.runs?.[position] ?? 0;
  if (run > 0) places.push({ from: start + run - 1, to: start + run - 1 + match.runLength });
  return places;
}

/** 1: the name has the word with the marks that were typed · −0.5: with others only · 0: no marks were typed. */
function markValue({ marked }: Token, places: readonly Place[], index: SearchIndex): number {
  if (marked === null || places.length === 0) return 0;
  return places.some(({ from }) => index.marked[index.nameMarked[from] ?? 0] === marked) ? 1 : -0.5;
}

/** After so many words hardly anything new is said about what it is. */
const HEAD_WORDS = 16;
const TAIL = 0.2;
const TAIL_WORDS = 8;
const LIKELY = 0.6;
const SURE = 0.95;

interface NameFacts {
  /** How much of what the name says was typed. */
  readonly share: number;
  /** The name turns the plain act into another one, and nobody asked for that. */
  readonly turned: boolean;
}

function compareName(candidate: Candidate): NameFacts {
  const { position, tokens, index } = candidate;
  const [start, end] = nameBounds(position, index);
  const head = index.nameHeads[position] ?? 0;
  let weight = 0;
  let covered = 0;
  let turned = false;
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const place = at - start;
    const word = index.nameWords[at] ?? 0;
    const own = (index.weights[word] ?? 0) * shareInName(place, head);
    const likely = likelyAt(tokens, word, place, position);
    weight += own;
    // A guess counts where its neighbour bears it out.
    if (likely >= SURE || before > 0 || tokens.length === 1) covered += own * likely;
    turned ||= likely < LIKELY && place < HEAD_WORDS && index.nameTurns[at] === 1;
    before = likely;
  }
  return { share: weight === 0 ? 0 : covered / weight, turned };
}

/** The words that say what it is about count in full at first; of the rest only the next few count a little. */
function shareInName(place: number, head: number): number {
  if (place < head) return Math.max(TAIL, 1 - place / HEAD_WORDS);
  return place < head + TAIL_WORDS ? TAIL : 0;
}

/** How surely one of the tokens means this word of the name. */
function likelyAt(tokens: readonly Token[], word: number, place: number, position: number): number {
  let best = 0;
  for (const { match } of tokens) {
    const run = match.runs?.[position] ?? 0;
    const inRun = run > 0 && place >= run - 1 && place < run - 1 + match.runLength;
    best = Math.max(best, match.likely[word] ?? 0, inRun ? 0.9 : 0);
  }
  return best;
}
