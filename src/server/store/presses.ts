import type { Connection } from './database.ts';
import { storedToLine } from './storable-text.ts';

/** A rating's line in one journal, whatever became of it. */
export interface StoredPress {
  readonly seq: number;
  readonly entryId: string | null;
  readonly line: string;
}

/** The ratings of a journal from the one before `first` to the one after `last`, in its order. */
export async function findPresses(
  connection: Connection,
  replicaNo: number,
  first: number,
  last: number,
): Promise<readonly StoredPress[]> {
  const ratings = connection
    .selectFrom('entry')
    .select(['seq', 'entry_id as entryId', 'line'])
    .where('replica_no', '=', replicaNo)
    .where('kind', '=', 'rating');
  const before = await ratings.where('seq', '<', first).orderBy('seq', 'desc').limit(1).execute();
  const within = await ratings.where('seq', '>=', first).where('seq', '<=', last).orderBy('seq').execute();
  const behind = await ratings.where('seq', '>', last).orderBy('seq').limit(1).execute();
  return [...before, ...within, ...behind].map((row) => ({ ...row, line: storedToLine(row.line) }));
}
