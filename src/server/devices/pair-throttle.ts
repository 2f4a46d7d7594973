import { hashSecret } from '../accounts/hash-secret.ts';
import { type ThrottleRule, throttleDelayMs } from '../accounts/throttle-delay.ts';
import type { ServerContext } from '../context.ts';
import { reserveAttempt, returnAttempt } from '../store/login-throttle.ts';

/** Some mistyped codes are free; with this a guesser has no more than some 300 of 2^40 a day. */
const RULE: ThrottleRule = { free: 10, maxDelayMs: 300_000 };
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;

/** Counts an attempt at pairing from this address before the code is looked at; answers how long to wait (ms), or null. */
export async function reservePairing(
  context: Pick<ServerContext, 'db' | 'clock'>,
  address: string,
): Promise<number | null> {
  const nowMs = context.clock.nowMs();
  const nextAt = await reserveAttempt(context.db, {
    keys: [{ hash: throttleKey(address) }],
    now: new Date(nowMs).toISOString(),
    forgetBefore: new Date(nowMs - FORGET_AFTER_MS).toISOString(),
    nextAt: (failures) => new Date(nowMs + throttleDelayMs(failures, RULE)).toISOString(),
  });
  return nextAt === null ? null : Math.max(1_000, Date.parse(nextAt) - nowMs);
}

/** The code was right: the address starts afresh. */
export async function returnPairing(context: Pick<ServerContext, 'db'>, address: string): Promise<void> {
  const key = throttleKey(address);
  await returnAttempt(context.db, { clear: key, giveBack: key });
}

function throttleKey(address: string): string {
  return hashSecret(`pair:${address}`);
}
