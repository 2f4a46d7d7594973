/** How many wrong passwords are free, and how the wait grows after them. */
export interface ThrottleRule {
  readonly free: number;
  readonly maxDelayMs: number;
}

/** One account: a forgetful officer tries a few times, a guesser gets about 300 guesses a day. */
export const ACCOUNT_RULE: ThrottleRule = { free: 5, maxDelayMs: 300_000 };
/** One address: a whole office may sit behind it. */
export const ADDRESS_RULE: ThrottleRule = { free: 30, maxDelayMs: 300_000 };

/** The wait after so many failures in a row: none while they are free, then 2 s doubling up to the cap. */
export function throttleDelayMs(failures: number, rule: ThrottleRule): number {
  if (failures < rule.free) return 0;
  return Math.min(rule.maxDelayMs, 2_000 * 2 ** Math.min(failures - rule.free, 20));
}
