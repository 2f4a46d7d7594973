import type { Insertable, Selectable } from 'kysely';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

/** An account as stored. */
export type AccountRow = Selectable<Schema['account']>;

/** Stores a new account; throws when the name is taken. */
export async function insertAccount(
  connection: Connection,
  account: Insertable<Schema['account']>,
): Promise<void> {
  await connection.insertInto('account').values(account).execute();
}

/** The account of a (normalised) name. */
export async function findAccountByName(
  connection: Connection,
  username: string,
): Promise<AccountRow | undefined> {
  return await connection
    .selectFrom('account')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst();
}

/** The account of an id. */
export async function findAccount(connection: Connection, id: string): Promise<AccountRow | undefined> {
  return await connection.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Sets a password: of the account's own choice, or for one use. */
export async function updatePassword(
  connection: Connection,
  id: string,
  password: { readonly hash: string; readonly oneTime: boolean },
): Promise<void> {
  await connection
    .updateTable('account')
    .set({ password_hash: password.hash, must_change_password: password.oneTime ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}
