import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createToken } from '#server/accounts/api-token.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import type { Connection } from '#server/store/database.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { toUnitId } from '#shared/domain/ids.ts';
import type { Role } from '#shared/domain/roles.ts';
import { SOME_PASSWORD } from './some-password.ts';

const PORTS = {
  clock: { nowMs: () => Date.now() },
  random: { bytes: (length: number) => new Uint8Array(randomBytes(length)) },
};

/** Makes an account on a centre's data folder, as an administrator would: of the sample office unless another unit is named. */
export async function addAccount(
  dataDir: string,
  username: string,
  role: Role,
  place: { readonly unitId?: string; readonly clerkId?: string } = {},
): Promise<void> {
  await withStore(dataDir, async (db) => {
    const account = { username, role, unitId: SAMPLE_UNIT_ID, ...place, password: SOME_PASSWORD };
    await createAccount(db, PORTS, { ...account, mustChangePassword: false });
  });
}

/** Makes a key for another system; answers its text. */
export async function addToken(dataDir: string, scope: 'transactions.write'): Promise<string> {
  const wish = { name: 'Máy lấy số', unit: toUnitId(SAMPLE_UNIT_ID), scopes: [scope], days: 30 };
  const actor = { kind: 'program', id: null, name: 'kiểm thử', address: null } as const;
  return await withStore(dataDir, async (db) => (await createToken(db, PORTS, wish, actor)).token);
}

async function withStore<T>(dataDir: string, work: (db: Connection) => Promise<T>): Promise<T> {
  const db = openSqlite(join(dataDir, 'hailong.db'));
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
