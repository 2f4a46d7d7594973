import { sql } from 'kysely';
import { SAMPLE_COUNTERS, SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import type { Database } from '#server/store/database.ts';
import { storeKind } from '#server/store/dialect.ts';

/**
 * Puts so many ratings into the sample office, past the journal: a year of them, over its counters and levels. For
 * measuring, where the way in would take hours.
 * @param year in which they were given
 * @param flaggedEvery one of so many bears a flag; 0: none
 */
export async function insertManyRatings(
  db: Database,
  count: number,
  { year = 2026, flaggedEvery = 0 }: { readonly year?: number; readonly flaggedEvery?: number } = {},
): Promise<void> {
  const at = new Date(`${year}-01-01T00:00:00.000Z`).toISOString();
  const counter = SAMPLE_COUNTERS[0]?.id ?? '';
  const device = { unit_id: SAMPLE_UNIT_ID, counter_id: counter, name: 'Máy đo', created_at: at };
  await db
    .insertInto('device')
    .values({ id: 'may-do', ...device })
    .execute();
  const { no } = await db
    .insertInto('replica')
    .values({
      ...{ id: '01936000-0000-4000-8000-00000000000f', device_id: 'may-do', received_through: 0 },
      ...{ hash: '0'.repeat(64), first_seen_at: at, last_seen_at: at },
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  const questionnaire = await db.selectFrom('questionnaire').selectAll().executeTakeFirstOrThrow();
  const isSqlite = storeKind(db) === 'sqlite';
  const numbers = isSqlite
    ? sql`with recursive n (n) as (select 1 union all select n + 1 from n where n < ${count})`
    : sql`with n (n) as (select generate_series(1, ${sql.lit(count)}))`;
  const time = isSqlite
    ? sql`strftime('%Y-%m-%dT%H:%M:%S.000Z', ${at.slice(0, 10)}, '+' || (n * 31536000 / ${sql.lit(count)}) || ' seconds')`
    : sql`to_char(timestamp ${sql.lit(at.slice(0, 10))} + (n::bigint * 31536000 / ${sql.lit(count)}) * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`;
  const id = isSqlite
    ? sql`printf('01936000-0000-7000-8000-%012d', n)`
    : sql`'01936000-0000-7000-8000-' || lpad(n::text, 12, '0')`;
  const flagged = (is: string, isNot: string) =>
    flaggedEvery === 0
      ? sql.lit(isNot)
      : sql`case when n % ${sql.lit(flaggedEvery)} = 0 then ${sql.lit(is)} else ${sql.lit(isNot)} end`;
  await sql`
    insert into rating (pos, entry_id, unit_id, device_id, replica_no, seq, counter_id, clerk_id, questionnaire_id,
      questionnaire_version, level, first_level, satisfied, reasons_json, procedure_code, intake, at, occurred_at, received_at,
      lang, ms, flags_json, sample)
    ${numbers}
    select n, ${id}, ${SAMPLE_UNIT_ID}, 'may-do', ${no}, n, ${counter}, null, ${questionnaire.id},
      ${questionnaire.version}, 1 + n % 5, 1 + n % 5, case when n % 5 > 2 then 1 else 0 end,
      case when n % 7 = 0 then '["C1","C4"]' else '[]' end, case when n % 3 = 0 then '1.000894' end, 'open',
      ${time}, ${time}, ${time}, 'vi', 900 + n % 4000, ${flagged('["burst"]', '[]')}, 0
    from n`.execute(db);
  await sql`
    insert into rating_flag (entry_id, flag, unit_id, evidence_json, occurred_at)
    select entry_id, 'burst', unit_id, '{}', occurred_at from rating where flags_json <> '[]' and device_id = 'may-do'`.execute(
    db,
  );
  await db
    .updateTable('feed')
    .set({ next_pos: count + 1 })
    .where('name', '=', 'rating')
    .execute();
}
