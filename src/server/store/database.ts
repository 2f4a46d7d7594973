import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** A connection pool of the central store. Only `server/store` builds queries on it; others hand it on. */
export type Database = Kysely<Schema>;

/** Store functions take the connection or the running transaction first. */
export type Connection = Database | Transaction<Schema>;
