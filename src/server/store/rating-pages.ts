import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Connection } from './database.ts';
import { storeKind } from './dialect.ts';
import { type RatingScope, readRatingScope } from './rating-scope.ts';
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
  readonly procedure?: string | undefined;
  /** With this flag standing, and with this reason named. */
  readonly flag?: string | undefined;
  readonly reason?: string | undefined;
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
  /** Null: rated at home. */
  readonly replica_id: string | null;
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
  const scope = await readRatingScope(connection, selection.within);
  return await ratingPageQuery(connection, selection, scope, {
    ...cut,
    key: 'pos',
    after: cut.afterPos,
  }).execute();
}

/**
 * One page for a whole export, by keyset on the rating's id. Ids are made in the order of time and never change, while
 * a changed answer moves in the feed: so each rating comes exactly once, also while others arrive.
 */
export async function exportPageOfRatings(
  connection: Connection,
  selection: RatingSelection,
  scope: RatingScope,
  cut: { readonly afterId: string; readonly limit: number },
): Promise<RatingPageRow[]> {
  const { afterId: after, limit } = cut;
  return await ratingPageQuery(connection, selection, scope, {
    ...{ key: 'entry_id', order: 'asc', after, limit },
  }).execute();
}

/** The same page as a table of `entry_id` and one expression over each rating and its names, as `line`. */
export function exportPageQuery(
  connection: Connection,
  selection: RatingSelection,
  scope: RatingScope,
  cut: { readonly afterId: string; readonly limit: number },
  line: RawBuilder<string>,
): RawBuilder<unknown> {
  const { afterId: after, limit } = cut;
  const page = pageWithJoins(connection, selection, scope, { key: 'entry_id', order: 'asc', after, limit });
  return sql`${page.select(['rating.entry_id', line.as('line')])}`;
}

/** One rating of a unit or of one below it. */
export async function findRatingOf(
  connection: Connection,
  id: string,
  rootUnitId: string,
): Promise<RatingPageRow | undefined> {
  const query = connection
    .selectFrom('rating')
    .where('rating.entry_id', '=', id)
    .where('rating.unit_id', 'in', unitsWithin(rootUnitId));
  const page = withJoins(query, { key: 'entry_id', order: 'asc', limit: 1 });
  return await selectNames(page).executeTakeFirst();
}

/** In which order a page is cut, and from where. */
interface KeyCut {
  readonly key: 'pos' | 'entry_id';
  readonly order: 'asc' | 'desc';
  readonly after: number | string | null;
  readonly limit: number;
}

/**
 * A page in the order of an index, so that its cost is its length. Of several units each is read by its own index, as far
 * as the page is long, and what comes first of all of them is the page.
 */
function pageWithJoins(connection: Connection, selection: RatingSelection, scope: RatingScope, cut: KeyCut) {
  if (scope.type !== 'few' || scope.ids.length === 1)
    return withJoins(narrow(connection, selection, scope, cut), cut);
  const pages = scope.ids.map((id) => {
    const own = narrow(connection, selection, { type: 'few', ids: [id] }, cut);
    const page = own.select('rating.pos').orderBy(`rating.${cut.key}`, cut.order).limit(sql.lit(cut.limit));
    // SQLite takes an ordered and limited part of a union only as a table.
    return sql`select pos from ${page.as('page')}`;
  });
  const places = sql<number>`(${sql.join(pages, sql` union all `)})`;
  return withJoins(connection.selectFrom('rating').where('rating.pos', 'in', places), cut);
}

function ratingPageQuery(...page: Parameters<typeof pageWithJoins>) {
  return selectNames(pageWithJoins(...page));
}

function narrow(connection: Connection, selection: RatingSelection, scope: RatingScope, cut: KeyCut) {
  // A plus in front keeps SQLite from choosing a column's index over the order: it would sort all that follows for each page.
  const aside = (column: 'rating.unit_id' | 'rating.occurred_at') =>
    storeKind(connection) === 'sqlite' ? sql<string>`+${sql.ref(column)}` : sql<string>`${sql.ref(column)}`;
  let query = connection.selectFrom('rating');
  if (scope.type === 'few') query = query.where('rating.unit_id', 'in', scope.ids);
  if (scope.type === 'many') query = query.where(among(connection, scope.within));
  if (cut.after !== null)
    query = query.where(`rating.${cut.key}`, cut.order === 'asc' ? '>' : '<', cut.after);
  if (selection.afterPos !== undefined) query = query.where('rating.pos', '>', selection.afterPos);
  if (selection.from !== undefined) query = query.where(aside('rating.occurred_at'), '>=', selection.from);
  if (selection.to !== undefined) query = query.where(aside('rating.occurred_at'), '<', selection.to);
  if (selection.counter !== undefined) query = query.where('rating.counter_id', '=', selection.counter);
  if (selection.clerk !== undefined) query = query.where('rating.clerk_id', '=', selection.clerk);
  if (selection.levels !== undefined) query = query.where('rating.level', 'in', selection.levels);
  if (selection.questionnaire !== undefined)
    query = query.where('rating.questionnaire_id', '=', selection.questionnaire);
  if (selection.procedure !== undefined)
    query = query.where('rating.procedure_code', '=', selection.procedure);
  if (selection.flag !== undefined) query = query.where(lists('rating.flags_json', selection.flag));
  if (selection.reason !== undefined) query = query.where(lists('rating.reasons_json', selection.reason));
  return query;
}

/**
 * Whether a rating is of one of many units, told row by row in the order of the page. PostgreSQL would rather read all ratings of
 * them and sort (2.5 s a page of a million); of a condition that it cannot look up it takes every second row to fulfil it.
 */
function among(connection: Connection, within: string) {
  return storeKind(connection) === 'sqlite'
    ? sql<boolean>`+rating.unit_id in ${unitsWithin(within)}`
    : sql<boolean>`coalesce(rating.unit_id = any(array(${unitsWithin(within)})), false)`;
}

/** Whether a list of codes holds one: told by its quoted text, the same on every engine and without wildcards. */
function lists(column: 'rating.flags_json' | 'rating.reasons_json', code: string) {
  return sql<boolean>`replace(${sql.ref(column)}, ${JSON.stringify(code)}, '') <> ${sql.ref(column)}`;
}

function withJoins(query: ReturnType<typeof narrow>, { key, order, limit }: Omit<KeyCut, 'after'>) {
  return query
    .leftJoin('replica', 'replica.no', 'rating.replica_no')
    .leftJoin('unit', 'unit.id', 'rating.unit_id')
    .leftJoin('counter', 'counter.id', 'rating.counter_id')
    .leftJoin('clerk', 'clerk.id', 'rating.clerk_id')
    .orderBy(`rating.${key}`, order)
    .limit(sql.lit(limit));
}

function selectNames(query: ReturnType<typeof withJoins>) {
  return query
    .selectAll('rating')
    .select([
      'replica.id as replica_id',
      'unit.name as unit_name',
      'counter.name as counter_name',
      'clerk.name as clerk_name',
    ]);
}
