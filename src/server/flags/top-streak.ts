import { type Press, stretchAround } from './press.ts';

/** When a run of the best level is too long and too quick. */
export interface TopStreakRule {
  readonly presses: number;
  readonly answerMs: number;
}

/** The presses that all chose the best level, and the slowest of them. */
export interface TopStreakEvidence {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly presses: number;
  readonly slowestMs: number;
}

/**
 * The rule `top-streak`: so many presses in a row with the best level, each within the time. What was pressed counts, not what it
 * was changed to afterwards.
 * @param isTop whether a press chose the best level of its questionnaire
 */
export function topStreakAt<P extends Pick<Press, 'seq' | 'body'>>(
  presses: readonly P[],
  place: number,
  rule: TopStreakRule,
  isTop: (press: P) => boolean,
): TopStreakEvidence | null {
  const found = stretchAround(presses, place, rule.presses, (start, end) => {
    for (let at = start; at < end; at += 1) {
      const press = presses[at];
      if (press === undefined || press.body === null || press.body.ms > rule.answerMs || !isTop(press))
        return false;
    }
    return true;
  });
  const [first, last] = [found?.[0], found?.at(-1)];
  if (found === null || first === undefined || last === undefined) return null;
  const slowestMs = Math.max(...found.map(({ body }) => body?.ms ?? 0));
  return { firstSeq: first.seq, lastSeq: last.seq, presses: found.length, slowestMs };
}
