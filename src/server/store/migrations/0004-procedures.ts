import type { Kysely } from 'kysely';
import { SqliteAdapter, sql } from 'kysely';

/** Procedures get versions, drafts, a history, imports and what citizens say of them. Released: never edited. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createVersions(db);
  await createHeads(db);
  await createImports(db);
  await createFeedback(db);
}

async function createVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('procedure_version')
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('source_ref', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('procedure_version_pk', ['unit_id', 'code', 'version'])
    .execute();
  await withSerial(db, 'procedure_event', 'no')
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('account', 'text')
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('version', 'integer')
    .addColumn('note', 'text')
    .execute();
  await db.schema
    .createIndex('procedure_event_of')
    .on('procedure_event')
    .columns(['unit_id', 'code'])
    .execute();
}

/** The rows of the first release become version 1, posted. */
async function createHeads(db: Kysely<unknown>): Promise<void> {
  await sql`alter table procedure rename to procedure_first`.execute(db);
  await db.schema
    .createTable('procedure')
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('posted_version', 'integer')
    .addColumn('draft_version', 'integer')
    .addColumn('last_version', 'integer', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('posted_at', 'text')
    .addColumn('checked_by', 'text')
    .addColumn('checked_on', 'text')
    .addPrimaryKeyConstraint('procedure_head_pk', ['unit_id', 'code'])
    .execute();
  const rows = await sql<FirstRow>`select unit_id, code, body_json, updated_at from procedure_first`.execute(
    db,
  );
  for (const row of rows.rows) await moveRow(db, row);
  await sql`drop table procedure_first`.execute(db);
}

interface FirstRow {
  readonly unit_id: string;
  readonly code: string;
  readonly body_json: string;
  readonly updated_at: string;
}

async function moveRow(db: Kysely<unknown>, row: FirstRow): Promise<void> {
  const { name, field } = JSON.parse(row.body_json);
  await sql`insert into procedure_version (unit_id, code, version, body_json, source, created_at)
    values (${row.unit_id}, ${row.code}, 1, ${row.body_json}, 'migrated', ${row.updated_at})`.execute(db);
  await sql`insert into procedure
    (unit_id, code, state, posted_version, last_version, revision, name, folded, field, updated_at, posted_at)
    values (${row.unit_id}, ${row.code}, 'posted', 1, 1, 1, ${name}, ${foldedName(name)}, ${field},
      ${row.updated_at}, ${row.updated_at})`.execute(db);
  await sql`insert into procedure_event (unit_id, code, at, event, version)
    values (${row.unit_id}, ${row.code}, ${row.updated_at}, 'posted', 1)`.execute(db);
}

/** As it was when this step was released; a space before each word, so that words are found by their beginning. */
function foldedName(name: string): string {
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return ` ${folded}`;
}

async function createImports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('procedure_import')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('apply_as', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('format', 'text')
    .addColumn('columns_json', 'text', (c) => c.notNull())
    .addColumn('counts_json', 'text', (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .addColumn('refusal_json', 'text')
    .addColumn('applied_json', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('procedure_import_unit')
    .on('procedure_import')
    .columns(['unit_id', 'created_at'])
    .execute();
  await db.schema
    .createTable('procedure_import_item')
    .addColumn('import_id', 'text', (c) => c.notNull().references('procedure_import.id'))
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('row_no', 'integer')
    .addColumn('code', 'text')
    .addColumn('name', 'text')
    .addColumn('folded', 'text')
    .addColumn('field', 'text')
    .addColumn('body_json', 'text')
    .addColumn('base_revision', 'integer', (c) => c.notNull())
    .addColumn('changes_json', 'text', (c) => c.notNull())
    .addColumn('refusal_json', 'text')
    .addColumn('notes_json', 'text', (c) => c.notNull())
    .addColumn('conflict', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('procedure_import_item_pk', ['import_id', 'no'])
    .execute();
}

async function createFeedback(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('procedure_problem')
    .addColumn('entry_id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('problem', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text')
    .addColumn('has_comment', 'integer', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('procedure_problem_of')
    .on('procedure_problem')
    .columns(['unit_id', 'code', 'state'])
    .execute();
  // One row an entry, so that reading an entry again adds nothing; figures of a day are added up when they are asked for.
  await db.schema
    .createTable('usage_day')
    .addColumn('entry_id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('missed', 'bigint', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('usage_day_unit').on('usage_day').columns(['unit_id', 'date']).execute();
  await db.schema
    .createTable('usage_item')
    .addColumn('entry_id', 'text', (c) => c.notNull())
    // `view` of a code, or `missed` words.
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('usage_item_pk', ['entry_id', 'kind', 'item'])
    .execute();
  await db.schema
    .createIndex('usage_item_unit')
    .on('usage_item')
    .columns(['unit_id', 'kind', 'date'])
    .execute();
}

/** A table whose first column counts itself up: `integer primary key` on SQLite, identity on PostgreSQL. */
function withSerial(db: Kysely<unknown>, table: string, column: string) {
  const builder = db.schema.createTable(table);
  return db.getExecutor().adapter instanceof SqliteAdapter
    ? builder.addColumn(column, 'integer', (c) => c.primaryKey().autoIncrement())
    : builder.addColumn(column, 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity());
}
