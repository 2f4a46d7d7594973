import type { Connection } from './database.ts';

export interface StoredPairingCode {
  readonly deviceId: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** Keeps a new code and makes the device's earlier ones worthless: at most one open code a device. */
export async function replacePairingCode(
  connection: Connection,
  code: {
    readonly codeHash: string;
    readonly deviceId: string;
    readonly createdAt: string;
    readonly expiresAt: string;
  },
): Promise<void> {
  await connection.deleteFrom('pairing_code').where('device_id', '=', code.deviceId).execute();
  await connection
    .insertInto('pairing_code')
    .values({
      code_hash: code.codeHash,
      device_id: code.deviceId,
      created_at: code.createdAt,
      expires_at: code.expiresAt,
      used_at: null,
    })
    .execute();
}

export async function findPairingCode(
  connection: Connection,
  codeHash: string,
): Promise<StoredPairingCode | null> {
  const row = await connection
    .selectFrom('pairing_code')
    .select(['device_id as deviceId', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row ?? null;
}

/** Spends the code; false when somebody else was first. */
export async function spendPairingCode(
  connection: Connection,
  codeHash: string,
  at: string,
): Promise<boolean> {
  const result = await connection
    .updateTable('pairing_code')
    .set({ used_at: at })
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
