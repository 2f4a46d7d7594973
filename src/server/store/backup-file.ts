import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Every page in one step: in several, a write of the running centre in between would begin the copy anew. */
const ALL_PAGES = 0x7fffffff;

/** What stands in a store, to be compared by eye. */
export interface RowCounts {
  readonly journals: number;
  readonly entries: number;
  readonly ratings: number;
  readonly auditLines: number;
}

/** Copies the running store's file as it is at one moment, while the centre goes on writing. */
export async function copySqlite(source: string, target: string): Promise<void> {
  const db = new Sqlite(source, { readonly: true, fileMustExist: true });
  try {
    await db.backup(target, { progress: () => ALL_PAGES });
  } finally {
    db.close();
  }
}

/**
 * Writes a backup by `fill` under another name, looks whether it is whole, and gives it its name only then: a file of that
 * name is a good one, also after a power cut. Readable by its owner alone, for it holds the centre's keys.
 */
export async function writeBackupFile<T>(
  file: string,
  fill: (part: string) => Promise<T>,
): Promise<{ readonly counts: RowCounts; readonly filled: T }> {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    closeSync(openSync(part, 'wx', 0o600));
    const filled = await fill(part);
    chmodSync(part, 0o600);
    const counts = inspectBackup(part);
    renameDurably(part, file);
    return { counts, filled };
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
  }
}

/** Puts a file in a place for good. */
export function renameDurably(from: string, to: string): void {
  fsync(from);
  renameSync(from, to);
  fsync(dirname(to));
}

/** One file without a log beside it, every page checked. Throws what is wrong. */
function inspectBackup(file: string): RowCounts {
  const db = new Sqlite(file);
  try {
    db.pragma('journal_mode = DELETE');
    const verdict: unknown = db.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Error(`the copy is not whole: ${String(verdict)}`);
    return countRows(db);
  } finally {
    db.close();
  }
}

function countRows(db: Sqlite.Database): RowCounts {
  const count = (table: string) => Number(db.prepare(`select count(*) from ${table}`).pluck().get());
  return {
    journals: count('replica'),
    entries: count('entry'),
    ratings: count('rating'),
    auditLines: count('audit'),
  };
}

/** False while another process has the store open; whoever does would go on writing into a file that was moved away. */
export function isUnusedSqlite(file: string): boolean {
  if (!existsSync(file)) return true;
  const db = new Sqlite(file, { timeout: 0 });
  try {
    // Leaving the log needs the file for oneself; it also brings everything into the one file.
    return db.pragma('journal_mode = DELETE', { simple: true }) === 'delete';
  } catch {
    return false;
  } finally {
    db.close();
  }
}

function fsync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
