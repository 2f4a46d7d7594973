import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { audit, PROGRAM } from '../audit/audit.ts';
import type { ProcessPorts } from '../process-ports.ts';
import type { StoreVerdict } from '../reports/verify-store.ts';
import type { Settings } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';
import { hasSealedText, prepareRestored } from '../store/after-restore.ts';
import { isUnusedSqlite, type RowCounts, renameDurably } from '../store/backup-file.ts';
import { bringUpToDate } from '../store/bring-up-to-date.ts';
import { copyIntoPostgres } from '../store/copy-postgres.ts';
import { isEmptyStore } from '../store/office.ts';
import { openPostgres } from '../store/open-postgres.ts';
import { copyChecked } from './check-backup.ts';

/** What was put back, and what whoever did it must know. */
export interface Restored {
  readonly counts: RowCounts;
  readonly verdict: StoreVerdict;
  /** Where the store that stood here lies now. */
  readonly movedTo: string | null;
  /** The data key is not here, and something in the store cannot be read without it. */
  readonly lacksDataKey: boolean;
}

/**
 * Puts a backup in the place of the store. It is checked whole, brought up to this version and recomputed line by line
 * before anything here is touched. Throws `StartFailure`.
 */
export async function restore(
  settings: Settings,
  ports: ProcessPorts,
  file: string,
  replace: boolean,
): Promise<Restored> {
  if (settings.databaseUrl === null) refuseToReplace(settings.sqliteFile, replace);
  mkdirSync(settings.dataDir, { recursive: true });
  const copy = join(settings.dataDir, 'restoring.db');
  try {
    const { counts, filled } = await copyChecked(ports, file, copy, async (db) => {
      await prepareRestored(db, new Date(ports.clock.nowMs()).toISOString());
      const deed = { action: 'store.restored', unitId: null, subject: basename(file) };
      await audit(db, ports, PROGRAM, deed);
      return { lacksDataKey: !existsSync(settings.dataKeyFile) && (await hasSealedText(db)) };
    });
    const movedTo =
      settings.databaseUrl === null
        ? putInPlace(settings, ports, copy)
        : await fillPostgres(settings.databaseUrl, ports, copy);
    return { counts, verdict: filled.verdict, ...filled.finished, movedTo };
  } finally {
    rmSync(copy, { force: true });
  }
}

function refuseToReplace(sqliteFile: string, replace: boolean): void {
  if (!existsSync(sqliteFile)) return;
  if (!replace)
    throw new StartFailure(
      `Đã có kho dữ liệu ${sqliteFile}; thêm --replace để thay (kho cũ được giữ lại dưới tên khác).`,
      `There is a store ${sqliteFile}: add --replace to put the backup in its place (it is kept under another name).`,
    );
  if (!isUnusedSqlite(sqliteFile))
    throw new StartFailure(
      'Trung tâm đang chạy; hãy dừng trước khi khôi phục.',
      'The centre is running: stop it before restoring.',
    );
}

/** The store that stood here is kept beside it. */
function putInPlace({ sqliteFile }: Settings, { clock }: ProcessPorts, copy: string): string | null {
  const stamp = new Date(clock.nowMs()).toISOString().replaceAll(/[:.]/g, '-');
  const movedTo = existsSync(sqliteFile) ? `${sqliteFile}.before-${stamp}` : null;
  if (movedTo !== null) renameSync(sqliteFile, movedTo);
  renameDurably(copy, sqliteFile);
  return movedTo;
}

/** Fills an empty PostgreSQL database with a checked copy of this version. Throws `StartFailure`. */
export async function fillPostgres(url: string, { clock, log }: ProcessPorts, copy: string): Promise<null> {
  const db = openPostgres(url, (error) => log.warn('store-connection-lost', { error: error.message }));
  try {
    await bringUpToDate(db, new Date(clock.nowMs()).toISOString());
    if (!(await isEmptyStore(db)))
      throw new StartFailure(
        'Cơ sở dữ liệu PostgreSQL không trống; hãy tạo cơ sở dữ liệu mới.',
        'The PostgreSQL database is not empty: make a new one and name it.',
      );
    await copyIntoPostgres(copy, db);
    return null;
  } finally {
    await db.destroy();
  }
}
