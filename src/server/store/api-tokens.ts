import type { Insertable, Selectable } from 'kysely';
import type { AccountTables } from './account-schema.ts';
import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

export type ApiTokenRow = Selectable<AccountTables['api_token']>;
export type ListedToken = ApiTokenRow & { readonly unit_name: string; readonly time_zone: string };

export async function insertToken(
  connection: Connection,
  token: Insertable<AccountTables['api_token']>,
): Promise<void> {
  await connection.insertInto('api_token').values(token).execute();
}

/** The token of a hash, also when it has run out or was revoked. */
export async function findToken(connection: Connection, tokenHash: string): Promise<ListedToken | undefined> {
  return await tokens(connection).where('api_token.token_hash', '=', tokenHash).executeTakeFirst();
}

/** Tokens of these units, newest first. */
export async function listTokens(
  connection: Connection,
  rootUnitId: string,
): Promise<readonly ListedToken[]> {
  return await tokens(connection)
    .where('api_token.unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('api_token.created_at', 'desc')
    .execute();
}

/** False when there is no such token in these units, or it was revoked before. */
export async function revokeToken(
  connection: Connection,
  id: string,
  rootUnitId: string,
  at: string,
): Promise<boolean> {
  const revoked = await connection
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return revoked !== undefined;
}

export async function touchToken(connection: Connection, id: string, at: string): Promise<void> {
  await connection.updateTable('api_token').set({ last_used_at: at }).where('id', '=', id).execute();
}

function tokens(connection: Connection) {
  return connection
    .selectFrom('api_token')
    .innerJoin('unit', 'unit.id', 'api_token.unit_id')
    .selectAll('api_token')
    .select(['unit.name as unit_name', 'unit.time_zone']);
}
