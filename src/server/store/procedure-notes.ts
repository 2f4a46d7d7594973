import type { Insertable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { toStorable } from './storable-text.ts';

export type ProblemRow = Insertable<Schema['procedure_problem']>;
export type UsageDayRow = Insertable<Schema['usage_day']>;
export type UsageItemRow = Insertable<Schema['usage_item']>;

/** Keeps reports beside their entries; one that is known already keeps its state. */
export async function insertProblems(connection: Connection, rows: readonly ProblemRow[]): Promise<void> {
  for (const part of chunk(rows)) {
    await connection
      .insertInto('procedure_problem')
      .values(
        part.map((row) => ({
          ...row,
          version: toStorable(row.version),
          part: toStorable(row.part),
          problem: toStorable(row.problem),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Keeps what entries say of a day; one that is known already adds nothing. */
export async function insertUsage(
  connection: Connection,
  days: readonly UsageDayRow[],
  items: readonly UsageItemRow[],
): Promise<void> {
  for (const part of chunk(days)) {
    await connection
      .insertInto('usage_day')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const part of chunk(items)) {
    await connection
      .insertInto('usage_item')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
