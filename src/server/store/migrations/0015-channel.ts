import type { Kysely } from 'kysely';

/** The secret that a webhook signed with before its present one, and until when it still signs beside it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('webhook').addColumn('former_secret_sealed', 'text').execute();
  await db.schema.alterTable('webhook').addColumn('former_secret_until', 'text').execute();
}
