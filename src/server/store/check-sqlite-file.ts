import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** Above this size only the header and the schema are read at start; a full look would take minutes. */
const QUICK_CHECK_MAX_BYTES = 256 * 1024 * 1024;
const MAGIC = 'SQLite format 3\0';

/**
 * Looks at a database file before anything may write to it. Answers null when it is absent, empty or sound, else what is
 * wrong with it. Leaves the file byte for byte as it was; beside a refused one also no `-wal` or `-shm` that was not there
 * (beside a sound one they stay: by the time the look ends they may belong to another process that opened it).
 */
export function checkSqliteFile(file: string): string | null {
  if (!existsSync(file)) return null;
  const size = statSync(file).size;
  if (size === 0) return null;
  const fault = checkHeader(file);
  if (fault !== null) return fault;
  const before = sideFiles(file);
  const found = inspect(file, size);
  if (found !== null) removeOwnSideFiles(file, before);
  return found;
}

function checkHeader(file: string): string | null {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    if (!fstatSync(handle).isFile()) return 'not a regular file';
    if (readSync(handle, header, 0, 100, 0) < 100) return 'shorter than a database header';
  } finally {
    closeSync(handle);
  }
  return header.toString('latin1', 0, 16) === MAGIC ? null : 'not an SQLite database';
}

/** The log and its index: after a crash the file is sound only together with its log, so it is read with it. */
function sideFiles(file: string): readonly string[] {
  return [`${file}-wal`, `${file}-shm`].filter((name) => existsSync(name));
}

/** Even a read-only look makes an empty log and an index where there are none. A log that holds something is never ours. */
function removeOwnSideFiles(file: string, before: readonly string[]): void {
  const made = sideFiles(file).filter((name) => !before.includes(name));
  for (const name of made) {
    if (name.endsWith('-shm') || statSync(name).size === 0) rmSync(name);
  }
}

function inspect(file: string, size: number): string | null {
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, { readonly: true, fileMustExist: true });
    const check = size > QUICK_CHECK_MAX_BYTES ? 'schema_version' : 'quick_check(1)';
    const answer: unknown = db.pragma(check, { simple: true });
    if (typeof answer === 'string' && answer !== 'ok') return answer;
    return isForeign(db) ? 'the database of another program' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    db?.close();
  }
}

/** Tables, but not the one that our first migration begins with. */
function isForeign(db: Sqlite.Database): boolean {
  const tables = db.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  return tables.length > 0 && !tables.includes('schema_step');
}
