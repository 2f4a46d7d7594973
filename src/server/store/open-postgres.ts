import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { nameStatements } from './named-statements.ts';
import type { Schema } from './schema.ts';

/** PostgreSQL's int8; every number we keep in one is far below 2^53. */
const INT8_OID = 20;
const BYTEA_OID = 17;

/** What one process may take of the shared store. */
export interface PostgresLimits {
  readonly connections: number;
  /** A statement that runs longer is ended by the server, and the request may be made again. */
  readonly statementMs: number;
}

const LIMITS: PostgresLimits = { connections: 10, statementMs: 60_000 };

/** A pool on the shared store. `onLost` hears of every connection that broke by itself. */
export function openPostgres(
  url: string,
  onLost: (error: Error) => void,
  limits: Partial<PostgresLimits> = {},
): Database {
  const { connections, statementMs } = { ...LIMITS, ...limits };
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => {
      if (format === 'binary' && oid === BYTEA_OID) return (bytes: Uint8Array) => bytes;
      if (format !== 'binary' && oid === INT8_OID) return Number;
      return pg.types.getTypeParser(oid, format);
    },
  };
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: connections,
    connectionTimeoutMillis: 10_000,
    // What PostgreSQL keeps for a connection, plans of named statements above all, is given back with it.
    maxLifetimeSeconds: 3_600,
    statement_timeout: statementMs,
    // A process that was stopped in the middle holds its locks no longer than this.
    idle_in_transaction_session_timeout: statementMs,
  });
  // The pool listens to idle connections only. One that breaks between two queries of a transaction would speak to nobody,
  // and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', onLost));
  // What the pool says of an idle one was heard from the connection itself.
  pool.on('error', () => undefined);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: nameStatements(pool) }) });
}
