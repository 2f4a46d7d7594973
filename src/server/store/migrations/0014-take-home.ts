import type { Kysely } from 'kysely';

/** Rating at home: keys of codes, codes that were used, comments, and codes that tablets gave out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('take_home_key')
    .addColumn('no', 'integer', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('device_id', 'text', (c) => c.references('device.id'))
    .addColumn('counter_id', 'text', (c) => c.references('counter.id'))
    .addColumn('name', 'text')
    .addColumn('codes', 'integer')
    .addColumn('valid_until', 'text')
    .addColumn('secret_sealed', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('closed_at', 'text')
    .execute();
  await db.schema
    .createIndex('take_home_key_unit')
    .on('take_home_key')
    .columns(['unit_id', 'kind'])
    .execute();
  await db.schema.createIndex('take_home_key_device').on('take_home_key').column('device_id').execute();
  await db.schema
    .createTable('take_home_use')
    .addColumn('key_no', 'integer', (c) => c.notNull().references('take_home_key.no'))
    .addColumn('slot', 'bigint', (c) => c.notNull())
    .addColumn('rating_id', 'text', (c) => c.notNull().unique())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('counted_hour', 'bigint', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('take_home_use_pk', ['key_no', 'slot'])
    .execute();
  await db.schema
    .createIndex('take_home_use_hour')
    .on('take_home_use')
    .columns(['key_no', 'counted_hour'])
    .execute();
  await db.schema
    .createTable('take_home_comment')
    .addColumn('rating_id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .execute();
  await createIssues(db);
}

async function createIssues(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('take_home_issue')
    .addColumn('entry_id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('replica_no', 'integer', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('counter_id', 'text', (c) => c.notNull())
    .addColumn('clerk_id', 'text')
    .addColumn('key_no', 'integer', (c) => c.notNull())
    .addColumn('hour', 'bigint', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('take_home_issue_day')
    .on('take_home_issue')
    .columns(['unit_id', 'day'])
    .execute();
}
