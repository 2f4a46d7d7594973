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
