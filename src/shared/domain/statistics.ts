/** An interval in percent, both ends with two decimals. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Share of the whole in percent with two decimals, rounded half away from zero on exact arithmetic: 1 of 800 is 0.13 and not
 * 0.12. Null when there is no whole. Takes whole numbers.
 */
export function ratePercent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const all = BigInt(whole);
  const size = 10_000n * BigInt(Math.abs(part));
  const hundredths = Number((2n * size + all) / (2n * all));
  return (part < 0 ? -hundredths : hundredths) / 100;
}

/** The quantile of the normal distribution that leaves 2.5 % on each side. */
const Z95 = 1.959963984540054;

/** 95 % Wilson score interval of a share, in percent: honest also for small numbers and near 0 and 100. Null when there is no whole. */
export function wilson95(part: number, whole: number): Interval | null {
  if (whole === 0) return null;
  const share = part / whole;
  const squared = Z95 ** 2 / whole;
  const middle = share + squared / 2;
  const reach = Z95 * Math.sqrt((share * (1 - share)) / whole + squared / (4 * whole));
  return {
    low: part === 0 ? 0 : toPercent((middle - reach) / (1 + squared)),
    high: part === whole ? 100 : toPercent((middle + reach) / (1 + squared)),
  };
}

/**
 * How many of those who were asked answered, in percent. Null when nobody knows how many were asked, or when more answered
 * than were asked: then not everybody was invited, and the quotient would say nothing.
 */
export function responsePercent(answered: number, asked: number | null): number | null {
  if (asked === null || answered > asked) return null;
  return ratePercent(answered, asked);
}

/** A share as two whole numbers. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/**
 * By how many percentage points a share exceeds another one, with two decimals, on exact arithmetic: not the difference of
 * two rounded rates. Null when one of them has no whole.
 */
export function differencePoints(share: Share, from: Share): number | null {
  if (share.whole === 0 || from.whole === 0) return null;
  const above = BigInt(share.part) * BigInt(from.whole) - BigInt(from.part) * BigInt(share.whole);
  const below = BigInt(share.whole) * BigInt(from.whole);
  const size = 10_000n * (above < 0n ? -above : above);
  const hundredths = Number((2n * size + below) / (2n * below));
  return (above < 0n ? -hundredths : hundredths) / 100;
}

/** Below zero when the first share is the greater one, zero when they are exactly equal. */
export function compareShares(a: Share, b: Share): number {
  const difference = BigInt(b.part) * BigInt(a.whole) - BigInt(a.part) * BigInt(b.whole);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether a share is at least so many percent; the percentage counts to six decimals. */
export function reaches({ part, whole }: Share, percent: number): boolean {
  return whole > 0 && BigInt(part) * 100_000_000n >= BigInt(Math.round(percent * 1_000_000)) * BigInt(whole);
}

function toPercent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
