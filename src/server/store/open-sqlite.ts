import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { StartFailure } from '../start-failure.ts';
import { checkSqliteFile } from './check-sqlite-file.ts';
import type { Database } from './database.ts';
import { reuseStatements } from './reuse-statements.ts';
import type { Schema } from './schema.ts';

/**
 * Opens (or creates, for its owner alone) the embedded store. `:memory:` for tests. Throws `StartFailure` and leaves a broken file as
 * it was.
 */
export function openSqlite(file: string): Database {
  if (file !== ':memory:') prepareFile(file);
  let sqlite: Sqlite.Database;
  try {
    // The files beside it that SQLite makes take over its mode.
    if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
    sqlite = new Sqlite(file);
    // Every one of these on every open: SQLite keeps only WAL in the file, and reopens with synchronous = NORMAL.
    sqlite.pragma('busy_timeout = 5000');
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
  } catch (error) {
    const reason = messageOf(error);
    throw new StartFailure(
      `Không ghi được tệp dữ liệu ${file} (${reason}).`,
      `The database ${file} cannot be opened for writing (${reason}).`,
      { cause: error },
    );
  }
  return new Kysely<Schema>({ dialect: new ImmediateSqliteDialect({ database: sqlite }) });
}

function prepareFile(file: string): void {
  try {
    makeFolder(dirname(file));
  } catch (error) {
    const reason = messageOf(error);
    throw new StartFailure(
      `Không ghi được vào thư mục dữ liệu ${dirname(file)} (${reason}).`,
      `The data folder ${dirname(file)} cannot be written to (${reason}).`,
      { cause: error },
    );
  }
  let fault: string | null;
  try {
    fault = checkSqliteFile(file);
  } catch (error) {
    const reason = messageOf(error);
    throw new StartFailure(
      `Không đọc được tệp dữ liệu ${file} (${reason}).`,
      `The database ${file} cannot be read (${reason}).`,
      { cause: error },
    );
  }
  if (fault !== null) {
    throw new StartFailure(
      `Tệp dữ liệu ${file} bị hỏng (${fault}), chương trình không đụng vào tệp này: khôi phục bản sao lưu hoặc chuyển tệp đi nơi khác.`,
      `The database ${file} is damaged (${fault}). It was left as it is: restore a backup or move it away.`,
    );
  }
}

/** Not by `recursive`: where the file system refuses new folders, that one never returns. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error('not a folder');
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return;
  }
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, 0o700);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Takes the write lock at the beginning, so that what a transaction read still holds when it writes; bears a disk that fails. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: Sqlite.Database;

  constructor(database: Sqlite.Database) {
    super({ database: reuseStatements(database) });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** On a full or failing disk SQLite has rolled back by itself; a second rollback would fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Sqlite.Database;

  constructor(config: { readonly database: Sqlite.Database }) {
    super(config);
    this.#database = config.database;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#database);
  }
}
