import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

type VersionRow = Insertable<Schema['procedure_version']>;
type EventRow = Insertable<Schema['procedure_event']>;

export async function insertVersions(connection: Connection, rows: readonly VersionRow[]): Promise<void> {
  for (const part of chunk(rows)) await connection.insertInto('procedure_version').values(part).execute();
}

export async function insertEvents(connection: Connection, rows: readonly EventRow[]): Promise<void> {
  for (const part of chunk(rows)) await connection.insertInto('procedure_event').values(part).execute();
}
