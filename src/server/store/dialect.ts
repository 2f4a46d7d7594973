import { SqliteAdapter } from 'kysely';
import type { Connection } from './database.ts';

/** Which of the two engines stands behind a connection. */
export function storeKind(connection: Connection): 'sqlite' | 'postgres' {
  return connection.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres';
}
