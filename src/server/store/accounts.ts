import type { Insertable, Selectable } from 'kysely';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

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

/** The name of the first administrator who has not yet replaced the one-time password; null when all have. */
export async function findWaitingAdmin(connection: Connection): Promise<string | null> {
  const row = await connection
    .selectFrom('account')
    .select('username')
    .where('role', '=', 'admin')
    .where('must_change_password', '=', 1)
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst();
  return row?.username ?? null;
}

/** Sets what the account may do, or whether it may sign in at all. */
export async function updateAccount(
  connection: Connection,
  id: string,
  change: Partial<Pick<AccountRow, 'role' | 'unit_id' | 'disabled_at'>>,
): Promise<void> {
  await connection.updateTable('account').set(change).where('id', '=', id).execute();
}

/** An account with the name of its unit, if it is within the units of whoever asks. */
export type ListedAccount = AccountRow & { readonly unit_name: string };

export async function listAccounts(
  connection: Connection,
  rootUnitId: string,
): Promise<readonly ListedAccount[]> {
  return await accountsWithin(connection, rootUnitId).orderBy('account.username').execute();
}

export async function findAccountWithin(
  connection: Connection,
  id: string,
  rootUnitId: string,
): Promise<ListedAccount | undefined> {
  return await accountsWithin(connection, rootUnitId).where('account.id', '=', id).executeTakeFirst();
}

function accountsWithin(connection: Connection, rootUnitId: string) {
  return connection
    .selectFrom('account')
    .innerJoin('unit', 'unit.id', 'account.unit_id')
    .selectAll('account')
    .select('unit.name as unit_name')
    .where('account.unit_id', 'in', unitsWithin(rootUnitId));
}

/** Sets the secret of one-time codes and since when it is in force; null takes it away. */
export async function updateSecondFactor(
  connection: Connection,
  id: string,
  factor: { readonly sealed: string | null; readonly since: string | null },
): Promise<void> {
  await connection
    .updateTable('account')
    .set({
      second_factor_sealed: factor.sealed,
      second_factor_at: factor.since,
      ...(factor.since === null ? { second_factor_step: null } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** Remembers that the code of this time step was used; false when it, or a later one, was used before. */
export async function spendSecondFactorStep(
  connection: Connection,
  id: string,
  step: number,
): Promise<boolean> {
  const spent = await connection
    .updateTable('account')
    .set({ second_factor_step: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('second_factor_step', 'is', null), eb('second_factor_step', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  return spent !== undefined;
}

export async function replaceRecoveryCodes(
  connection: Connection,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await connection.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  if (hashes.length === 0) return;
  const rows = hashes.map((code_hash) => ({ account_id: accountId, code_hash }));
  await connection.insertInto('recovery_code').values(rows).execute();
}

/** True once for each code. */
export async function spendRecoveryCode(
  connection: Connection,
  accountId: string,
  hash: string,
): Promise<boolean> {
  const spent = await connection
    .deleteFrom('recovery_code')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .returning('code_hash')
    .executeTakeFirst();
  return spent !== undefined;
}
