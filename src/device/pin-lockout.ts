/** How often a wrong PIN was given since the last right one, and how long no other is taken. */
export interface PinLockout {
  readonly failures: number;
  readonly lockedMs: number;
}

export const NO_LOCKOUT: PinLockout = { failures: 0, lockedMs: 0 };

/** So many wrong ones are free. */
const FREE_TRIES = 3;
const SECOND_MS = 1_000;
/** From the third wrong one on; the last holds for every further one. */
const DELAYS_MS: readonly number[] = [30, 60, 120, 300, 900].map((seconds) => seconds * SECOND_MS);

/** After one more wrong PIN. */
export function afterFailure({ failures }: PinLockout): PinLockout {
  const count = failures + 1;
  const place = Math.min(count - FREE_TRIES, DELAYS_MS.length - 1);
  return { failures: count, lockedMs: place < 0 ? 0 : (DELAYS_MS[place] ?? 0) };
}

/** Wrong ones that are left before the next pause. */
export function triesLeft({ failures }: PinLockout): number {
  return Math.max(1, FREE_TRIES - failures);
}
