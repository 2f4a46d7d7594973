import type Sqlite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** Length of all statement texts that are kept; a prepared statement takes about ten times its text. */
const KEPT_LENGTH: number = 1024 * 1024;
/** What reads or writes rows; anything else may change what a prepared statement says, and ends them all. */
const ROWS = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;

/**
 * The database for Kysely's driver, which prepares every query anew: here one that was prepared before is taken again, as long as
 * few others came since. A push then costs no parsing at all.
 */
export function reuseStatements(
  database: Sqlite.Database,
  keptLength: number = KEPT_LENGTH,
): SqliteDatabase & { readonly kept: number } {
  const statements = new Map<string, Sqlite.Statement>();
  let length = 0;
  const forget = (text: string): void => {
    if (statements.delete(text)) length -= text.length;
  };
  return {
    get kept() {
      return statements.size;
    },
    prepare(text) {
      const known = statements.get(text);
      // One that somebody is still reading through cannot be begun again.
      if (known?.busy) return database.prepare(text);
      forget(text);
      if (!ROWS.test(text)) {
        statements.clear();
        length = 0;
        return database.prepare(text);
      }
      const statement = known ?? database.prepare(text);
      if (text.length > keptLength) return statement;
      statements.set(text, statement);
      length += text.length;
      for (const [oldest] of statements) {
        if (length <= keptLength) break;
        forget(oldest);
      }
      return statement;
    },
    close: () => database.close(),
  };
}
