import type { Kysely } from 'kysely';
import { SqliteAdapter } from 'kysely';

/** What units decide about their tablets, and the history of units, counters and clerks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSettings(db);
  await extendOffice(db);
  await createEvents(db);
}

async function createSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unit_setting')
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body_json', 'text')
    .addColumn('effective_from', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('note', 'text')
    .addColumn('withdrawn_at', 'text')
    .addPrimaryKeyConstraint('unit_setting_pk', ['unit_id', 'part', 'version'])
    .execute();
  // The latest change that has taken effect, asked for at every contact of a tablet.
  await db.schema.createIndex('unit_setting_effective').on('unit_setting').column('effective_from').execute();
}

async function extendOffice(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('unit').addColumn('closed_at', 'text').execute();
  await db.schema.alterTable('unit').addColumn('successor_id', 'text').execute();
  await db.schema.createIndex('unit_successor').on('unit').column('successor_id').execute();
  await db.schema.alterTable('counter').addColumn('closed_at', 'text').execute();
  await db.schema.createIndex('counter_unit').on('counter').column('unit_id').execute();
  for (const column of ['code', 'photo', 'started_on', 'left_on', 'previous_id'])
    await db.schema.alterTable('clerk').addColumn(column, 'text').execute();
  await db.schema.createIndex('clerk_unit').on('clerk').column('unit_id').execute();
  await db.schema.createIndex('duty_counter').on('duty').column('counter_id').execute();
  await db.schema.createIndex('duty_clerk').on('duty').column('clerk_id').execute();
}

async function createEvents(db: Kysely<unknown>): Promise<void> {
  const table = db.schema.createTable('unit_event');
  const numbered =
    db.getExecutor().adapter instanceof SqliteAdapter
      ? table.addColumn('no', 'integer', (c) => c.primaryKey().autoIncrement())
      : table.addColumn('no', 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity());
  await numbered
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('subject', 'text')
    .addColumn('details_json', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('note', 'text')
    .execute();
  await db.schema.createIndex('unit_event_unit').on('unit_event').column('unit_id').execute();
}
