import type { Kysely } from 'kysely';

/** Who signed on and off at which counter, and what tablets found when they looked at themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('signed_duty')
    .addColumn('entry_id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('replica_no', 'integer', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('counter_id', 'text', (c) => c.notNull())
    .addColumn('clerk_id', 'text', (c) => c.notNull())
    .addColumn('signed_on', 'integer', (c) => c.notNull())
    .addColumn('cause', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('effective_at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('signed_duty_unit_time')
    .on('signed_duty')
    .columns(['unit_id', 'effective_at'])
    .execute();
  await db.schema
    .createTable('self_test')
    .addColumn('entry_id', 'text', (c) => c.primaryKey())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('replica_no', 'integer', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('occurred_at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('self_test_device_time')
    .on('self_test')
    .columns(['device_id', 'occurred_at'])
    .execute();
}
