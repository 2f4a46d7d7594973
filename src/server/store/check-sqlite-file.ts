import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync, statSync } from 'node:fs';
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
  return withoutTraces(file, () => inspect(file, size));
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

/**
 * A reader of a database in WAL mode makes `-wal` and `-shm` where there are none; those are ours to remove. After a crash
 * the file is sound only together with its log, so it is never read without (and `immutable` needs URI names, which the
 * driver is built without).
 */
function withoutTraces<T>(file: string, look: () => T): T {
  const absent = ['-wal', '-shm'].map((suffix) => `${file}${suffix}`).filter((side) => !existsSync(side));
  try {
    return look();
  } finally {
    for (const side of absent) rmSync(side, { force: true });
  }
}

function inspect(file: string, size: number): string | null {
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, { readonly: true, fileMustExist: true });
    const check = size > QUICK_CHECK_MAX_BYTES ? 'schema_version' : 'quick_check(1)';
    const answer: unknown = db.pragma(check, { simple: true });
    return typeof answer === 'string' && answer !== 'ok' ? answer : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    db?.close();
  }
}
