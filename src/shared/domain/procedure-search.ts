import { codeDigits, findCodes } from './search-codes.ts';
import type { SearchIndex } from './search-index.ts';
import { createMatcher } from './search-matcher.ts';
import { interpretQuery } from './search-query.ts';
import { CLOSE_LOOKS, type Scored, scoreInterpretation } from './search-score.ts';

export interface Findings {
  /** Positions of procedures in the list that was indexed, the best first. */
  readonly positions: readonly number[];
  /** Nothing has all of what was typed: these are the nearest. */
  readonly partial: boolean;
  /** There are more than could be compared: more words would tell them apart. */
  readonly capped: boolean;
}

export interface ProcedureFinder {
  find(query: string): Findings;
}

/** Hits that are so much worse than the best are noise. */
const RELATIVE_FLOOR = 0.62;
const MAX_NEAREST = 8;
const NEAREST_FLOOR = 0.34;

/** Finds procedures over an index, at once: it is meant to be asked with every key. Remembers what it found for the words of the query. */
export function createProcedureFinder(index: SearchIndex): ProcedureFinder {
  const matcher = createMatcher(index);
  const digits = index.codes.map((code) => code.replace(/\D/g, ''));
  return {
    find(query) {
      const wanted = codeDigits(query);
      const byCode = wanted === null ? [] : findCodes(wanted, digits, index.favour);
      if (byCode.length > 0) return { positions: byCode, partial: false, capped: false };
      const scored = interpretQuery(query, index, matcher).map((way) => scoreInterpretation(way, index));
      return chooseShown(bestOfEach(scored));
    },
  };
}

/** The best first; what was found in several ways counts by the best of them. */
function bestOfEach(ways: readonly (readonly Scored[])[]): readonly Scored[] {
  const best = new Map<number, Scored>();
  for (const scored of ways.flat()) {
    const known = best.get(scored.position);
    if (known === undefined) best.set(scored.position, scored);
    else {
      const score = Math.max(known.score, scored.score);
      best.set(scored.position, { ...scored, score, full: known.full || scored.full });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.position - b.position);
}

function chooseShown(ranked: readonly Scored[]): Findings {
  const [leader] = ranked;
  if (leader === undefined || leader.score < NEAREST_FLOOR)
    return { positions: [], partial: false, capped: false };
  const near = ranked.filter(
    ({ score, full }) => score >= leader.score * RELATIVE_FLOOR && (full || !leader.full),
  );
  const shown = leader.full ? near : near.slice(0, MAX_NEAREST);
  const positions = shown.map(({ position }) => position);
  return { positions, partial: !leader.full, capped: positions.length >= CLOSE_LOOKS };
}
