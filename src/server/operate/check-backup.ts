import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessPorts } from '../process-ports.ts';
import { isStoreGood, type StoreVerdict, verifyStore } from '../reports/verify-store.ts';
import { StartFailure } from '../start-failure.ts';
import { type RowCounts, writeBackupFile } from '../store/backup-file.ts';
import { checkSqliteFile } from '../store/check-sqlite-file.ts';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { openSqlite } from '../store/open-sqlite.ts';

/** What a backup holds, after all of it was looked at. */
export interface CheckedBackup {
  readonly counts: RowCounts;
  readonly verdict: StoreVerdict;
}

/** Tries a backup as a restore would, on a copy of its own, and throws `StartFailure` where a restore would refuse it. */
export async function checkBackup(ports: ProcessPorts, file: string): Promise<CheckedBackup> {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-check-'));
  try {
    const { counts, filled } = await copyChecked(ports, file, join(folder, 'checking.db'), async () => {});
    return { counts, verdict: filled.verdict };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Copies a backup to `copy`, looks at every page, brings it up to this version and recomputes every chain; `finish` may
 * change it then. The copy stands only when all of it holds. Throws `StartFailure`.
 */
export async function copyChecked<T>(
  { clock }: ProcessPorts,
  file: string,
  copy: string,
  finish: (db: Database) => Promise<T>,
): Promise<{ readonly counts: RowCounts; readonly filled: { verdict: StoreVerdict; finished: T } }> {
  const fault = existsSync(file) ? checkSqliteFile(file) : 'not there';
  if (fault !== null)
    throw new StartFailure(
      `Không dùng được bản sao ${file} (${fault}).`,
      `The backup ${file} cannot be used (${fault}).`,
    );
  return await writeBackupFile(copy, async (part) => {
    copyFileSync(file, part);
    const db = openSqlite(part);
    try {
      await migrate(db, new Date(clock.nowMs()).toISOString());
      const verdict = await verifyStore(db);
      if (!isStoreGood(verdict))
        throw new StartFailure(
          'Bản sao không đúng: nhật ký trong đó đã bị thay đổi.',
          `The backup does not hold: audit log ${verdict.audit.firstBad ?? 'good'}, ${verdict.broken.length} journals broken.`,
        );
      return { verdict, finished: await finish(db) };
    } finally {
      await db.destroy();
    }
  });
}
