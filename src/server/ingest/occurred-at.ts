/** Below this the tablet's clock is taken as it is. */
const SKEW_TOLERANCE_MS = 2 * 60_000;
/** Nothing was recorded before this program existed. */
const FIRST_POSSIBLE_MS = Date.parse('2026-01-01T00:00:00.000Z');

/** When something happened, and whether any clock can be believed about it. */
export interface Occurrence {
  readonly occurredAt: string;
  /** Neither the tablet's time nor the corrected one is possible: flag `clock`. */
  readonly doubtful: boolean;
}

/**
 * TM1, TM1a: the tablet's own time, corrected by its skew when that exceeds two minutes and the result is possible. The skew
 * was measured when the entry was sent; a clock that was set in between makes the correction wrong, so an impossible result
 * (before the program existed, or after it was received) is not taken over. Nothing is dropped for its time.
 * @param skewMs the centre's clock minus the tablet's when the entry was sent; null when nobody can tell (an imported file)
 */
export function occurrence(at: string, skewMs: number | null, receivedAt: string): Occurrence {
  const receivedMs = Date.parse(receivedAt);
  const isPossible = (ms: number) => ms >= FIRST_POSSIBLE_MS && ms <= receivedMs + SKEW_TOLERANCE_MS;
  const ownMs = Date.parse(at);
  const correctedMs = skewMs === null || Math.abs(skewMs) <= SKEW_TOLERANCE_MS ? ownMs : ownMs + skewMs;
  if (isPossible(correctedMs)) {
    return { occurredAt: correctedMs === ownMs ? at : new Date(correctedMs).toISOString(), doubtful: false };
  }
  return { occurredAt: at, doubtful: !isPossible(ownMs) };
}
