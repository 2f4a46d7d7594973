import type { Connection, Database } from './database.ts';
import { transact } from './transact.ts';

/** What is throttled, by the hash of its name. */
export interface ThrottledKey {
  readonly hash: string;
}

/** One attempt on several keys at once. */
export interface AttemptReservation<K extends ThrottledKey> {
  readonly keys: readonly K[];
  readonly now: string;
  /** Keys untouched since then are forgotten. */
  readonly forgetBefore: string;
  /** When the next attempt is allowed after so many failures. */
  readonly nextAt: (failures: number, key: K) => string;
}

/** Refused within the transaction, so that no key counts an attempt that was not looked at. */
class AttemptRefused extends Error {
  readonly nextAt: string;
  constructor(nextAt: string) {
    super('login attempt refused');
    this.nextAt = nextAt;
  }
}

/** Counts one failure on every key, or on none: then the answer is the moment until which one of them is closed. */
export async function reserveAttempt<K extends ThrottledKey>(
  db: Database,
  { keys, now, forgetBefore, nextAt }: AttemptReservation<K>,
): Promise<string | null> {
  try {
    await transact(db, async (tx) => {
      await tx.deleteFrom('login_throttle').where('updated_at', '<', forgetBefore).execute();
      for (const key of keys) {
        await tx
          .insertInto('login_throttle')
          .values({ key_hash: key.hash, failures: 0, next_at: now, updated_at: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        // The update takes the row's lock: attempts on one key follow one another, whatever process they come by.
        const counted = await tx
          .updateTable('login_throttle')
          .set((eb) => ({ failures: eb('failures', '+', 1), updated_at: now }))
          .where('key_hash', '=', key.hash)
          .returning(['failures', 'next_at'])
          .executeTakeFirstOrThrow();
        if (counted.next_at > now) throw new AttemptRefused(counted.next_at);
        await tx
          .updateTable('login_throttle')
          .set({ next_at: nextAt(counted.failures, key) })
          .where('key_hash', '=', key.hash)
          .execute();
      }
    });
    return null;
  } catch (error) {
    if (error instanceof AttemptRefused) return error.nextAt;
    throw error;
  }
}

/** Until when a key is closed; null: it never failed. Counts nothing. */
export async function findNextAttempt(connection: Connection, keyHash: string): Promise<string | null> {
  const row = await connection
    .selectFrom('login_throttle')
    .select('next_at')
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  return row?.next_at ?? null;
}

/** Lets a key start afresh. */
export async function clearThrottle(connection: Connection, keyHash: string): Promise<void> {
  await connection.deleteFrom('login_throttle').where('key_hash', '=', keyHash).execute();
}

/** After a success: one key is cleared, the other gets its counted failure back. */
export async function returnAttempt(
  db: Database,
  keys: { readonly clear: string; readonly giveBack: string },
): Promise<void> {
  await transact(db, async (tx) => {
    await clearThrottle(tx, keys.clear);
    await tx
      .updateTable('login_throttle')
      .set((eb) => ({ failures: eb('failures', '-', 1) }))
      .where('key_hash', '=', keys.giveBack)
      .where('failures', '>', 0)
      .execute();
  });
}
