import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import { clearThrottle, reserveAttempt, returnAttempt, type ThrottledKey } from '../store/login-throttle.ts';
import { hashSecret } from './hash-secret.ts';
import { ACCOUNT_RULE, ADDRESS_RULE, throttleDelayMs } from './throttle-delay.ts';

/** Who tries: the (normalised) name and the address it comes from. */
export interface Attempt {
  readonly username: string;
  readonly address: string;
}

/** A failure is forgotten after a day. */
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Counts the attempt as failed before the password is looked at, so that many attempts at once cannot slip through
 * together. Answers how long to wait (ms) when it is refused, else null.
 */
export async function reserveLogin(
  context: Pick<ServerContext, 'db' | 'clock'>,
  attempt: Attempt,
): Promise<number | null> {
  const nowMs = context.clock.nowMs();
  const nextAt = await reserveAttempt(context.db, {
    keys: throttledKeys(attempt),
    now: new Date(nowMs).toISOString(),
    forgetBefore: new Date(nowMs - FORGET_AFTER_MS).toISOString(),
    nextAt: (failures, key) => new Date(nowMs + throttleDelayMs(failures, key.rule)).toISOString(),
  });
  return nextAt === null ? null : Math.max(1_000, Date.parse(nextAt) - nowMs);
}

/** The attempt was right: the account starts afresh, the address gets its attempt back. */
export async function returnLogin(context: Pick<ServerContext, 'db'>, attempt: Attempt): Promise<void> {
  const [account, address] = throttledKeys(attempt);
  await returnAttempt(context.db, { clear: account.hash, giveBack: address.hash });
}

/** Forgets the failures on an account, whatever address they came from. */
export async function forgetFailures(connection: Connection, username: string): Promise<void> {
  await clearThrottle(connection, accountKey(username));
}

interface RuledKey extends ThrottledKey {
  readonly rule: typeof ACCOUNT_RULE;
}

function throttledKeys(attempt: Attempt): readonly [RuledKey, RuledKey] {
  return [
    { hash: accountKey(attempt.username), rule: ACCOUNT_RULE },
    { hash: hashSecret(`address:${attempt.address}`), rule: ADDRESS_RULE },
  ];
}

function accountKey(username: string): string {
  return hashSecret(`account:${username}`);
}
