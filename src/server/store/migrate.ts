import { type Kysely, sql, type Transaction } from 'kysely';
import { StartFailure } from '../start-failure.ts';
import type { Connection, Database } from './database.ts';
import { storeKind } from './dialect.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Schema } from './schema.ts';

/** Any constant will do; it keeps two starting processes from migrating at once. */
const ADVISORY_LOCK = 7_305_113_001;

/** Brings the schema up to this program in one transaction: all of it or nothing. Refuses a schema from a newer program. */
export async function migrate(db: Database, at: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await takeYourTime(trx);
    if (storeKind(trx) === 'postgres') await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(trx);
    await sql`create table if not exists schema_step (name text primary key, applied_at text not null)`.execute(
      trx,
    );
    const applied = await sql<{ name: string }>`select name from schema_step`.execute(trx);
    const names = new Set(applied.rows.map((row) => row.name));
    refuseNewer(names);
    for (const step of MIGRATIONS) {
      if (names.has(step.name)) continue;
      await step.up(asUntyped(trx));
      await sql`insert into schema_step (name, applied_at) values (${step.name}, ${at})`.execute(trx);
    }
  });
}

/** What is done once over everything may take longer than a request's statement. To be called in its transaction. */
export async function takeYourTime(connection: Connection): Promise<void> {
  if (storeKind(connection) === 'postgres') await sql`set local statement_timeout = 0`.execute(connection);
}

/** Whether every step of this program was taken, and no other; changes nothing. */
export async function isUpToDate(db: Database): Promise<boolean> {
  return (await judgeSchema(db)) === 'current';
}

/** Which version of the program the schema is of, as seen from this one; changes nothing. Throws where there is no store. */
export async function judgeSchema(db: Database): Promise<'current' | 'older' | 'newer'> {
  const applied = await sql<{ name: string }>`select name from schema_step`.execute(db);
  const names = new Set(applied.rows.map((row) => row.name));
  if (unknownSteps(names).length > 0) return 'newer';
  return MIGRATIONS.every((step) => names.has(step.name)) ? 'current' : 'older';
}

function unknownSteps(applied: ReadonlySet<string>): readonly string[] {
  const known = new Set(MIGRATIONS.map((step) => step.name));
  return [...applied].filter((name) => !known.has(name));
}

function refuseNewer(applied: ReadonlySet<string>): void {
  const unknown = unknownSteps(applied);
  if (unknown.length === 0) return;
  throw new StartFailure(
    `Dữ liệu do phiên bản mới hơn của chương trình ghi (${unknown.join(', ')}). Hãy chạy phiên bản đó, hoặc khôi phục bản sao lưu cũ hơn.`,
    `The store was written by a newer version of this program (${unknown.join(', ')}). Start that version, or restore an older backup.`,
  );
}

/** Steps build tables that `Schema` describes only afterwards. */
function asUntyped(trx: Transaction<Schema>): Kysely<unknown> {
  return trx as unknown as Kysely<unknown>;
}
