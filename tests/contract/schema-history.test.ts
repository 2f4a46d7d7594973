import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { migrate } from '#server/store/migrate.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { createEmptyPostgres } from '../support/postgres.ts';

const AT = '2026-11-22T00:00:00.000Z';
const STORES = [
  ['sqlite', () => openSqlite(':memory:')],
  ['postgres', createEmptyPostgres],
] as const;
/** Every schema that a centre may have been left with. */
const LEFT_WITH = STORES.flatMap(([store, open]) =>
  MIGRATIONS.map((step, index) => [store, step.name, index + 1, open] as const),
);

/** The store as the first `count` steps made it, with a rating in it. */
async function leave(open: () => Database | Promise<Database>, count: number): Promise<Database> {
  const db = await open();
  onTestFinished(() => db.destroy());
  await sql`create table schema_step (name text primary key, applied_at text not null)`.execute(db);
  for (const step of MIGRATIONS.slice(0, count)) {
    // Steps build tables that the schema of today describes.
    await step.up(db as unknown as Kysely<unknown>);
    await sql`insert into schema_step (name, applied_at) values (${step.name}, ${AT})`.execute(db);
    if (step.name === '0001-first') await fill(db);
  }
  return db;
}

async function fill(db: Database): Promise<void> {
  for (const statement of [
    sql`insert into unit (id, parent_id, kind, name, code, folded, contact_json, time_zone, sample)
      values ('u', null, 'commune', 'Phường', null, 'phuong', null, 'Asia/Ho_Chi_Minh', 0)`,
    sql`insert into counter (id, unit_id, name, number) values ('c', 'u', 'Hộ tịch', '1')`,
    sql`insert into clerk (id, unit_id, name, title) values ('k', 'u', 'Hoa', null)`,
    sql`insert into account (id, username, password_hash, role, unit_id, must_change_password, created_at)
      values ('a', 'quantri', 'x', 'admin', 'u', 0, ${AT})`,
    sql`insert into device (id, unit_id, counter_id, name, created_at) values ('d', 'u', 'c', 'Máy', ${AT})`,
    sql`insert into replica (id, device_id, received_through, hash, first_seen_at, last_seen_at)
      values ('r', 'd', 2, 'h', ${AT}, ${AT})`,
  ])
    await statement.execute(db);
  for (const n of [1, 2]) {
    const id = `01936000-0000-7000-8000-00000000000${n}`;
    const at = `2026-1${n}-05T02:00:00.000Z`;
    await sql`insert into entry (replica_no, seq, entry_id, kind, line, hash, state, received_at)
      values (1, ${n}, ${id}, 'rating', '{}', 'h', 'stored', ${at})`.execute(db);
    await sql`insert into rating (pos, entry_id, unit_id, device_id, replica_no, seq, counter_id, clerk_id,
        questionnaire_id, questionnaire_version, level, first_level, satisfied, reasons_json, intake, at, occurred_at,
        received_at, lang, ms, flags_json, sample)
      values (${n}, ${id}, 'u', 'd', 1, ${n}, 'c', 'k', 'counter', 1, ${n + 2}, ${n + 2}, 0, '["C1"]', 'open', ${at}, ${at},
        ${at}, 'vi', 1200, '[]', 0)`.execute(db);
  }
  await sql`update feed set next_pos = 3 where name = 'rating'`.execute(db);
}

async function shapeOf(db: Database): Promise<Record<string, readonly string[]>> {
  const tables = await db.introspection.getTables();
  return Object.fromEntries(
    tables
      .filter(({ name }) => !/^rating_\d{4}_\d{2}$/.test(name))
      .map(({ name, columns }) => [name, columns.map((one) => `${one.name} ${one.dataType}`).sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

test.each(LEFT_WITH)(
  '%s left at %s is brought up to today with what it holds',
  async (_, __, count, open) => {
    const db = await leave(open, count);
    await migrate(db, AT);
    const ratings = await db.selectFrom('rating').selectAll().orderBy('pos').execute();
    expect(ratings).toMatchObject([
      { pos: 1, seq: 1, level: 3, occurred_at: '2026-11-05T02:00:00.000Z', reasons_json: '["C1"]' },
      { pos: 2, seq: 2, level: 4, occurred_at: '2026-12-05T02:00:00.000Z', clerk_id: 'k' },
    ]);
    expect(await db.selectFrom('entry').select(['seq', 'kind']).orderBy('seq').execute()).toEqual([
      { seq: 1, kind: 'rating' },
      { seq: 2, kind: 'rating' },
    ]);
    expect(await db.selectFrom('account').select(['username', 'role']).execute()).toEqual([
      { username: 'quantri', role: 'admin' },
    ]);
    expect(await db.selectFrom('device').select(['id', 'name']).execute()).toEqual([
      { id: 'd', name: 'Máy' },
    ]);
    const fresh = await open();
    onTestFinished(() => fresh.destroy());
    await migrate(fresh, AT);
    expect(await shapeOf(db)).toEqual(await shapeOf(fresh));
  },
);

test.each(STORES)('%s: a flag that was there before tells the time of its rating', async (_, open) => {
  const before = MIGRATIONS.findIndex(({ name }) => name === '0017-flag-time');
  const db = await leave(open, before);
  const id = '01936000-0000-7000-8000-000000000002';
  await sql`insert into rating_flag (entry_id, flag, unit_id, evidence_json) values (${id}, 'burst', 'u', '{}')`.execute(
    db,
  );
  await migrate(db, AT);
  expect(await db.selectFrom('rating_flag').select(['entry_id', 'occurred_at']).execute()).toEqual([
    { entry_id: id, occurred_at: '2026-12-05T02:00:00.000Z' },
  ]);
});
