import { sql } from 'kysely';
import type { Connection } from './database.ts';
import { storeKind } from './dialect.ts';

/** The store as a whole, in numbers that cost next to nothing to read. */
export interface StoreFigures {
  /** Grows with every rating that was written or written again. */
  readonly ratingPosition: number;
  /** Grows with every journal entry that was taken in. */
  readonly entryPosition: number;
  readonly quarantined: number;
  /** Positions that tablets no longer hold and the centre never got. */
  readonly missing: number;
  /** Positions that tablets said they had written and that have not arrived. */
  readonly awaited: number;
  readonly auditLines: number;
  readonly bytes: number;
}

export async function readStoreFigures(connection: Connection): Promise<StoreFigures> {
  const found = await sql<Omit<StoreFigures, 'bytes'>>`
    select
      (select next_pos - 1 from feed where name = 'rating') as "ratingPosition",
      (select coalesce(max(pos), 0) from entry) as "entryPosition",
      (select count(*) from entry where state = 'quarantined') as "quarantined",
      (select cast(coalesce(sum(last_seq - first_seq + 1), 0) as bigint) from missing_range) as "missing",
      (select cast(coalesce(sum(told_through - received_through), 0) as bigint) from replica
        join device on device.id = replica.device_id
        where told_through > received_through and device.revoked_at is null) as "awaited",
      (select last_no from audit_head where name = 'audit') as "auditLines"
  `.execute(connection);
  const [row] = found.rows;
  if (row === undefined) throw new Error('the store answered no figures');
  return { ...row, bytes: await readBytes(connection) };
}

/** Whether the store holds more ratings than this; reads no more of them. Positions do not tell: a restore lets them leap. */
export async function holdsMoreRatingsThan(connection: Connection, count: number): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select count(*) as "found" from (select 1 as one from rating limit ${count + 1}) as few
  `.execute(connection);
  return (rows[0]?.found ?? 0) > count;
}

async function readBytes(connection: Connection): Promise<number> {
  const query =
    storeKind(connection) === 'sqlite'
      ? sql<{ bytes: number }>`
          select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
      : sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`;
  return Number((await query.execute(connection)).rows[0]?.bytes ?? 0);
}

/** What every tablet's state follows from. */
export async function listDeviceContacts(connection: Connection) {
  return await connection
    .selectFrom('device')
    .select(['id', 'unit_id', 'counter_id', 'paired_at', 'revoked_at', 'last_contact_at'])
    .execute();
}
