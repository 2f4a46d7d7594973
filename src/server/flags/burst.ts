import type { Press } from './press.ts';

/** Why a press carries the flag `burst`: which press came before it, and how shortly. */
export interface BurstEvidence {
  readonly seq: number;
  readonly previousSeq: number;
  readonly gapMs: number;
}

/**
 * The rule `burst`: a press closer to the one before it in its journal than the response interval. `seq` orders, the tablet's
 * times measure; where they run backwards (the clock was set) nothing is said. Depends on the presses alone and
 * not on how they arrived.
 * @param presses of one journal, in its order
 * @param intervalMs how close is too close for this press
 */
export function findBursts(
  presses: readonly Pick<Press, 'seq' | 'atMs'>[],
  intervalMs: (press: Pick<Press, 'seq' | 'atMs'>) => number,
): readonly BurstEvidence[] {
  return presses.flatMap((press, place) => {
    const previous = presses[place - 1];
    if (previous === undefined) return [];
    const gapMs = press.atMs - previous.atMs;
    return gapMs >= 0 && gapMs < intervalMs(press)
      ? [{ seq: press.seq, previousSeq: previous.seq, gapMs }]
      : [];
  });
}
