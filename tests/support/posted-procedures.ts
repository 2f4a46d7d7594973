import { touchContent } from '#server/store/content.ts';
import type { Database } from '#server/store/database.ts';
import { insertProcedures } from '#server/store/office.ts';
import { insertVersions } from '#server/store/procedure-versions.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { manyProcedures } from './many-procedures.ts';

const AT = '2026-11-22T01:00:00.000Z';

/** Posts these procedures in the unit, as an import would. */
export async function postProcedures(
  db: Database,
  unit: string,
  procedures: readonly Procedure[],
): Promise<void> {
  await insertProcedures(
    db,
    procedures.map((one) => ({
      unit_id: unit,
      code: one.code,
      name: one.name,
      field: one.field,
      body_json: JSON.stringify(one),
      updated_at: AT,
    })),
  );
  await touchContent(db);
}

/** The same for so many invented ones. */
export async function postManyProcedures(db: Database, unit: string, count: number): Promise<void> {
  await postProcedures(db, unit, manyProcedures(count));
}

/** The office puts one procedure right: its first by code gets another name. Answers the code. */
export async function renameProcedure(db: Database, unit: string, name: string): Promise<string> {
  const { code, last_version, body_json } = await db
    .selectFrom('procedure')
    .innerJoin('procedure_version', (join) =>
      join
        .onRef('procedure_version.unit_id', '=', 'procedure.unit_id')
        .onRef('procedure_version.code', '=', 'procedure.code')
        .onRef('procedure_version.version', '=', 'procedure.posted_version'),
    )
    .select(['procedure.code', 'last_version', 'body_json'])
    .where('procedure.unit_id', '=', unit)
    .orderBy('procedure.code')
    .executeTakeFirstOrThrow();
  const version = last_version + 1;
  const renamed: Procedure = { ...JSON.parse(body_json), name };
  const row = { unit_id: unit, code, version, body_json: JSON.stringify(renamed), created_at: AT };
  await insertVersions(db, [{ ...row, source: 'edited' }]);
  await db
    .updateTable('procedure')
    .set({ name, posted_version: version, last_version: version })
    .where('unit_id', '=', unit)
    .where('code', '=', code)
    .execute();
  await touchContent(db);
  return code;
}
