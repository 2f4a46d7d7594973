import { type Kysely, sql } from 'kysely';

/** Numbers and feed places of integrity cases begin above those of all others. */
const INTEGRITY_BASE = 1_000_000_000_000;

/**
 * The secret that a webhook signed with before its present one, and until when it still signs beside it; the inspectorate's
 * keys; and for integrity cases numbers of their own, so that no gap in the common ones tells of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('webhook').addColumn('former_secret_sealed', 'text').execute();
  await db.schema.alterTable('webhook').addColumn('former_secret_until', 'text').execute();
  await db.schema
    .createTable('integrity_key')
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('jwk_json', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addPrimaryKeyConstraint('integrity_key_pk', ['unit_id', 'key_id'])
    .execute();
  await sql`create unique index integrity_key_in_force on integrity_key (unit_id) where ended_at is null`.execute(
    db,
  );
  await sql`insert into feed (name, next_pos) values ('integrity-case', ${sql.lit(INTEGRITY_BASE + 1)})`.execute(
    db,
  );
}
