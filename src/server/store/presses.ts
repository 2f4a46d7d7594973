import type { Connection } from './database.ts';
import { storedToLine } from './storable-text.ts';

/** A rating's line in one journal, whatever became of it, and how it came. */
export interface StoredPress {
  readonly seq: number;
  readonly entryId: string | null;
  readonly line: string;
  readonly receivedAt: string;
  readonly skewMs: number | null;
}

/** The ratings of a journal from `reach` before `first` to `reach` after `last`, in its order. */
export async function findPresses(
  connection: Connection,
  span: { readonly replicaNo: number; readonly first: number; readonly last: number; readonly reach: number },
): Promise<readonly StoredPress[]> {
  const { first, last, reach } = span;
  const ratings = connection
    .selectFrom('entry')
    .select(['seq', 'entry_id as entryId', 'line', 'received_at as receivedAt', 'skew_ms as skewMs'])
    .where('replica_no', '=', span.replicaNo)
    .where('kind', '=', 'rating');
  const before = await ratings.where('seq', '<', first).orderBy('seq', 'desc').limit(reach).execute();
  const within = await ratings.where('seq', '>=', first).where('seq', '<=', last).orderBy('seq').execute();
  const behind = await ratings.where('seq', '>', last).orderBy('seq').limit(reach).execute();
  return [...before.reverse(), ...within, ...behind].map((row) => ({ ...row, line: storedToLine(row.line) }));
}

/** Where the ratings of a clerk stand that were given between two instants. */
export async function findRatingPlaces(
  connection: Connection,
  of: { readonly unitId: string; readonly clerkId: string; readonly fromIso: string; readonly toIso: string },
): Promise<readonly { readonly replicaNo: number; readonly seq: number }[]> {
  return await connection
    .selectFrom('rating')
    .select(['replica_no as replicaNo', 'seq'])
    .where('unit_id', '=', of.unitId)
    .where('occurred_at', '>=', of.fromIso)
    .where('occurred_at', '<=', of.toIso)
    .where('clerk_id', '=', of.clerkId)
    .execute();
}
