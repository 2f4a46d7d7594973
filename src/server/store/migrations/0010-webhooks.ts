import type { Kysely } from 'kysely';
import { SqliteAdapter, sql } from 'kysely';

/** Webhooks with what waits to be delivered, and which tablet takes the place of which. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('device')
    .addColumn('replaces_id', 'text', (c) => c.references('device.id'))
    .execute();
  await db.schema.createIndex('device_replaces').on('device').column('replaces_id').execute();
  await db.schema
    .createTable('webhook')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('events_json', 'text', (c) => c.notNull())
    .addColumn('secret_sealed', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('paused_at', 'text')
    .addColumn('removed_at', 'text')
    .execute();
  await db.schema.createIndex('webhook_unit').on('webhook').column('unit_id').execute();
  await deliveryTable(db)
    .addColumn('webhook_id', 'text', (c) => c.notNull().references('webhook.id'))
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_at', 'text', (c) => c.notNull())
    .addColumn('leased_until', 'text')
    .addColumn('lease', 'text')
    .addColumn('last_at', 'text')
    .addColumn('last_status', 'integer')
    .addColumn('last_fault', 'text')
    .addColumn('delivered_at', 'text')
    .addUniqueConstraint('webhook_delivery_once', ['webhook_id', 'event_id'])
    .execute();
  await sql`create index webhook_delivery_due on webhook_delivery (next_at) where delivered_at is null`.execute(
    db,
  );
  await db.schema
    .createIndex('webhook_delivery_log')
    .on('webhook_delivery')
    .columns(['webhook_id', 'no'])
    .execute();
}

function deliveryTable(db: Kysely<unknown>) {
  const builder = db.schema.createTable('webhook_delivery');
  return db.getExecutor().adapter instanceof SqliteAdapter
    ? builder.addColumn('no', 'integer', (c) => c.primaryKey().autoIncrement())
    : builder.addColumn('no', 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity());
}
