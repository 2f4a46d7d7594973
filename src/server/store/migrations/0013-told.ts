import type { Kysely } from 'kysely';

/** What people said and what was done about it, with its history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('told_entry')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('done_on', 'text', (c) => c.notNull())
    .addColumn('published_json', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('told_entry_unit')
    .on('told_entry')
    .columns(['unit_id', 'done_on', 'id'])
    .execute();
  await db.schema
    .createTable('told_event')
    .addColumn('entry_id', 'text', (c) => c.notNull().references('told_entry.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('told_event_key', ['entry_id', 'version'])
    .execute();
}
