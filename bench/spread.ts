/** What repeated measurements gave, in the unit of the measurements, in whole tenths. */
export interface Spread {
  readonly n: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Smallest, median, 95th percentile (nearest rank) and largest of these; NaN where there are none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => Math.round((sorted[index] ?? Number.NaN) * 10) / 10;
  const rank = (share: number) => at(Math.max(0, Math.ceil(share * sorted.length) - 1));
  return { n: sorted.length, min: at(0), median: rank(0.5), p95: rank(0.95), max: at(sorted.length - 1) };
}
