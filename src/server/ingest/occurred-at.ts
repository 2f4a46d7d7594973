/** Below this the tablet's clock is taken as it is. */
const SKEW_TOLERANCE_MS = 2 * 60_000;

/**
 * TM1: when it happened, by the best clock known: the tablet's own, corrected by its skew when that exceeds two minutes.
 * @param skewMs the centre's clock minus the tablet's when the entry was sent; null when nobody can tell (an imported file)
 */
export function occurredAt(at: string, skewMs: number | null): string {
  if (skewMs === null || Math.abs(skewMs) <= SKEW_TOLERANCE_MS) return at;
  const corrected = new Date(Date.parse(at) + skewMs);
  return Number.isNaN(corrected.getTime()) ? at : corrected.toISOString();
}
