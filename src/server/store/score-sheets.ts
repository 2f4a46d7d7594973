import type { Insertable, Selectable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

export type ScoreSheetRow = Selectable<Schema['score_sheet']>;

/** A saved version as lists show it, with the unit's name as it is now. */
export interface ScoreVersionRow extends Omit<ScoreSheetRow, 'body_json'> {
  readonly unit_name: string;
  readonly last_version: number | null;
}

/** Which versions, newest first; `beforeId` goes on behind one. */
export interface ScoreVersionSelection {
  /** Of a unit and all below it. */
  readonly within: string;
  readonly form?: string | undefined;
  readonly period?: string | undefined;
  readonly beforeId?: string | undefined;
  readonly limit: number;
}

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

export async function listScoreVersions(
  connection: Connection,
  { within, form, period, beforeId, limit }: ScoreVersionSelection,
): Promise<readonly ScoreVersionRow[]> {
  let query = selectVersions(connection, within);
  if (form !== undefined) query = query.where('score_sheet.form', '=', form);
  if (period !== undefined) query = query.where('score_sheet.period', '=', period);
  if (beforeId !== undefined) query = query.where('score_sheet.id', '<', beforeId);
  return await query.orderBy('score_sheet.id', 'desc').limit(limit).execute();
}

/** One version of these units, with what was entered. */
export async function findScoreVersion(
  connection: Connection,
  id: string,
  rootUnitId: string,
): Promise<(ScoreVersionRow & Pick<ScoreSheetRow, 'body_json'>) | undefined> {
  return await selectVersions(connection, rootUnitId)
    .select('score_sheet.body_json')
    .where('score_sheet.id', '=', id)
    .executeTakeFirst();
}

function selectVersions(connection: Connection, rootUnitId: string) {
  return connection
    .selectFrom('score_sheet')
    .innerJoin('unit', 'unit.id', 'score_sheet.unit_id')
    .where('score_sheet.unit_id', 'in', unitsWithin(rootUnitId))
    .select((eb) => [
      'score_sheet.id',
      'score_sheet.unit_id',
      'score_sheet.form',
      'score_sheet.period',
      'score_sheet.version',
      'score_sheet.made_at',
      'score_sheet.made_by',
      'unit.name as unit_name',
      eb
        .selectFrom('score_sheet as later')
        .select((inner) => inner.fn.max('later.version').as('last'))
        .whereRef('later.unit_id', '=', 'score_sheet.unit_id')
        .whereRef('later.form', '=', 'score_sheet.form')
        .whereRef('later.period', '=', 'score_sheet.period')
        .as('last_version'),
    ]);
}
