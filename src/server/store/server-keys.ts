import type { Connection } from './database.ts';

export interface StoredServerKey {
  readonly id: string;
  readonly publicJwkJson: string;
  /** Of a seal key: encrypted with the data key. */
  readonly privateJwkJson: string;
}

export type ServerKeyPurpose = 'seal' | 'ack';

/** The centre's key pair for a purpose, or null before the first start. */
export async function findServerKey(
  connection: Connection,
  purpose: ServerKeyPurpose,
): Promise<StoredServerKey | null> {
  const row = await connection
    .selectFrom('server_key')
    .select(['id', 'public_jwk_json as publicJwkJson', 'private_jwk_json as privateJwkJson'])
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a new key pair unless another process was first; read it back afterwards. */
export async function insertServerKey(
  connection: Connection,
  purpose: ServerKeyPurpose,
  key: StoredServerKey,
  createdAt: string,
): Promise<void> {
  await connection
    .insertInto('server_key')
    .values({
      id: key.id,
      purpose,
      public_jwk_json: key.publicJwkJson,
      private_jwk_json: key.privateJwkJson,
      created_at: createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Stores the private half in another form. */
export async function replacePrivateKey(connection: Connection, key: StoredServerKey): Promise<void> {
  await connection
    .updateTable('server_key')
    .set({ private_jwk_json: key.privateJwkJson })
    .where('id', '=', key.id)
    .execute();
}

/** A key pair of the centre by its id, or null when this store never had it. */
export async function findServerKeyById(connection: Connection, id: string): Promise<StoredServerKey | null> {
  const row = await connection
    .selectFrom('server_key')
    .select(['id', 'public_jwk_json as publicJwkJson', 'private_jwk_json as privateJwkJson'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The seal key pair of that id, also one that is no longer handed out; null when this store never had it. */
export async function findSealKey(connection: Connection, id: string): Promise<StoredServerKey | null> {
  const row = await connection
    .selectFrom('server_key')
    .select(['id', 'public_jwk_json as publicJwkJson', 'private_jwk_json as privateJwkJson'])
    .where('purpose', '=', 'seal')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
