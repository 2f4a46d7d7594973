import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { audit, PROGRAM } from '../audit/audit.ts';
import type { ProcessPorts } from '../process-ports.ts';
import { isStoreGood, type StoreVerdict, verifyStore } from '../reports/verify-store.ts';
import type { Settings } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';
import { copySqlite, isUnusedSqlite, writeBackupFile } from '../store/backup-file.ts';
import { digestPostgres, digestSqlite, type TableDigest } from '../store/digest-tables.ts';
import { openPostgres } from '../store/open-postgres.ts';
import { copyChecked } from './check-backup.ts';
import { fillPostgres } from './restore.ts';

/** A table on both sides of a move. */
export interface MovedTable {
  readonly table: string;
  readonly before: Omit<TableDigest, 'table'>;
  readonly after: Omit<TableDigest, 'table'>;
}

/** What moved, and what the new store was found to hold. */
export interface Moved {
  readonly tables: readonly MovedTable[];
  /** Recomputed in the new store. */
  readonly verdict: StoreVerdict;
  /** The old store, under a name with which nothing starts by mistake. */
  readonly movedTo: string;
}

/**
 * Moves the embedded store of a stopped centre into an empty PostgreSQL database: copies it, compares number and digest of
 * the rows of every table on both sides, and recomputes audit log and journals in the new store. Nothing is taken away and
 * nobody is signed out; the old file stays under another name. Throws `StartFailure`; then the old store is as it was.
 */
export async function moveToPostgres(settings: Settings, ports: ProcessPorts, url: string): Promise<Moved> {
  const { sqliteFile, dataDir } = settings;
  if (settings.databaseUrl !== null || !existsSync(sqliteFile))
    throw new StartFailure(
      'Ở đây không có kho SQLite để chuyển (bỏ DATABASE_URL khi chạy lệnh này).',
      'There is no embedded store here to move (leave DATABASE_URL out for this command).',
    );
  if (!isUnusedSqlite(sqliteFile))
    throw new StartFailure(
      'Trung tâm đang chạy; hãy dừng trước khi chuyển.',
      'The centre is running: stop it before moving.',
    );
  mkdirSync(dataDir, { recursive: true });
  const [taken, copy] = [join(dataDir, 'moving.db'), join(dataDir, 'moving-checked.db')];
  try {
    await writeBackupFile(taken, (part) => copySqlite(sqliteFile, part));
    await copyChecked(ports, taken, copy, async () => {});
    await fillPostgres(url, ports, copy);
    const found = await compare(ports, url, copy);
    const stamp = new Date(ports.clock.nowMs()).toISOString().replaceAll(/[:.]/g, '-');
    const movedTo = `${sqliteFile}.moved-${stamp}`;
    renameSync(sqliteFile, movedTo);
    return { ...found, movedTo };
  } finally {
    rmSync(taken, { force: true });
    rmSync(copy, { force: true });
  }
}

async function compare(
  ports: ProcessPorts,
  url: string,
  copy: string,
): Promise<Pick<Moved, 'tables' | 'verdict'>> {
  const db = openPostgres(url, (error) => ports.log.warn('store-connection-lost', { error: error.message }));
  try {
    const after = new Map((await digestPostgres(db, copy)).map(({ table, ...digest }) => [table, digest]));
    const tables = digestSqlite(copy).map(({ table, ...before }) => ({
      table,
      before,
      after: after.get(table) ?? { rows: 0, digest: '' },
    }));
    const wrong = tables.filter(
      ({ before, after: now }) => before.rows !== now.rows || before.digest !== now.digest,
    );
    const verdict = await verifyStore(db);
    if (wrong.length > 0 || !isStoreGood(verdict))
      throw new StartFailure(
        'Kho mới không giống kho cũ; kho cũ vẫn nguyên. Hãy xóa cơ sở dữ liệu mới rồi chạy lại.',
        `The new store differs (${wrong.map(({ table }) => table).join(', ') || 'journals'}); the old one is untouched. Drop the new database and run again.`,
      );
    const rows = tables.reduce((sum, { after: now }) => sum + now.rows, 0);
    const deed = { action: 'store.moved', unitId: null, subject: 'postgres', detail: { rows } };
    await audit(db, ports, PROGRAM, deed);
    return { tables, verdict };
  } finally {
    await db.destroy();
  }
}
