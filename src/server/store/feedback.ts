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

/** Feedback that has opened no case, in the order of arrival. */
export async function findFeedbackWithoutCase(
  connection: Connection,
  limit: number,
): Promise<readonly FeedbackRow[]> {
  return await connection
    .selectFrom('feedback')
    .leftJoin('case_file', 'case_file.id', 'feedback.entry_id')
    .selectAll('feedback')
    .where('case_file.id', 'is', null)
    .orderBy('feedback.received_at')
    .orderBy('feedback.replica_no')
    .orderBy('feedback.seq')
    .limit(limit)
    .execute();
}

/** The box of a feedback; empty when it was erased, null when there is no such feedback. */
export async function findSealedJson(connection: Connection, entryId: string): Promise<string | null> {
  const row = await connection
    .selectFrom('feedback')
    .select('sealed_json')
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  return row?.sealed_json ?? null;
}

/** Takes the box away; that there was a feedback stays. */
export async function blankFeedback(connection: Connection, entryId: string): Promise<void> {
  await connection.updateTable('feedback').set({ sealed_json: '' }).where('entry_id', '=', entryId).execute();
}
