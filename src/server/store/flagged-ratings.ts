import type { FlagState } from '#shared/protocol/flags.ts';
import type { Connection } from './database.ts';
import { LAST_DECISION } from './flag-counts.ts';
import { unitsWithin } from './unit-scope.ts';

/** A rating with flags, as far as whoever decides needs it. What was answered is not among it: a doubt is judged by its evidence. */
export interface FlaggedRow {
  readonly id: string;
  readonly unitId: string;
  readonly counter: string;
  readonly clerk: string | null;
  readonly occurredAt: string;
}

/** Ratings with flags, newest first, by keyset on their ids, which are made in the order of time. */
export async function pageOfFlagged(
  connection: Connection,
  page: {
    readonly within: string;
    readonly flag?: string | undefined;
    readonly states?: readonly FlagState[] | undefined;
    /** Given in this span, `to` excluded. */
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<readonly FlaggedRow[]> {
  let query = select(connection, page.within);
  if (page.flag !== undefined) query = query.where('rating_flag.flag', '=', page.flag);
  if (page.states !== undefined) query = query.where(LAST_DECISION, 'in', page.states);
  if (page.from !== undefined) query = query.where('rating.occurred_at', '>=', page.from);
  if (page.to !== undefined) query = query.where('rating.occurred_at', '<', page.to);
  if (page.after !== undefined) query = query.where('rating_flag.entry_id', '<', page.after);
  return await query.orderBy('rating_flag.entry_id', 'desc').limit(page.limit).execute();
}

/** One of them, within a unit and all below it. */
export async function findFlaggedRating(
  connection: Connection,
  entryId: string,
  rootUnitId: string,
): Promise<FlaggedRow | undefined> {
  return await select(connection, rootUnitId).where('rating_flag.entry_id', '=', entryId).executeTakeFirst();
}

function select(connection: Connection, within: string) {
  return connection
    .selectFrom('rating_flag')
    .innerJoin('rating', 'rating.entry_id', 'rating_flag.entry_id')
    .select([
      'rating_flag.entry_id as id',
      'rating.unit_id as unitId',
      'rating.counter_id as counter',
      'rating.clerk_id as clerk',
      'rating.occurred_at as occurredAt',
    ])
    .distinct()
    .where('rating_flag.unit_id', 'in', unitsWithin(within));
}
