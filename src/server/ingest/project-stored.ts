import type { ServerContext } from '../context.ts';
import type { Connection } from '../store/database.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { findEntriesOfKind } from '../store/stored-entries.ts';
import { transact } from '../store/transact.ts';
import type { Arrival } from './rating-row.ts';
import { type EntryMeaning, toSegmentLine } from './read-entry.ts';
import { readLines } from './read-lines.ts';

const BATCH = 500;

/** A stored entry, understood again, and how it came. */
export interface StoredMeaning extends Arrival {
  readonly seq: number;
  readonly meaning: EntryMeaning;
}

/** What is kept beside the journal for entries of one kind. Keeping twice must change nothing. */
export interface Projection {
  readonly kind: string;
  keep(connection: Connection, entries: readonly StoredMeaning[]): Promise<void>;
}

/** Reads every stored entry of the kind again. */
export async function projectStored(
  { db }: Pick<ServerContext, 'db'>,
  { kind, keep }: Projection,
): Promise<void> {
  for (let after = 0; ; ) {
    const from = after;
    const entries = await transact(db, async (trx) => {
      const found = await findEntriesOfKind(trx, { kind, after: from, limit: BATCH });
      for (const [unitId, own] of Map.groupBy(found, (entry) => entry.unitId)) {
        // The hash is no part of what an entry means.
        const lines = own.map((entry) => toSegmentLine({ ...entry, hash: '' }));
        const read = await readLines(trx, unitId, lines);
        await keep(
          trx,
          own.flatMap((entry, index) => {
            const meaning = read[index]?.meaning;
            return meaning ? [{ ...entry, meaning }] : [];
          }),
        );
      }
      return found;
    });
    const last = entries.at(-1);
    if (!last) return;
    after = last.pos;
  }
}

/**
 * Reads what came before the centre kept it apart, once. It is in the journal, so nothing is missing that a tablet would
 * have to send again.
 */
export async function projectEarlier(
  context: Pick<ServerContext, 'db' | 'clock'>,
  doneKey: string,
  projection: Projection,
): Promise<void> {
  if ((await readMeta(context.db, doneKey)) !== null) return;
  await projectStored(context, projection);
  await writeMeta(context.db, doneKey, new Date(context.clock.nowMs()).toISOString());
}
