import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { toStorable } from './storable-text.ts';

export type FeedbackRow = Insertable<Schema['feedback']>;

/** Keeps feedback beside its entries; one that is known already stays as it is, since entries are never edited. */
export async function insertFeedback(connection: Connection, rows: readonly FeedbackRow[]): Promise<void> {
  for (const part of chunk(rows)) {
    await connection
      .insertInto('feedback')
      .values(
        part.map((row) => ({ ...row, receipt: toStorable(row.receipt), key_id: toStorable(row.key_id) })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
