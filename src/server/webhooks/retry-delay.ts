const FIRST_MS = 10_000;
const MAX_MS = 60 * 60_000;

/** How long to wait after so many attempts: full jitter below a bound that doubles up to an hour. It never gives up. */
export function retryDelayMs(attempts: number, fraction: number): number {
  const bound = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return Math.max(1_000, Math.round(bound * fraction));
}
