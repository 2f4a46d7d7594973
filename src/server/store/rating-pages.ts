import type { Selectable } from 'kysely';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

/** Which ratings a page is cut from. Instants are ISO UTC; `to` is excluded. */
export interface RatingSelection {
  /** The unit whose ratings, with those of all units below it, may be seen. */
  readonly within: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly counter?: string | undefined;
  readonly clerk?: string | undefined;
  readonly levels?: readonly number[] | undefined;
  readonly questionnaire?: string | undefined;
  /** Only what came into the feed after this position. */
  readonly afterPos?: number | undefined;
}

/** Where a page starts and how long it is. */
export interface PageCut {
  readonly order: 'asc' | 'desc';
  readonly afterPos: number | null;
  readonly limit: number;
}

/** A rating with the names behind its ids (null where the directory no longer has them). */
export interface RatingPageRow extends Selectable<Schema['rating']> {
  readonly replica_id: string;
  readonly unit_name: string | null;
  readonly counter_name: string | null;
  readonly clerk_name: string | null;
}

/** One page by keyset on the feed's position, which grows in commit order: a late commit is never skipped. */
export async function pageOfRatings(
  connection: Connection,
  selection: RatingSelection,
  cut: PageCut,
): Promise<RatingPageRow[]> {
  const query = selectRatings(connection, selection).orderBy('rating.pos', cut.order).limit(cut.limit);
  const cutQuery =
    cut.afterPos === null ? query : query.where('rating.pos', cut.order === 'asc' ? '>' : '<', cut.afterPos);
  return await cutQuery.execute();
}

/**
 * One page for a whole export, by keyset on the rating's id. Ids are made in the order of time and never change, while
 * a changed answer moves in the feed: so each rating comes exactly once, also while others arrive.
 */
export async function exportPageOfRatings(
  connection: Connection,
  selection: RatingSelection,
  cut: { readonly afterId: string; readonly limit: number },
): Promise<RatingPageRow[]> {
  return await selectRatings(connection, selection)
    .where('rating.entry_id', '>', cut.afterId)
    .orderBy('rating.entry_id')
    .limit(cut.limit)
    .execute();
}

function selectRatings(connection: Connection, selection: RatingSelection) {
  let query = connection
    .selectFrom('rating')
    .innerJoin('replica', 'replica.no', 'rating.replica_no')
    .leftJoin('unit', 'unit.id', 'rating.unit_id')
    .leftJoin('counter', 'counter.id', 'rating.counter_id')
    .leftJoin('clerk', 'clerk.id', 'rating.clerk_id')
    .selectAll('rating')
    .select([
      'replica.id as replica_id',
      'unit.name as unit_name',
      'counter.name as counter_name',
      'clerk.name as clerk_name',
    ])
    .where('rating.unit_id', 'in', unitsWithin(selection.within));
  if (selection.afterPos !== undefined) query = query.where('rating.pos', '>', selection.afterPos);
  if (selection.from !== undefined) query = query.where('rating.occurred_at', '>=', selection.from);
  if (selection.to !== undefined) query = query.where('rating.occurred_at', '<', selection.to);
  if (selection.counter !== undefined) query = query.where('rating.counter_id', '=', selection.counter);
  if (selection.clerk !== undefined) query = query.where('rating.clerk_id', '=', selection.clerk);
  if (selection.levels !== undefined) query = query.where('rating.level', 'in', selection.levels);
  if (selection.questionnaire !== undefined)
    query = query.where('rating.questionnaire_id', '=', selection.questionnaire);
  return query;
}
