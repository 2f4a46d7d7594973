import type { ServerContext } from '../context.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { findEntriesOfKind } from '../store/stored-entries.ts';
import { transact } from '../store/transact.ts';
import { projectAnew } from './project-ratings.ts';

const BATCH = 500;
const JUDGED = 'flags-judged-at';

/** Judges what came before the centre knew all rules and kept evidence, once. */
export async function judgeEarlier(context: Pick<ServerContext, 'db' | 'rules' | 'clock'>): Promise<void> {
  if ((await readMeta(context.db, JUDGED)) !== null) return;
  await judgeAll(context);
  await writeMeta(context.db, JUDGED, new Date(context.clock.nowMs()).toISOString());
}

/** Judges every rating anew. Twice changes nothing. */
export async function judgeAll({ db, rules }: Pick<ServerContext, 'db' | 'rules'>): Promise<void> {
  for (let after = 0; ; ) {
    const from = after;
    const entries = await transact(db, async (trx) => {
      const found = await findEntriesOfKind(trx, { kind: 'rating', after: from, limit: BATCH });
      await projectAnew(trx, rules, found);
      return found;
    });
    const last = entries.at(-1);
    if (!last) return;
    after = last.pos;
  }
}
