import { type Press, stretchAround } from './press.ts';

/** When presses in a row are too regular. */
export interface MetronomeRule {
  readonly presses: number;
  readonly spreadSeconds: number;
  readonly pauseSeconds: number;
}

/** The presses between which every pause was nearly the same. */
export interface MetronomeEvidence {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly presses: number;
  readonly shortestMs: number;
  readonly longestMs: number;
}

/**
 * The rule `metronome`: so many presses in a row, with pauses that differ by no more than the spread and are none too long.
 * People come one by one and never like that. Times that run backwards say nothing.
 */
export function metronomeAt(
  presses: readonly Pick<Press, 'seq' | 'atMs'>[],
  place: number,
  rule: MetronomeRule,
): MetronomeEvidence | null {
  const found = stretchAround(presses, place, rule.presses, (start, end) => {
    const { shortestMs, longestMs } = pausesOf(presses, start, end);
    return (
      shortestMs >= 0 &&
      longestMs <= rule.pauseSeconds * 1_000 &&
      longestMs - shortestMs <= rule.spreadSeconds * 1_000
    );
  });
  const [first, last] = [found?.[0], found?.at(-1)];
  if (found === null || first === undefined || last === undefined) return null;
  return {
    firstSeq: first.seq,
    lastSeq: last.seq,
    presses: found.length,
    ...pausesOf(found, 0, found.length),
  };
}

function pausesOf(presses: readonly Pick<Press, 'atMs'>[], start: number, end: number) {
  let [shortestMs, longestMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = start + 1; place < end; place += 1) {
    const pauseMs = (presses[place]?.atMs ?? 0) - (presses[place - 1]?.atMs ?? 0);
    shortestMs = Math.min(shortestMs, pauseMs);
    longestMs = Math.max(longestMs, pauseMs);
  }
  return { shortestMs, longestMs };
}
