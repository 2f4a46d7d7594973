import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import { storeKind } from './dialect.ts';
import type { Schema } from './schema.ts';
import { transact } from './transact.ts';

type Work<T> = (trx: Transaction<Schema>) => Promise<T>;

/** What waits for the transaction that is under way. */
interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** No more are taken into one transaction: the first of it waits for the last. */
const TOGETHER = 8;
const QUEUES = new WeakMap<Database, Waiting[]>();

/**
 * As `transact`, but what waits meanwhile goes into one transaction together: a commit of the embedded store waits for the disk, which takes
 * as long as the work of several small pushes. Every one is committed when its own promise resolves, and one that fails takes nobody with
 * it: then each is run again in a transaction of its own. PostgreSQL commits side by side what runs side by side, and is left to it.
 */
export function transactTogether<T>(db: Database, work: Work<T>): Promise<T> {
  if (storeKind(db) === 'postgres') return transact(db, work);
  return new Promise<T>((resolve, reject) => {
    const waiting = { work, resolve, reject };
    const queue = QUEUES.get(db);
    if (queue !== undefined) queue.push(waiting);
    else void runAll(db, waiting);
  });
}

async function runAll(db: Database, first: Waiting): Promise<void> {
  const queue = [first];
  QUEUES.set(db, queue);
  while (queue.length > 0) await runTogether(db, queue);
  QUEUES.delete(db);
}

async function runTogether(db: Database, queue: Waiting[]): Promise<void> {
  const taken: Waiting[] = [];
  try {
    const results = await transact(db, async (trx) => {
      // Begun anew after a failure that passes: the same ones again.
      const results: unknown[] = [];
      for (const one of taken) results.push(await one.work(trx));
      while (taken.length < TOGETHER) {
        const next = queue.shift();
        if (next === undefined) break;
        taken.push(next);
        results.push(await next.work(trx));
        // What has arrived meanwhile gets read, and may join.
        await setImmediate();
      }
      return results;
    });
    for (const [index, one] of taken.entries()) one.resolve(results[index] as never);
  } catch (error) {
    const [alone = queue.shift(), ...others] = taken;
    // None was begun: the store does not even open a transaction.
    if (others.length === 0) alone?.reject(error);
    else
      for (const one of taken)
        await transact(db, one.work).then(one.resolve as (value: unknown) => void, one.reject);
  }
}
