import type { Procedure } from '../protocol/procedure.ts';
import { foldedWords, foldVietnamese } from './vietnamese.ts';

export interface ProcedureHit {
  readonly procedure: Procedure;
  /** Not every word was found; shown only when no procedure has them all. */
  readonly partial: boolean;
}

export interface ProcedureIndex {
  /** Procedures that fit the query, the best first; none for a query without words. */
  search(query: string): readonly ProcedureHit[];
}

/** What the index knows of one procedure. */
interface Entry {
  readonly procedure: Procedure;
  readonly position: number;
  readonly digits: string;
  readonly nameWords: readonly string[];
  /** The name with its accents, to prefer "hộ" over "hồ" for who types them. */
  readonly accented: ReadonlySet<string>;
  readonly name: ReadonlySet<string>;
  readonly other: ReadonlySet<string>;
}

interface Query {
  readonly words: readonly string[];
  /** The word that is still being typed may be a beginning only. */
  readonly lastIsOpen: boolean;
  readonly accentedWords: readonly string[];
}

interface Match {
  readonly found: number;
  /** 0: every word in the name · 1: the last by its beginning · 2: some elsewhere in the text. */
  readonly rank: number;
}

/**
 * A small index of folded syllables. Words may stand in any order; ranking: all in the name, then the last by its
 * beginning, then in other parts of the text; among equals an unbroken run of words, then the shorter name.
 */
export function createProcedureIndex(procedures: readonly Procedure[]): ProcedureIndex {
  const entries = procedures.map(procedureToEntry);
  return {
    search(text) {
      const digits = codeDigits(text);
      if (digits !== null) {
        const byCode = entries.filter((entry) => entry.digits.startsWith(digits));
        if (byCode.length > 0) return byCode.map((entry) => ({ procedure: entry.procedure, partial: false }));
      }
      return searchWords(entries, parseQuery(text));
    },
  };
}

function procedureToEntry(procedure: Procedure, position: number): Entry {
  const nameWords = foldedWords(procedure.name);
  return {
    procedure,
    position,
    digits: procedure.code.replace(/\D/g, ''),
    nameWords,
    accented: new Set(accentedWords(procedure.name)),
    name: new Set(nameWords),
    other: new Set(otherTexts(procedure).flatMap((text) => foldedWords(text))),
  };
}

function otherTexts(procedure: Procedure): readonly string[] {
  return [
    procedure.field,
    procedure.agency ?? '',
    procedure.conditions ?? '',
    procedure.decisionNo ?? '',
    ...(procedure.subjects ?? []),
    ...(procedure.components ?? []).map((component) => `${component.name} ${component.formCode ?? ''}`),
    ...(procedure.results ?? []).map((result) => result.name),
    ...(procedure.steps ?? []),
    ...(procedure.legalBasis ?? []),
  ];
}

/** "1.001193", also without its dot or half typed: a query of digits only that begins like a code. */
function codeDigits(text: string): string | null {
  const trimmed = text.trim();
  if (!/^\d[\d. ]*$/.test(trimmed)) return null;
  const digits = trimmed.replace(/\D/g, '');
  return digits.length >= 2 ? digits : null;
}

function parseQuery(text: string): Query {
  const all = foldedWords(text);
  const rest = all[0] === 'thu' && all[1] === 'tuc' && all.length > 2 ? all.slice(2) : all;
  return {
    words: rest,
    lastIsOpen: !/\s$/.test(text),
    accentedWords: accentedWords(text).filter((word) => foldVietnamese(word) !== word),
  };
}

function searchWords(entries: readonly Entry[], query: Query): readonly ProcedureHit[] {
  const wanted = query.words.length;
  if (wanted === 0) return [];
  const matches = entries.map((entry) => ({ entry, match: matchEntry(entry, query) }));
  const full = matches.filter(({ match }) => match.found === wanted);
  const enough = Math.max(2, Math.ceil(wanted / 2));
  const shown = full.length > 0 ? full : matches.filter(({ match }) => match.found >= enough);
  return shown
    .map((hit) => ({ ...hit, order: sortKey(hit.entry, hit.match, query) }))
    .sort((a, b) => compareKeys(a.order, b.order))
    .map(({ entry }) => ({ procedure: entry.procedure, partial: full.length === 0 }));
}

function matchEntry(entry: Entry, query: Query): Match {
  let found = 0;
  let rank = 0;
  query.words.forEach((word, place) => {
    const open = query.lastIsOpen && place === query.words.length - 1;
    const wordRank = rankWord(entry, word, open);
    if (wordRank === null) return;
    found += 1;
    rank = Math.max(rank, wordRank);
  });
  return { found, rank };
}

function rankWord(entry: Entry, word: string, open: boolean): number | null {
  if (entry.name.has(word)) return 0;
  if (open && entry.nameWords.some((nameWord) => nameWord.startsWith(word))) return 1;
  if (entry.other.has(word)) return 2;
  return open && word.length > 1 && [...entry.other].some((other) => other.startsWith(word)) ? 2 : null;
}

/** Words with their accents kept, to compare what was typed with accents. */
function accentedWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** How many words longer a name may be and still come first, if it has the query as one unbroken run. */
const RUN_BONUS_WORDS = 4;

/** Smaller is better, compared from left to right. */
function sortKey(entry: Entry, match: Match, query: Query): readonly number[] {
  const at = runPosition(entry.nameWords, query.words);
  const accentHits = query.accentedWords.filter((word) => entry.accented.has(word)).length;
  const length = entry.nameWords.length - (at === null ? 0 : RUN_BONUS_WORDS);
  return [-match.found, match.rank, -accentHits, length, at ?? 0, entry.position];
}

/** Where the query's words stand in the name as one unbroken run (the last may be a beginning), or null. */
function runPosition(nameWords: readonly string[], words: readonly string[]): number | null {
  const start = nameWords.findIndex((_, from) =>
    words.every((word, offset) => {
      const nameWord = nameWords[from + offset];
      return offset === words.length - 1 ? nameWord?.startsWith(word) === true : nameWord === word;
    }),
  );
  return start === -1 ? null : start;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const difference = value - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
