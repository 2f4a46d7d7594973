import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { TakeHomeTables } from './take-home-schema.ts';
import { unitsWithin } from './unit-scope.ts';

export type TakeHomeUseRow = Insertable<TakeHomeTables['take_home_use']>;
export type TakeHomeIssueRow = Insertable<TakeHomeTables['take_home_issue']>;

const HOUR_MS = 60 * 60_000;

/** Uses a code; false when it was used before. Of two at once one wins. */
export async function useCode(connection: Connection, row: TakeHomeUseRow): Promise<boolean> {
  const kept = await connection
    .insertInto('take_home_use')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('rating_id')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function isCodeUsed(connection: Connection, keyNo: number, slot: number): Promise<boolean> {
  const row = await connection
    .selectFrom('take_home_use')
    .select('rating_id')
    .where('key_no', '=', keyNo)
    .where('slot', '=', slot)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ratings by codes of one key that are counted to one hour. */
export async function ratingsOfHour(
  connection: Connection,
  keyNo: number,
  countedHour: number,
): Promise<readonly string[]> {
  const rows = await connection
    .selectFrom('take_home_use')
    .select('rating_id as id')
    .where('key_no', '=', keyNo)
    .where('counted_hour', '=', countedHour)
    .orderBy('rating_id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertHomeComment(
  connection: Connection,
  row: Insertable<TakeHomeTables['take_home_comment']>,
): Promise<void> {
  await connection.insertInto('take_home_comment').values(row).execute();
}

/** What was written beside these ratings, sealed, by rating. */
export async function findHomeComments(
  connection: Connection,
  ratingIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const ids of chunk(ratingIds)) {
    const rows = await connection
      .selectFrom('take_home_comment')
      .select(['rating_id', 'sealed'])
      .where('rating_id', 'in', ids)
      .execute();
    for (const { rating_id, sealed } of rows) found.set(rating_id, sealed);
  }
  return found;
}

/** Comments that were received before an instant, with their units, by keyset on the rating's id. */
export async function pageOfHomeComments(
  connection: Connection,
  receivedBefore: string,
  afterId: string,
  limit: number,
) {
  return await connection
    .selectFrom('take_home_comment')
    .select(['rating_id as id', 'unit_id as unitId', 'received_at as receivedAt'])
    .where('rating_id', '>', afterId)
    .where('received_at', '<', receivedBefore)
    .orderBy('rating_id')
    .limit(limit)
    .execute();
}

export async function deleteHomeComments(
  connection: Connection,
  ratingIds: readonly string[],
): Promise<void> {
  for (const ids of chunk(ratingIds))
    await connection.deleteFrom('take_home_comment').where('rating_id', 'in', ids).execute();
}

/** How many codes tablets of a unit and all below it gave out, of one counter or clerk if named; both days included. */
export async function countIssues(
  connection: Connection,
  whose: {
    readonly within: string;
    readonly only?: { readonly dim: 'counter' | 'clerk'; readonly key: string } | undefined;
  },
  span: { readonly from: string; readonly to: string },
): Promise<number> {
  let query = connection
    .selectFrom('take_home_issue')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('unit_id', 'in', unitsWithin(whose.within))
    .where('day', '>=', span.from)
    .where('day', '<=', span.to);
  if (whose.only !== undefined) query = query.where(`${whose.only.dim}_id`, '=', whose.only.key);
  return Number((await query.executeTakeFirstOrThrow()).n);
}

/** Keeps what tablets gave out; what is known already stays as it is. */
export async function insertIssues(connection: Connection, rows: readonly TakeHomeIssueRow[]): Promise<void> {
  for (const part of chunk(rows))
    await connection
      .insertInto('take_home_issue')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Ratings of a unit and all below it that came after an instant, by codes that had been made before it. */
export async function countByEarlierCodes(
  connection: Connection,
  within: string,
  atIso: string,
): Promise<number> {
  const row = await connection
    .selectFrom('take_home_use')
    .innerJoin('take_home_key', 'take_home_key.no', 'take_home_use.key_no')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('take_home_use.unit_id', 'in', unitsWithin(within))
    .where('take_home_use.received_at', '>=', atIso)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('take_home_key.kind', '=', 'tablet'),
          eb('take_home_use.counted_hour', '<=', Math.floor(Date.parse(atIso) / HOUR_MS)),
        ]),
        eb.and([eb('take_home_key.kind', '=', 'batch'), eb('take_home_key.created_at', '<', atIso)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
