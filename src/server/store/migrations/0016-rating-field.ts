import type { Kysely } from 'kysely';

/** The field of the procedure: of a transaction that was announced, and of a rating at home for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('service_transaction').addColumn('field', 'text').execute();
  await db.schema.alterTable('rating').addColumn('field', 'text').execute();
}
