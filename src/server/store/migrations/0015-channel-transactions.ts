import { type Kysely, sql } from 'kysely';

/** Transactions that other systems announce, and who counted the people of a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('transaction_count')
    .addColumn('source', 'text', (c) => c.notNull().defaultTo('import'))
    .execute();
  await db.schema
    .createTable('service_transaction')
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('reference', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('counter_id', 'text', (c) => c.notNull())
    .addColumn('clerk_id', 'text')
    .addColumn('procedure_code', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('counted', 'integer', (c) => c.notNull())
    .addColumn('invite_until', 'text')
    .addPrimaryKeyConstraint('service_transaction_pk', ['unit_id', 'reference'])
    .execute();
  await sql`create index service_transaction_invite on service_transaction (invite_until) where invite_until is not null`.execute(
    db,
  );
  await db.schema
    .createIndex('service_transaction_received')
    .on('service_transaction')
    .column('received_at')
    .execute();
}
