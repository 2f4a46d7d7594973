import { type Kysely, sql } from 'kysely';

/** Cases with what happens in them, what was written apart from who wrote it, and what was erased when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCases(db);
  await db.schema
    .createTable('case_words')
    .addColumn('case_id', 'text', (c) => c.notNull().references('case_file.id'))
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('case_words_pk', ['case_id', 'part'])
    .execute();
  await db.schema
    .createTable('case_event')
    .addColumn('case_id', 'text', (c) => c.notNull().references('case_file.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('detail_json', 'text', (c) => c.notNull())
    .addColumn('note_sealed', 'text')
    .addPrimaryKeyConstraint('case_event_pk', ['case_id', 'version'])
    .execute();
  await db.schema
    .createTable('retention_run')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('counts_json', 'text', (c) => c.notNull())
    .execute();
  await db.schema.alterTable('entry').addColumn('erased_at', 'text').execute();
  await sql`create index entry_erasable on entry (kind, pos) where erased_at is null and kind in ('feedback', 'rating.detail', 'procedure.problem', 'usage')`.execute(
    db,
  );
  await sql`insert into feed (name, next_pos) values ('case', 1)`.execute(db);
}

async function createCases(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('case_file')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('no', 'bigint', (c) => c.notNull().unique())
    .addColumn('pos', 'bigint', (c) => c.notNull().unique());
  for (const name of ['unit_id', 'origin_unit_id', 'kind', 'status'])
    table = table.addColumn(name, 'text', (c) => c.notNull());
  table = table
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('box', 'text', (c) => c.notNull())
    .addColumn('may_publish', 'integer')
    .addColumn('has_contact', 'integer', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull());
  for (const name of ['occurred_at', 'received_at', 'changed_at'])
    table = table.addColumn(name, 'text', (c) => c.notNull());
  for (const name of [
    'receipt',
    'about',
    'owner_id',
    'acknowledge_due',
    'answer_due',
    'verdict',
    'answer_sealed',
    'answered_at',
    'closed_at',
    'public_text',
    'public_where',
    'published_at',
    'contact_erased_at',
    'text_erased_at',
  ])
    table = table.addColumn(name, 'text');
  await table.execute();
  await db.schema.createIndex('case_receipt').on('case_file').columns(['receipt', 'no']).execute();
  await db.schema.createIndex('case_unit').on('case_file').columns(['unit_id', 'no']).execute();
  await db.schema.createIndex('case_owner').on('case_file').columns(['owner_id', 'no']).execute();
  await sql`create index case_due on case_file (answer_due) where status in ('new', 'accepted', 'in-progress', 'reopened')`.execute(
    db,
  );
}
