/**
 * The instant so many calendar months before another, as ISO text; where that month has no such day, its last one. Null: never
 * reached, nothing is that old.
 */
export function monthsBefore(nowMs: number, months: number | null): string | null {
  if (months === null) return null;
  const now = new Date(nowMs);
  const month = now.getUTCMonth() - months;
  const lastDay = new Date(Date.UTC(now.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(now.getUTCDate(), lastDay);
  const midnight = Date.UTC(now.getUTCFullYear(), month, day);
  return new Date(midnight + (nowMs % DAY_MS)).toISOString();
}

const DAY_MS = 24 * 60 * 60 * 1000;
