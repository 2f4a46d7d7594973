import type { Insertable } from 'kysely';
import type { Role } from '#shared/domain/roles.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

/** A session with the account it belongs to. */
export interface SessionWithAccount {
  readonly tokenHash: string;
  readonly csrfToken: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly accountId: string;
  readonly username: string;
  readonly role: Role;
  /** Whose own results a clerk's account shows. */
  readonly clerkId: string | null;
  readonly secondFactor: boolean;
  readonly mustChangePassword: boolean;
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
}

/** Stores a session. */
export async function insertSession(
  connection: Connection,
  session: Insertable<Schema['session']>,
): Promise<void> {
  await connection.insertInto('session').values(session).execute();
}

/** The session of a token's hash, whether or not it has run out. */
export async function findSession(
  connection: Connection,
  tokenHash: string,
): Promise<SessionWithAccount | undefined> {
  const row = await connection
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .innerJoin('unit', 'unit.id', 'account.unit_id')
    .select([
      'session.csrf_token',
      'session.last_seen_at',
      'session.expires_at',
      'account.id as account_id',
      'account.username',
      'account.role',
      'account.must_change_password',
      'account.clerk_id',
      'account.second_factor_at',
      'unit.id as unit_id',
      'unit.name as unit_name',
      'unit.time_zone',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    tokenHash,
    csrfToken: row.csrf_token,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    accountId: row.account_id,
    username: row.username,
    role: row.role,
    clerkId: row.clerk_id,
    secondFactor: row.second_factor_at !== null,
    mustChangePassword: row.must_change_password === 1,
    unit: { id: row.unit_id, name: row.unit_name, timeZone: row.time_zone },
  };
}

/** Remembers that the session is in use. */
export async function touchSession(connection: Connection, tokenHash: string, now: string): Promise<void> {
  await connection
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends one session. */
export async function deleteSession(connection: Connection, tokenHash: string): Promise<void> {
  await connection.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of an account. */
export async function deleteSessionsOf(connection: Connection, accountId: string): Promise<void> {
  await connection.deleteFrom('session').where('account_id', '=', accountId).execute();
}

/** Clears away what has run out: by its end, or untouched since `idleBefore`. */
export async function deleteEndedSessions(
  connection: Connection,
  { now, idleBefore }: { readonly now: string; readonly idleBefore: string },
): Promise<void> {
  await connection
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', idleBefore)]))
    .execute();
}
