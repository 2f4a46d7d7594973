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
  presses: readonly Pick<Press, 'seq' | 'at'>[],
  place: number,
  rule: MetronomeRule,
): MetronomeEvidence | null {
  const found = stretchAround(presses, place, rule.presses, (stretch) => {
    const { shortestMs, longestMs } = pausesOf(stretch);
    return (
      shortestMs >= 0 &&
      longestMs <= rule.pauseSeconds * 1_000 &&
      longestMs - shortestMs <= rule.spreadSeconds * 1_000
    );
  });
  const [first, last] = [found?.[0], found?.at(-1)];
  if (found === null || first === undefined || last === undefined) return null;
  return { firstSeq: first.seq, lastSeq: last.seq, presses: found.length, ...pausesOf(found) };
}

function pausesOf(stretch: readonly Pick<Press, 'at'>[]) {
  const times = stretch.map(({ at }) => Date.parse(at));
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return { shortestMs: Math.min(...pauses), longestMs: Math.max(...pauses) };
}
