import type { Insertable, Selectable } from 'kysely';
import type { Connection } from './database.ts';
import type { ToldTables } from './told-schema.ts';
import { unitsWithin } from './unit-scope.ts';

export type ToldRow = Selectable<ToldTables['told_entry']>;
export type ToldEventRow = Selectable<ToldTables['told_event']>;

/** So many entries of a unit are listed; a unit that has more shows its newest. */
const LISTED = 200;

/** Puts a new entry and its first event into the store. */
export async function insertTold(
  connection: Connection,
  row: Insertable<ToldTables['told_entry']>,
  event: Insertable<ToldTables['told_event']>,
): Promise<void> {
  await connection.insertInto('told_entry').values(row).execute();
  await connection.insertInto('told_event').values(event).execute();
}

/** Changes an entry if it still is what was looked at, and adds what happened. False: it is not. */
export async function changeTold(
  connection: Connection,
  at: { readonly id: string; readonly version: number },
  change: Pick<ToldRow, 'state' | 'body_json' | 'done_on' | 'published_json' | 'changed_at' | 'changed_by'>,
  event: Pick<ToldEventRow, 'action' | 'note'>,
): Promise<boolean> {
  const version = at.version + 1;
  const changed = await connection
    .updateTable('told_entry')
    .set({ ...change, version })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) return false;
  const { changed_at, changed_by, body_json } = change;
  await connection
    .insertInto('told_event')
    .values({ ...event, entry_id: at.id, version, at: changed_at, by_name: changed_by, body_json })
    .execute();
  return true;
}

/** A unit's entries, the latest deed first. */
export async function listTold(connection: Connection, unitId: string): Promise<readonly ToldRow[]> {
  return await connection
    .selectFrom('told_entry')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('done_on', 'desc')
    .orderBy('id')
    .limit(LISTED)
    .execute();
}

/** What a unit has out, as it went out, the latest deed first. */
export async function listPublishedTold(
  connection: Connection,
  unitId: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly publishedJson: string }[]> {
  const rows = await connection
    .selectFrom('told_entry')
    .select(['id', 'published_json as publishedJson'])
    .where('unit_id', '=', unitId)
    .where('state', '=', 'published')
    .orderBy('done_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, publishedJson }) => (publishedJson === null ? [] : [{ id, publishedJson }]));
}

/** An entry of these units; another office's looks like none. */
export async function findToldWithin(
  connection: Connection,
  id: string,
  rootUnitId: string,
): Promise<ToldRow | undefined> {
  return await connection
    .selectFrom('told_entry')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .executeTakeFirst();
}

/** What happened to an entry, the latest first. */
export async function listToldEvents(connection: Connection, id: string): Promise<readonly ToldEventRow[]> {
  return await connection
    .selectFrom('told_event')
    .selectAll()
    .where('entry_id', '=', id)
    .orderBy('version', 'desc')
    .limit(LISTED)
    .execute();
}
