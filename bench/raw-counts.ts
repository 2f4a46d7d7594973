import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/store/database.ts';
import { storeKind } from '#server/store/dialect.ts';
import { unitsWithin } from '#server/store/unit-scope.ts';
import type { DaySpan } from '#shared/domain/spans.ts';
import type { SummaryBy } from '#shared/protocol/summary.ts';

/** What can be grouped by without a second table. */
export type RawBy = Exclude<SummaryBy, 'field' | 'weekday-hour'> | null;

/** All zones of the bench are seven hours ahead of UTC, and all visits are within one day of both. */
const DAY = sql`substr(occurred_at, 1, 10)`;

/**
 * The same question put to the ratings themselves, as somebody would who keeps no sums: a scan by the index of unit and time, and a
 * group-by. Ratings and satisfied ones by key.
 */
export async function rawCounts(
  db: Database,
  within: string,
  { from, to }: DaySpan,
  by: RawBy,
): Promise<ReadonlyMap<string, { readonly n: number; readonly satisfied: number }>> {
  const key = keyOf(db, by);
  const { rows } = await sql<{ key: string | null; n: string | number; satisfied: string | number }>`
    select ${key} as key, count(*) as n, sum(satisfied) as satisfied from rating
    where unit_id in ${unitsWithin(within)} and occurred_at >= ${from} and occurred_at < ${`${to}T24`}
    group by 1`.execute(db);
  return new Map(rows.map((row) => [row.key ?? '', { n: Number(row.n), satisfied: Number(row.satisfied) }]));
}

function keyOf(db: Database, by: RawBy): RawBuilder<string> {
  const isSqlite = storeKind(db) === 'sqlite';
  const month = sql`cast(substr(occurred_at, 6, 2) as integer)`;
  const hour = sql`cast(substr(occurred_at, 12, 2) as integer) + 7`;
  switch (by) {
    case null:
      return sql`''`;
    case 'unit':
      return sql`unit_id`;
    case 'counter':
      return sql`counter_id`;
    case 'clerk':
      return sql`clerk_id`;
    case 'procedure':
      return sql`procedure_code`;
    case 'hour':
      return isSqlite ? sql`printf('%02d', ${hour})` : sql`lpad((${hour})::text, 2, '0')`;
    case 'weekday':
      return isSqlite
        ? sql`cast((cast(strftime('%w', ${DAY}) as integer) + 6) % 7 + 1 as text)`
        : sql`extract(isodow from ${DAY}::date)::text`;
    case 'day':
      return sql`${DAY}`;
    case 'month':
      return sql`substr(occurred_at, 1, 7)`;
    case 'quarter':
      return sql`substr(occurred_at, 1, 4) || '-Q' || ((${month} + 2) / 3)`;
    case 'year':
      return sql`substr(occurred_at, 1, 4)`;
  }
}
