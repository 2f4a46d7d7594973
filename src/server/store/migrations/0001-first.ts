import type { Kysely } from 'kysely';
import { SqliteAdapter, sql } from 'kysely';

/** Released schemas are never edited: what comes later is a migration of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createOffice(db);
  await createDevices(db);
  await createJournal(db);
  await createRatings(db);
  await createAccounts(db);
}

async function createOffice(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('server_key')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('public_jwk_json', 'text', (c) => c.notNull())
    .addColumn('private_jwk_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('server_key_purpose').on('server_key').column('purpose').unique().execute();
  await db.schema
    .createTable('unit')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('parent_id', 'text', (c) => c.references('unit.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('code', 'text')
    .addColumn('folded', 'text', (c) => c.notNull())
    .addColumn('contact_json', 'text')
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('unit_parent').on('unit').column('parent_id').execute();
  await db.schema
    .createTable('counter')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('number', 'text')
    .execute();
  await db.schema
    .createTable('clerk')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('title', 'text')
    .execute();
  await withSerial(db, 'duty', 'id')
    .addColumn('counter_id', 'text', (c) => c.notNull().references('counter.id'))
    .addColumn('clerk_id', 'text', (c) => c.notNull().references('clerk.id'))
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('to_at', 'text')
    .execute();
  await db.schema
    .createTable('questionnaire')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('current', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('questionnaire_pk', ['id', 'version'])
    .execute();
  await db.schema
    .createTable('procedure')
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('procedure_pk', ['unit_id', 'code'])
    .execute();
}

async function createDevices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('device')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('counter_id', 'text', (c) => c.notNull().references('counter.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('public_jwk_json', 'text')
    .addColumn('token_hash', 'text', (c) => c.unique())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('paired_at', 'text')
    .addColumn('revoked_at', 'text')
    .addColumn('last_contact_at', 'text')
    .addColumn('skew_ms', 'bigint')
    .addColumn('app', 'text')
    .addColumn('status_json', 'text')
    .execute();
  await withSerial(db, 'device_key', 'no')
    .addColumn('device_id', 'text', (c) => c.notNull().references('device.id'))
    .addColumn('public_jwk_json', 'text', (c) => c.notNull())
    .addColumn('from_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('device_key_device').on('device_key').column('device_id').execute();
  await db.schema
    .createTable('pairing_code')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('device_id', 'text', (c) => c.notNull().references('device.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
}

async function createJournal(db: Kysely<unknown>): Promise<void> {
  await withSerial(db, 'replica', 'no')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('device_id', 'text', (c) => c.notNull().references('device.id'))
    .addColumn('received_through', 'bigint', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('first_seen_at', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', 'text', (c) => c.notNull())
    .addColumn('forked_at', 'text')
    .addColumn('pushed_at', 'text')
    .addColumn('told_through', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('pairing_code_device').on('pairing_code').column('device_id').execute();
  await db.schema.createIndex('replica_device').on('replica').column('device_id').execute();
  await withSerial(db, 'entry', 'pos')
    .addColumn('replica_no', 'integer', (c) => c.notNull().references('replica.no'))
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('entry_id', 'text')
    .addColumn('kind', 'text')
    .addColumn('of_id', 'text')
    .addColumn('line', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('cause', 'text')
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('skew_ms', 'bigint')
    .addUniqueConstraint('entry_place', ['replica_no', 'seq'])
    .execute();
  // One stored entry an id, whatever replica it came by: the guard against doubling after a fork.
  await sql`create unique index entry_once on entry (entry_id) where state <> 'duplicate' and entry_id is not null`.execute(
    db,
  );
  await sql`create index entry_quarantined on entry (replica_no, seq) where state = 'quarantined'`.execute(
    db,
  );
  // Finds the changes and details of a rating, also of one that arrives after them.
  await sql`create index entry_of on entry (of_id) where of_id is not null`.execute(db);
  await db.schema
    .createTable('missing_range')
    .addColumn('replica_no', 'integer', (c) => c.notNull().references('replica.no'))
    .addColumn('first_seq', 'bigint', (c) => c.notNull())
    .addColumn('last_seq', 'bigint', (c) => c.notNull())
    .addColumn('declared_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('missing_range_pk', ['replica_no', 'first_seq'])
    .execute();
  await db.schema
    .createTable('replica_note')
    .addColumn('replica_no', 'integer', (c) => c.notNull().references('replica.no'))
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('of_replica', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('first_seq', 'bigint')
    .addColumn('last_seq', 'bigint')
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('replica_note_pk', ['replica_no', 'seq'])
    .execute();
}

async function createRatings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rating')
    .addColumn('pos', 'bigint', (c) => c.primaryKey())
    .addColumn('entry_id', 'text', (c) => c.notNull().unique())
    .addColumn('unit_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('replica_no', 'integer', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('counter_id', 'text', (c) => c.notNull())
    .addColumn('clerk_id', 'text')
    .addColumn('questionnaire_id', 'text', (c) => c.notNull())
    .addColumn('questionnaire_version', 'integer', (c) => c.notNull())
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('first_level', 'integer', (c) => c.notNull())
    .addColumn('satisfied', 'integer', (c) => c.notNull())
    .addColumn('reasons_json', 'text', (c) => c.notNull())
    .addColumn('procedure_code', 'text')
    .addColumn('intake', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('occurred_at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('ms', 'bigint', (c) => c.notNull())
    .addColumn('flags_json', 'text', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('rating_unit_time').on('rating').columns(['unit_id', 'occurred_at']).execute();
  await db.schema
    .createTable('feed')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('next_pos', 'bigint', (c) => c.notNull())
    .execute();
  await sql`insert into feed (name, next_pos) values ('rating', 1)`.execute(db);
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('must_change_password', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('csrf_token', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('login_throttle')
    .addColumn('key_hash', 'text', (c) => c.primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('next_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
}

/** A table whose first column counts itself up: `integer primary key` on SQLite, identity on PostgreSQL. */
function withSerial(db: Kysely<unknown>, table: string, column: string) {
  const builder = db.schema.createTable(table);
  return db.getExecutor().adapter instanceof SqliteAdapter
    ? builder.addColumn(column, 'integer', (c) => c.primaryKey().autoIncrement())
    : builder.addColumn(column, 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity());
}
