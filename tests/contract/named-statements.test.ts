import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { openPostgres } from '#server/store/open-postgres.ts';
import { transact } from '#server/store/transact.ts';
import { createTestPostgresUrl } from '../support/postgres.ts';

/** The statements that the one connection has by name. */
async function namesOf(db: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from pg_prepared_statements`.execute(db);
  return rows[0]?.n ?? Number.NaN;
}

function askAll(db: Pick<Database, 'getExecutor'>) {
  return sql<Record<string, unknown>>`select * from thing where id = ${1}`.execute(db);
}

async function openWithThing(): Promise<Database> {
  const db = openPostgres(await createTestPostgresUrl(), () => undefined, { connections: 1 });
  await sql`create table thing (id integer)`.execute(db);
  await sql`insert into thing values (1)`.execute(db);
  return db;
}

test('a question that comes again is parsed once, one that came once is not kept', async () => {
  const db = await openWithThing();
  await askAll(db);
  expect(await namesOf(db)).toBe(0);
  for (let n = 0; n < 5; n += 1) expect((await askAll(db)).rows).toEqual([{ id: 1 }]);
  // The question itself, and the one that counts.
  expect(await namesOf(db)).toBe(2);
});

test('a column that is added by a newer program, while this one runs, is answered and not an error', async () => {
  const db = await openWithThing();
  for (let n = 0; n < 3; n += 1) await askAll(db);
  await sql`alter table thing add column name text`.execute(db);
  expect((await askAll(db)).rows).toEqual([{ id: 1, name: null }]);
});

test('in a transaction all of it is done again', async () => {
  const db = await openWithThing();
  for (let n = 0; n < 3; n += 1) await askAll(db);
  await sql`alter table thing add column name text`.execute(db);
  let attempts = 0;
  const answer = await transact(db, async (trx) => {
    attempts += 1;
    await sql`insert into thing values (2)`.execute(trx);
    return await askAll(trx);
  });
  expect(answer.rows).toEqual([{ id: 1, name: null }]);
  expect(attempts).toBe(2);
  const { rows } = await sql<{ n: number }>`select count(*) as n from thing`.execute(db);
  expect(rows).toEqual([{ n: 2 }]);
});

test('what is always another text does not pile up', async () => {
  const db = await openWithThing();
  for (let n = 0; n < 450; n += 1)
    for (let twice = 0; twice < 2; twice += 1)
      await sql`select ${sql.lit(n)} + id from thing where id = ${1}`.execute(db);
  expect(await namesOf(db)).toBeLessThanOrEqual(200);
});
