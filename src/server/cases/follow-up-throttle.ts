import { hashSecret } from '../accounts/hash-secret.ts';
import { type ThrottleRule, throttleDelayMs } from '../accounts/throttle-delay.ts';
import type { ServerContext } from '../context.ts';
import { reserveAttempt, returnAttempt } from '../store/login-throttle.ts';

/** A whole office may sit behind one address, and codes are mistyped; 63 bits are not guessed at this pace. */
const RULE: ThrottleRule = { free: 30, maxDelayMs: 300_000 };
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;

/** Counts a look-up from this address before the code is looked at; answers how long to wait (ms), or null. */
export async function reserveLookUp(
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

/** The code was one: the address gets this attempt back, and no other, so that a code of one's own opens no way to guessing. */
export async function returnLookUp(context: Pick<ServerContext, 'db'>, address: string): Promise<void> {
  await returnAttempt(context.db, { clear: hashSecret('follow-up:none'), giveBack: throttleKey(address) });
}

function throttleKey(address: string): string {
  return hashSecret(`follow-up:${address}`);
}
