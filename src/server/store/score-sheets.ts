import type { Insertable, Selectable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

export type ScoreSheetRow = Selectable<Schema['score_sheet']>;

/** The newest version of one form of a unit. */
export async function findScoreSheet(
  connection: Connection,
  of: Pick<ScoreSheetRow, 'unit_id' | 'form' | 'period'>,
): Promise<ScoreSheetRow | undefined> {
  return await connection
    .selectFrom('score_sheet')
    .selectAll()
    .where('unit_id', '=', of.unit_id)
    .where('form', '=', of.form)
    .where('period', '=', of.period)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Keeps another version. False: somebody else has kept the same one. */
export async function insertScoreSheet(
  connection: Connection,
  row: Insertable<Schema['score_sheet']>,
): Promise<boolean> {
  const kept = await connection
    .insertInto('score_sheet')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unit_id', 'form', 'period', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** The newest version of a form, of each of these units that has one. */
export async function findScoreSheets(
  connection: Connection,
  unitIds: readonly string[],
  of: Pick<ScoreSheetRow, 'form' | 'period'>,
): Promise<ReadonlyMap<string, ScoreSheetRow>> {
  const found = new Map<string, ScoreSheetRow>();
  for (const ids of chunk(unitIds)) {
    const rows = await connection
      .selectFrom('score_sheet')
      .selectAll()
      .where('unit_id', 'in', ids)
      .where('form', '=', of.form)
      .where('period', '=', of.period)
      .orderBy('version')
      .execute();
    for (const row of rows) found.set(row.unit_id, row);
  }
  return found;
}
