import type { Kysely } from 'kysely';

/** What units above many others add up, for months and quarters that are over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subtree_sums')
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('grain', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('token', 'text', (c) => c.notNull())
    .addColumn('sums_json', 'text')
    .addPrimaryKeyConstraint('subtree_sums_pk', ['unit_id', 'grain', 'period'])
    .execute();
}
