import { join } from 'node:path';
import { type Opened, type OpenFault, openEntry } from '#server/cases/open-entry.ts';
import { writeSetting } from '#server/content/write-setting.ts';
import { createAtRest, loadDataKey } from '#server/data-key.ts';
import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { transact } from '#server/store/transact.ts';
import type { Result } from '#shared/lib/result.ts';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';

export interface ListedFeedback {
  readonly receipt: string;
  readonly type: string;
  readonly keyId: string;
  readonly opened: Result<Opened, OpenFault>;
}

/** What the centre on this data folder has listed, each opened with the centre's own keys. */
export async function readFeedback(dataDir: string): Promise<readonly ListedFeedback[]> {
  const db = openSqlite(join(dataDir, 'hailong.db'));
  const atRest = createAtRest(loadDataKey(join(dataDir, 'data.key')), { bytes: (n) => new Uint8Array(n) });
  try {
    const rows = await db.selectFrom('feedback').selectAll().orderBy('seq').execute();
    return await Promise.all(
      rows.map(async (row) => ({
        receipt: row.receipt,
        type: row.type,
        keyId: row.key_id,
        opened: await openEntry({ db, atRest }, row.entry_id),
      })),
    );
  } finally {
    await db.destroy();
  }
}

/** Publishes a part of the sample office's settings at once, as an administrator would. */
export async function publishSetting(dataDir: string, part: StoredPart, body: unknown): Promise<void> {
  const db = openSqlite(join(dataDir, 'hailong.db'));
  try {
    const draft = { unitId: SAMPLE_UNIT_ID, part, body, effectiveFrom: null, createdBy: null, note: null };
    const written = await transact(db, (trx) => writeSetting(trx, draft, new Date().toISOString()));
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  } finally {
    await db.destroy();
  }
}
