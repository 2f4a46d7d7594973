import { type Kysely, SqliteAdapter, sql } from 'kysely';

/**
 * Indexes in the order in which ratings are read (the feed, an export), by unit; and on PostgreSQL a partition a month.
 * There the month belongs to every key: that no rating is there twice is held by `entry_once` and by the feed's row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) await partition(db);
  await db.schema.createIndex('rating_unit_pos').on('rating').columns(['unit_id', 'pos']).execute();
  await db.schema.createIndex('rating_unit_entry').on('rating').columns(['unit_id', 'entry_id']).execute();
}

async function partition(db: Kysely<unknown>): Promise<void> {
  await sql`alter table rating rename to rating_whole`.execute(db);
  for (const name of ['rating_pkey', 'rating_entry_id_key'])
    await sql`alter table rating_whole drop constraint ${sql.id(name)}`.execute(db);
  await sql`drop index rating_unit_time`.execute(db);
  await sql`create table rating (like rating_whole including defaults) partition by range (occurred_at)`.execute(
    db,
  );
  await sql`alter table rating add primary key (pos, occurred_at)`.execute(db);
  await sql`create unique index rating_entry on rating (entry_id, occurred_at)`.execute(db);
  await sql`create index rating_unit_time on rating (unit_id, occurred_at)`.execute(db);
  // Takes what no month has been made for: a clock that is years off must not keep a rating out.
  await sql`create table rating_other partition of rating default`.execute(db);
  const months = await sql<{ month: string }>`
    select distinct substr(occurred_at, 1, 7) as month from rating_whole order by 1`.execute(db);
  for (const { month } of months.rows) await createMonth(db, month);
  await sql`insert into rating select * from rating_whole`.execute(db);
  await sql`drop table rating_whole`.execute(db);
}

async function createMonth(db: Kysely<unknown>, month: string): Promise<void> {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const next = of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
  await sql`
    create table ${sql.id(`rating_${month.replace('-', '_')}`)} partition of rating
    for values from (${sql.lit(month)}) to (${sql.lit(next)})`.execute(db);
}
