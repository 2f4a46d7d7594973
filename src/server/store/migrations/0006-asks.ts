import type { Kysely } from 'kysely';

/** Invitations to rate, and what the optional module answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ask')
    .addColumn('entry_id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('replica_no', 'integer', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('counter_id', 'text', (c) => c.notNull())
    .addColumn('clerk_id', 'text')
    .addColumn('trigger', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('rating_id', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('occurred_at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('ask_unit_time').on('ask').columns(['unit_id', 'occurred_at']).execute();
  await db.schema.alterTable('rating').addColumn('answers_json', 'text').execute();
}
