import { mkdirSync } from 'node:fs';
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
import type { Schema } from './schema.ts';

/** Opens (or creates) the embedded store. `:memory:` for tests. Throws `StartFailure` and leaves a broken file as it was. */
export function openSqlite(file: string): Database {
  if (file !== ':memory:') prepareFile(file);
  let sqlite: Sqlite.Database;
  try {
    sqlite = new Sqlite(file);
    // Every one of these on every open: SQLite keeps only WAL in the file, and reopens with synchronous = NORMAL.
    sqlite.pragma('busy_timeout = 5000');
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
  } catch (error) {
    throw new StartFailure(`The database ${file} cannot be opened for writing: ${messageOf(error)}.`, {
      cause: error,
    });
  }
  return new Kysely<Schema>({ dialect: new ImmediateSqliteDialect({ database: sqlite }) });
}

function prepareFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new StartFailure(`The data folder ${dirname(file)} cannot be created: ${messageOf(error)}.`, {
      cause: error,
    });
  }
  let fault: string | null;
  try {
    fault = checkSqliteFile(file);
  } catch (error) {
    throw new StartFailure(`The database ${file} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
  if (fault !== null) {
    throw new StartFailure(
      `The database ${file} is damaged (${fault}). It was left as it is: restore a backup or move it away.`,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Takes the write lock at the beginning, so that what a transaction read still holds when it writes. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Sqlite.Database;

  constructor(config: { readonly database: Sqlite.Database }) {
    super(config);
    this.#database = config.database;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver({ database: this.#database });
  }
}
