import type { ServerContext } from '../context.ts';
import { findAskEntries, insertAsks } from '../store/asks.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { transact } from '../store/transact.ts';
import { toAskRow } from './ask-row.ts';
import { toSegmentLine } from './read-entry.ts';
import { readLines } from './read-lines.ts';

const BATCH = 500;
const DONE_KEY = 'asks-projected-at';

/**
 * Reads the invitations that came before the centre kept them apart, once. They are in the journal, so nothing is missing
 * that a tablet would have to send again.
 */
export async function projectEarlierAsks(context: Pick<ServerContext, 'db' | 'clock'>): Promise<void> {
  if ((await readMeta(context.db, DONE_KEY)) !== null) return;
  await projectStoredAsks(context);
  await writeMeta(context.db, DONE_KEY, new Date(context.clock.nowMs()).toISOString());
}

/** Reads every stored invitation again; what is there already stays. */
export async function projectStoredAsks({ db }: Pick<ServerContext, 'db'>): Promise<void> {
  for (let after = 0; ; ) {
    const from = after;
    const entries = await transact(db, async (trx) => {
      const found = await findAskEntries(trx, from, BATCH);
      for (const [unitId, own] of Map.groupBy(found, (entry) => entry.unitId)) {
        const read = await readLines(
          trx,
          unitId,
          // The hash is no part of what an invitation means.
          own.map((entry) => toSegmentLine({ ...entry, hash: '' })),
        );
        await insertAsks(
          trx,
          read.flatMap(({ meaning }, index) => {
            const entry = own[index];
            return meaning.type === 'ask' && entry ? [toAskRow(meaning, entry.seq, entry)] : [];
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
