import type { Kysely } from 'kysely';

/** How the writer of a case found its answer settled it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('case_file').addColumn('fix_level', 'integer').execute();
}
