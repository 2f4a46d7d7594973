import type { Insertable, Selectable, Updateable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';

export type ImportRow = Selectable<Schema['procedure_import']>;
export type ImportItemRow = Selectable<Schema['procedure_import_item']>;
type ImportState = ImportRow['state'];

export async function insertImport(
  connection: Connection,
  row: Insertable<Schema['procedure_import']>,
): Promise<void> {
  await connection.insertInto('procedure_import').values(row).execute();
}

export async function findImport(connection: Connection, id: string): Promise<ImportRow | null> {
  const row = await connection
    .selectFrom('procedure_import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Newest first. */
export async function listImports(
  connection: Connection,
  unitId: string,
  limit: number,
): Promise<ImportRow[]> {
  return await connection
    .selectFrom('procedure_import')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Changes it if it is in one of these states; false: it is not, and nothing was written. */
export async function moveImport(
  connection: Connection,
  id: string,
  from: readonly ImportState[],
  set: Omit<Updateable<Schema['procedure_import']>, 'id' | 'unit_id'>,
): Promise<boolean> {
  const result = await connection
    .updateTable('procedure_import')
    .set(set)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertItems(
  connection: Connection,
  rows: readonly Insertable<Schema['procedure_import_item']>[],
): Promise<void> {
  for (const part of chunk(rows)) await connection.insertInto('procedure_import_item').values(part).execute();
}

/** Lines of a preview, without what would be written. */
export async function pageOfItems(
  connection: Connection,
  importId: string,
  kind: ImportItemRow['kind'] | undefined,
  cut: { readonly afterNo: number; readonly limit: number },
): Promise<Omit<ImportItemRow, 'body_json' | 'folded' | 'field' | 'import_id' | 'base_revision'>[]> {
  let query = connection
    .selectFrom('procedure_import_item')
    .select([
      'no',
      'kind',
      'row_no',
      'code',
      'name',
      'changes_json',
      'refusal_json',
      'notes_json',
      'conflict',
    ])
    .where('import_id', '=', importId)
    .where('no', '>', cut.afterNo);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  return await query.orderBy('no').limit(cut.limit).execute();
}

/** Takes at most so many lines of a preview away; answers whether there were any. */
export async function deleteItems(connection: Connection, importId: string, limit: number): Promise<boolean> {
  const { first } = await connection
    .selectFrom('procedure_import_item')
    .select((eb) => eb.fn.min('no').as('first'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow();
  if (first === null) return false;
  await connection
    .deleteFrom('procedure_import_item')
    .where('import_id', '=', importId)
    .where('no', '<', first + limit)
    .execute();
  return true;
}

/** Imports of a unit that nobody will look at again and that still hold their lines. */
export async function findStaleImports(
  connection: Connection,
  unitId: string,
  before: string,
): Promise<string[]> {
  const rows = await connection
    .selectFrom('procedure_import')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('updated_at', '<', before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('procedure_import_item')
          .select('no')
          .whereRef('procedure_import_item.import_id', '=', 'procedure_import.id'),
      ),
    )
    .execute();
  return rows.map((row) => row.id);
}
