import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { openPostgres } from '#server/store/open-postgres.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import { isStoreUnavailable } from '#server/store/store-failure.ts';
import { transact } from '#server/store/transact.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { createTestPostgresUrl } from '../support/postgres.ts';
import { storedEntries } from '../support/stored.ts';

test('a disk that fills up within a transaction is told as such, not as a failed rollback', async () => {
  const { context, send, tablet } = await createPairedTablet(openSqlite(':memory:'));
  tablet.rate();
  await tablet.push(send);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(context.db);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(context.db);
  const padding = 'x'.repeat(30_000);
  for (let count = 0; count < 20; count += 1) tablet.record('device', { event: 'filler', padding });
  const refused = await tablet.tryPush(send, await tablet.segment());
  expect(refused.status).toBe(503);
  expect(refused.headers.get('Retry-After')).toBe('5');
  expect(await refused.json()).toMatchObject({ code: 'store-unavailable' });
  expect(await storedEntries(context.db)).toHaveLength(1);
  await sql`pragma max_page_count = 1000000`.execute(context.db);
  expect(await tablet.push(send)).toMatchObject({ receivedThrough: 21 });
});

test('a connection that breaks between two queries of a transaction ends neither the process nor the pool', async () => {
  const lost: string[] = [];
  const url = await createTestPostgresUrl();
  const db = openPostgres(url, (error) => lost.push(error.message));
  const other = openPostgres(url, () => undefined);
  onTestFinished(() => Promise.all([db.destroy(), other.destroy()]).then(() => undefined));
  const broken = transact(db, async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(other);
    await untilLost(lost);
    await sql`select 1`.execute(trx);
  });
  const error = await broken.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(isStoreUnavailable(error)).toBe(true);
  expect(await one(db)).toBe(1);
});

async function untilLost(lost: readonly string[]): Promise<void> {
  while (lost.length === 0) await new Promise((resolve) => setImmediate(resolve));
}

async function one(db: Database): Promise<number | undefined> {
  return (await sql<{ one: number }>`select 1 as one`.execute(db)).rows[0]?.one;
}
