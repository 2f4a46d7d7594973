export interface Spread {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
}

/** Median and 95th percentile (nearest rank), in whole tenths. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const tenths = (value: number) => Math.round(value * 10) / 10;
  return { n: sorted.length, median: tenths(rank(0.5)), p95: tenths(rank(0.95)) };
}
