import { existsSync } from 'node:fs';
import type { ProcessPorts } from '../process-ports.ts';
import type { Settings } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';
import { copySqlite, type RowCounts, writeBackupFile } from '../store/backup-file.ts';
import { copyFromPostgres } from '../store/copy-postgres.ts';
import { isUpToDate, migrate } from '../store/migrate.ts';
import { openPostgres } from '../store/open-postgres.ts';
import { openSqlite } from '../store/open-sqlite.ts';

/**
 * Writes the store of this moment into one file, while the centre goes on. The file is the same whichever store it comes
 * from, and either store can be restored from it. Throws `StartFailure`.
 */
export async function backUp(settings: Settings, ports: ProcessPorts, file: string): Promise<RowCounts> {
  if (existsSync(file)) throw new StartFailure(`Tệp ${file} đã có.`, `The file ${file} is there already.`);
  const { databaseUrl, sqliteFile } = settings;
  if (databaseUrl !== null)
    return (await writeBackupFile(file, (part) => fillFromPostgres(databaseUrl, ports, part))).counts;
  if (!existsSync(sqliteFile))
    throw new StartFailure(
      'Chưa có kho dữ liệu; chạy npm start trước.',
      'There is no store yet: run npm start first.',
    );
  return (await writeBackupFile(file, (part) => copySqlite(sqliteFile, part))).counts;
}

async function fillFromPostgres(url: string, { clock, log }: ProcessPorts, part: string): Promise<void> {
  const nowIso = new Date(clock.nowMs()).toISOString();
  const source = openPostgres(url, (error) => log.warn('store-connection-lost', { error: error.message }));
  try {
    // Of another version the tables would not fit, and a backup must not change what it copies.
    if (!(await isUpToDate(source)))
      throw new StartFailure(
        'Lược đồ của kho không thuộc phiên bản này; hãy chạy npm start trước, hoặc dùng pg_dump.',
        'The store’s schema is not of this version: run npm start first, or use pg_dump.',
      );
    const empty = openSqlite(part);
    await migrate(empty, nowIso);
    await empty.destroy();
    await copyFromPostgres(source, part);
  } finally {
    await source.destroy();
  }
}
