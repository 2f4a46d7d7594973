import type { Connection } from './database.ts';

/** A small fact about the store as a whole. */
export async function readMeta(connection: Connection, key: string): Promise<string | null> {
  const row = await connection.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Sets it, whatever it was. */
export async function writeMeta(connection: Connection, key: string, value: string): Promise<void> {
  await connection
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Sets it unless that is what it was: of several who want the same, one is told true. */
export async function claimMeta(connection: Connection, key: string, value: string): Promise<boolean> {
  const claimed = await connection
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }).where('meta.value', '<>', value))
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}
