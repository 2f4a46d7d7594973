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

function toPercent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
