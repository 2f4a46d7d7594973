import { hashSecret } from '../accounts/hash-secret.ts';
import { type ThrottleRule, throttleDelayMs } from '../accounts/throttle-delay.ts';
import type { ServerContext } from '../context.ts';
import { findNextAttempt, reserveAttempt } from '../store/login-throttle.ts';

/** Nobody waits longer than a minute. With this a guesser has 1,470 guesses a day, of some 2^46. */
const RULE: ThrottleRule = { free: 30, maxDelayMs: 60_000 };
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;

type Ports = Pick<ServerContext, 'db' | 'clock'>;

/**
 * How long (ms) an address has to wait that has guessed; null: not at all. A hall of telephones may sit behind one, so that
 * looking counts nothing: only what no key made counts, and afterwards.
 */
export async function guessingWaitMs({ db, clock }: Ports, address: string): Promise<number | null> {
  const nextAt = await findNextAttempt(db, throttleKey(address));
  const waitMs = nextAt === null ? 0 : Date.parse(nextAt) - clock.nowMs();
  return waitMs > 0 ? Math.max(1_000, waitMs) : null;
}

/** A code came from there that no key made. */
export async function countGuess({ db, clock }: Ports, address: string): Promise<void> {
  const nowMs = clock.nowMs();
  await reserveAttempt(db, {
    keys: [{ hash: throttleKey(address) }],
    now: new Date(nowMs).toISOString(),
    forgetBefore: new Date(nowMs - FORGET_AFTER_MS).toISOString(),
    nextAt: (failures) => new Date(nowMs + throttleDelayMs(failures, RULE)).toISOString(),
  });
}

function throttleKey(address: string): string {
  return hashSecret(`take-home:${address}`);
}
