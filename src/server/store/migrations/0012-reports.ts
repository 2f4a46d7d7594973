import { type Kysely, sql } from 'kysely';

/** Frozen reports with replies, forms with points, and what it takes to read ratings and invitations as they were at a place of the feed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPast(db);
  await db.schema
    .alterTable('ask')
    .addColumn('pos', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await createReports(db);
  await db.schema
    .createTable('score_sheet')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('form', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addUniqueConstraint('score_sheet_version', ['unit_id', 'form', 'period', 'version'])
    .execute();
}

async function createPast(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rating_past')
    .addColumn('entry_id', 'text', (c) => c.notNull())
    .addColumn('pos', 'bigint', (c) => c.notNull())
    .addColumn('replaced_pos', 'bigint', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('counter_id', 'text', (c) => c.notNull())
    .addColumn('clerk_id', 'text')
    .addColumn('procedure_code', 'text')
    .addColumn('questionnaire_id', 'text', (c) => c.notNull())
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('first_level', 'integer', (c) => c.notNull())
    .addColumn('satisfied', 'integer', (c) => c.notNull())
    .addColumn('occurred_at', 'text', (c) => c.notNull())
    .addColumn('reasons_json', 'text', (c) => c.notNull())
    .addColumn('flags_json', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rating_past_pk', ['entry_id', 'pos'])
    .execute();
  await db.schema
    .createIndex('rating_past_unit_time')
    .on('rating_past')
    .columns(['unit_id', 'occurred_at', 'entry_id'])
    .execute();
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('report')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('clerk_id', 'text', (c) => c.notNull().defaultTo(sql`''`))
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('provisional', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('pos', 'bigint', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('inputs_json', 'text', (c) => c.notNull())
    .addColumn('inputs_sha256', 'text', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('body_sha256', 'text', (c) => c.notNull())
    .addUniqueConstraint('report_version', ['unit_id', 'clerk_id', 'period', 'version'])
    .execute();
  await db.schema.createIndex('report_clerk').on('report').columns(['clerk_id', 'id']).execute();
  await db.schema
    .createTable('report_reply')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('report_id', 'text', (c) => c.notNull().references('report.id'))
    .addColumn('clerk_id', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('report_reply_report')
    .on('report_reply')
    .columns(['report_id', 'id'])
    .execute();
}
