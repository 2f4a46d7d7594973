import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';

/** Above this size only the header and the schema are read at start; a full look would take minutes. */
const QUICK_CHECK_MAX_BYTES = 256 * 1024 * 1024;
const MAGIC = 'SQLite format 3\0';

/**
 * Looks at a database file before anything may write to it. Answers null when it is absent, empty or sound, else what is
 * wrong with it. Leaves the file byte for byte as it was and no `-wal` or `-shm` beside it that was not there.
 */
export function checkSqliteFile(file: string): string | null {
  if (!existsSync(file)) return null;
  const size = statSync(file).size;
  if (size === 0) return null;
  const fault = checkHeader(file);
  if (fault !== null) return fault;
  return hasWal(file) ? checkWithWal(file, size) : checkImmutable(file, size);
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

function hasWal(file: string): boolean {
  const wal = `${file}-wal`;
  return existsSync(wal) && statSync(wal).size > 0;
}

/** `immutable` keeps SQLite from making side files; right only while no log has to be applied. */
function checkImmutable(file: string, size: number): string | null {
  return inspect(`${pathToFileURL(file).href}?immutable=1`, size);
}

/** After a crash the file is sound only together with its log, so it is read with it; the index `-shm` is ours to remove. */
function checkWithWal(file: string, size: number): string | null {
  const shm = `${file}-shm`;
  const hadShm = existsSync(shm);
  const fault = inspect(file, size);
  if (fault !== null && !hadShm) rmSync(shm, { force: true });
  return fault;
}

function inspect(name: string, size: number): string | null {
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(name, { readonly: true, fileMustExist: true });
    const check = size > QUICK_CHECK_MAX_BYTES ? 'schema_version' : 'quick_check(1)';
    const answer: unknown = db.pragma(check, { simple: true });
    return typeof answer === 'string' && answer !== 'ok' ? answer : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    db?.close();
  }
}
