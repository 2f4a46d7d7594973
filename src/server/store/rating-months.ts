import { sql } from 'kysely';
import type { Connection, Database } from './database.ts';
import { storeKind } from './dialect.ts';
import { transact } from './transact.ts';

/** Any constant of our own will do: one process at a time makes months. */
const ADVISORY_LOCK = 7_305_113_011;

/**
 * Makes the partitions of these months (`YYYY-MM`) where they are not there, and of those for which ratings lie in the
 * common one; answers which were made. SQLite has no partitions.
 */
export async function makeRatingMonths(db: Database, months: readonly string[]): Promise<readonly string[]> {
  if (storeKind(db) === 'sqlite') return [];
  return await transact(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(trx);
    const there = new Set(await listRatingMonths(trx));
    const last = months.toSorted().at(-1) ?? '';
    // What a wrong clock dated into the far future stays in the common one.
    const waiting = (await listMonthsWithout(trx)).filter((month) => month <= last);
    const wanted = [...new Set([...months, ...waiting])].filter((month) => !there.has(month)).sort();
    // Before anybody's query reads which partitions there are: it would wait for the common one alone, and then not look into the new ones.
    if (wanted.length > 0) await sql`lock table rating in access exclusive mode`.execute(trx);
    for (const month of wanted) await makeMonth(trx, month);
    return wanted;
  });
}

/** The months that have a partition, in order. */
export async function listRatingMonths(connection: Connection): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relispartition and relkind = 'r' and relname ~ '^rating_[0-9]{4}_[0-9]{2}$'
      and pg_table_is_visible(oid)
    order by 1`.execute(connection);
  return rows.map(({ name }) => name.slice('rating_'.length).replace('_', '-'));
}

/** The month after, as `YYYY-MM`. */
export function monthAfter(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(of + 1).padStart(2, '0')}`;
}

async function listMonthsWithout(connection: Connection): Promise<readonly string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct substr(occurred_at, 1, 7) as month from rating_other
    where occurred_at ~ '^[0-9]{4}-[0-9]{2}-'`.execute(connection);
  return rows.map(({ month }) => month);
}

/** What already lies in the common partition moves before the new one is put in its place. */
async function makeMonth(connection: Connection, month: string): Promise<void> {
  const name = sql.id(`rating_${month.replace('-', '_')}`);
  const [from, to] = [sql.lit(month), sql.lit(monthAfter(month))];
  await sql`create table ${name} (like rating including defaults)`.execute(connection);
  await sql`
    with moved as (delete from rating_other where occurred_at >= ${from} and occurred_at < ${to} returning *)
    insert into ${name} select * from moved`.execute(connection);
  await sql`alter table rating attach partition ${name} for values from (${from}) to (${to})`.execute(
    connection,
  );
}
