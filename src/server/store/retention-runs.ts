import type { Insertable, Selectable } from 'kysely';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

export type RetentionRunRow = Selectable<Schema['retention_run']>;

export async function startRetentionRun(
  connection: Connection,
  run: Pick<Insertable<Schema['retention_run']>, 'id' | 'started_at'>,
): Promise<void> {
  await connection
    .insertInto('retention_run')
    .values({ ...run, finished_at: null, counts_json: '{}' })
    .execute();
}

export async function finishRetentionRun(
  connection: Connection,
  id: string,
  result: { readonly finished_at: string; readonly counts_json: string },
): Promise<void> {
  await connection.updateTable('retention_run').set(result).where('id', '=', id).execute();
}

/** The last runs, newest first; one without an end was broken off. */
export async function listRetentionRuns(
  connection: Connection,
  limit: number,
): Promise<readonly RetentionRunRow[]> {
  return await connection
    .selectFrom('retention_run')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}
