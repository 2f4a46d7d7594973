import { touchContent } from '#server/store/content.ts';
import type { Database } from '#server/store/database.ts';
import { insertProcedures } from '#server/store/office.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { manyProcedures } from './many-procedures.ts';

/** Posts so many procedures in the unit, as an import would. */
export async function postManyProcedures(db: Database, unit: string, count: number): Promise<void> {
  await insertProcedures(
    db,
    manyProcedures(count).map((one) => ({
      unit_id: unit,
      code: one.code,
      body_json: JSON.stringify(one),
      updated_at: '2026-11-22T01:00:00.000Z',
    })),
  );
  await touchContent(db);
}

/** The office puts one procedure right: its first by code gets another name. Answers the code. */
export async function renameProcedure(db: Database, unit: string, name: string): Promise<string> {
  const row = await db
    .selectFrom('procedure')
    .select(['code', 'body_json'])
    .where('unit_id', '=', unit)
    .orderBy('code')
    .executeTakeFirstOrThrow();
  const renamed: Procedure = { ...JSON.parse(row.body_json), name };
  await db
    .updateTable('procedure')
    .set({ body_json: JSON.stringify(renamed) })
    .where('unit_id', '=', unit)
    .where('code', '=', row.code)
    .execute();
  await touchContent(db);
  return row.code;
}
