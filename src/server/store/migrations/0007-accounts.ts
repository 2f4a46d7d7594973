import { type Kysely, sql } from 'kysely';

/** Roles beside the administrator, second factors, tokens of other systems, and the log of what everybody did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, type] of [
    ['clerk_id', 'text'],
    ['disabled_at', 'text'],
    ['second_factor_sealed', 'text'],
    ['second_factor_at', 'text'],
    ['second_factor_step', 'integer'],
  ] as const) {
    await db.schema.alterTable('account').addColumn(name, type).execute();
  }
  await db.schema.createIndex('account_unit').on('account').column('unit_id').execute();
  await db.schema
    .createTable('recovery_code')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('recovery_code_pk', ['account_id', 'code_hash'])
    .execute();
  await db.schema
    .createTable('api_token')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('scopes_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('last_used_at', 'text')
    .execute();
  await db.schema.createIndex('api_token_unit').on('api_token').column('unit_id').execute();
  await db.schema
    .createTable('audit')
    .addColumn('no', 'integer', (c) => c.primaryKey())
    .addColumn('line', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('unit_id', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('audit_action').on('audit').columns(['action', 'no']).execute();
  await db.schema
    .createTable('audit_head')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('last_no', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await sql`insert into audit_head (name, last_no, hash) values ('audit', 0, ${'0'.repeat(64)})`.execute(db);
}
