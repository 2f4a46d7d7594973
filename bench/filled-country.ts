import { type RawBuilder, sql } from 'kysely';
import { highestLevel } from '#server/figures/read-summary.ts';
import { SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import type { Database } from '#server/store/database.ts';
import { storeKind } from '#server/store/dialect.ts';
import { makeRatingMonths } from '#server/store/rating-months.ts';

/** What was put into a store. */
export interface Country {
  readonly ratings: number;
  readonly root: string;
  /** One of the provinces, one of its communes, and one of that commune's clerks. */
  readonly province: string;
  readonly commune: string;
  readonly clerk: string;
  readonly provinces: number;
  readonly communes: number;
  readonly counters: number;
  readonly clerks: number;
  /** Rows of sums of ratings, of reasons and of invitations. */
  readonly sums: number;
}

/** How wide the tree is in which the ratings are given. */
export interface CountrySize {
  readonly ratings: number;
  readonly provinces: number;
  readonly communes: number;
}

const COUNTERS = 5;
/** Every eleventh commune has one more, which makes 30,000 in 3,300. */
const CLERKS = 9;
const ZONE = 'Asia/Ho_Chi_Minh';
/** A Monday; 104 weeks of five working days make the two years. */
const FIRST_DAY = '2024-01-01';
const WORKING_DAYS = 520;
const FLAGGED_EVERY = 50;
const TABLES = ['rating_rollup', 'reason_rollup', 'ask_rollup'] as const;

/**
 * Two years of ratings of communes below provinces below the sample office, and the sums of them, made by the store itself: the
 * same rows on both stores and in every run. One in nine is bad and names a reason, one in fifty bears a flag, one visit more in
 * four was invited and did not answer. The sums are what the ingest would keep (`isSummedRight` proves it of one commune).
 */
export async function fillCountry(db: Database, size: CountrySize): Promise<Country> {
  const { ratings, provinces, communes } = size;
  await insertPlaces(db, size);
  const procedures = await db.selectFrom('procedure').select('code').distinct().orderBy('code').execute();
  await sql`create table bench_procedure (no integer primary key, code text not null)`.execute(db);
  for (const [no, { code }] of procedures.entries())
    await sql`insert into bench_procedure values (${no}, ${code})`.execute(db);
  await insertRatings(db, size, procedures.length, await highestLevel(db));
  await insertSums(db);
  await sql`drop table bench_procedure`.execute(db);
  let sums = 0;
  for (const table of TABLES) {
    const { n } = await db
      .selectFrom(table)
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
      .executeTakeFirstOrThrow();
    sums += n;
  }
  const places = { root: SAMPLE_UNIT_ID, province: 'bp-0', commune: 'bx-0', clerk: 'bx-0-k0' };
  const clerks = communes * CLERKS + Math.ceil(communes / 11);
  return { ratings, ...places, provinces, communes, counters: communes * COUNTERS, clerks, sums };
}

async function insertPlaces(db: Database, { provinces, communes }: CountrySize): Promise<void> {
  const unit = (id: RawBuilder<unknown>, parent: RawBuilder<unknown>, kind: string, count: number) =>
    sql`insert into unit (id, name, kind, parent_id, folded, time_zone, sample)
      ${numbers(db, count)} select ${id}, 'Đơn vị ' || n, ${sql.lit(kind)}, ${parent}, '', ${sql.lit(ZONE)}, 1 from n`;
  await unit(sql`'bp-' || n`, sql.lit(SAMPLE_UNIT_ID), 'province', provinces).execute(db);
  await unit(sql`'bx-' || n`, sql`'bp-' || (n % ${sql.lit(provinces)})`, 'commune', communes).execute(db);
  await sql`insert into counter (id, unit_id, name, number)
    ${numbers(db, communes * COUNTERS)}
    select 'bx-' || (n / ${sql.lit(COUNTERS)}) || '-q' || (n % ${sql.lit(COUNTERS)}), 'bx-' || (n / ${sql.lit(COUNTERS)}),
      'Quầy ' || (n % ${sql.lit(COUNTERS)}), '' || (n % ${sql.lit(COUNTERS)}) from n`.execute(db);
  const most = sql.lit(CLERKS + 1);
  await sql`insert into clerk (id, unit_id, name)
    ${numbers(db, communes * (CLERKS + 1))}
    select 'bx-' || (n / ${most}) || '-k' || (n % ${most}), 'bx-' || (n / ${most}), 'Công chức ' || n
    from n where n % ${most} < ${sql.lit(CLERKS)} or (n / ${most}) % 11 = 0`.execute(db);
}

async function insertRatings(
  db: Database,
  { ratings, communes }: CountrySize,
  procedures: number,
  levels: number,
): Promise<void> {
  const device = { unit_id: SAMPLE_UNIT_ID, counter_id: 'bx-0-q0', name: 'Máy đo' };
  const at = `${FIRST_DAY}T00:00:00.000Z`;
  await db
    .insertInto('device')
    .values({ id: 'may-do', ...device, created_at: at })
    .execute();
  const { no } = await db
    .insertInto('replica')
    .values({
      ...{ id: '01936000-0000-4000-8000-00000000000f', device_id: 'may-do', received_through: 0 },
      ...{ hash: '0'.repeat(64), first_seen_at: at, last_seen_at: at },
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  const { id, version } = await db
    .selectFrom('questionnaire')
    .select(['id', 'version'])
    .executeTakeFirstOrThrow();
  await makeRatingMonths(
    db,
    Array.from({ length: 24 }, (_, n) => new Date(Date.UTC(2024, n, 1)).toISOString().slice(0, 7)),
  );
  const each = Math.ceil(ratings / communes);
  // c: commune; m: the how manieth of its visits; h: a cheap hash; w: working day.
  await sql`
    insert into rating (pos, entry_id, unit_id, device_id, replica_no, seq, counter_id, clerk_id, questionnaire_id,
      questionnaire_version, level, first_level, satisfied, reasons_json, procedure_code, intake, at, occurred_at, received_at,
      lang, ms, flags_json, sample)
    ${numbers(db, ratings)},
    visit as (
      select n, n / ${sql.lit(each)} as c, (n % ${sql.lit(each)}) * ${sql.lit(WORKING_DAYS)} / ${sql.lit(each)} as w,
        ${hash(db)} as h from n
    ),
    placed as (
      select n, c, w, h, 'bx-' || c as unit_id, (h / 16) % ${sql.lit(COUNTERS)} as desk,
        case when (h / 4096) % 9 = 0 then 1 else 0 end as bad,
        (((h / 64) % ${sql.lit(procedures)}) * ((h / 8192) % ${sql.lit(procedures)})) / ${sql.lit(procedures)} as p,
        ${timeOf(db)} as t
      from visit
    )
    select n + 1, ${entryId(db)}, unit_id, 'may-do', ${sql.lit(no)}, n + 1, unit_id || '-q' || desk,
      unit_id || '-k' || ((desk * 2 + w) % (${sql.lit(CLERKS)} + case when c % 11 = 0 then 1 else 0 end)),
      ${sql.lit(id)}, ${sql.lit(version)},
      case when bad = 1 then 1 + n % 2 else ${sql.lit(levels)} - n % 2 end,
      case when bad = 1 then 1 + n % 2 else ${sql.lit(levels)} - n % 2 end,
      1 - bad, case when bad = 1 then '["C' || (1 + n % 5) || '"]' else '[]' end,
      bench_procedure.code, 'open', t, t, t, 'vi', 900 + n % 4000,
      case when n % ${sql.lit(FLAGGED_EVERY)} = 0 then '["burst"]' else '[]' end, 0
    from placed join bench_procedure on bench_procedure.no = p order by n`.execute(db);
  await sql`
    insert into rating_flag (entry_id, flag, unit_id, evidence_json, occurred_at)
    select entry_id, 'burst', unit_id, '{}', occurred_at from rating where flags_json <> '[]'`.execute(db);
  await db
    .updateTable('feed')
    .set({ next_pos: ratings + 1 })
    .where('name', '=', 'rating')
    .execute();
}

/** Days first, one slice after another; months and quarters of the days. All visits are within one day of both time zones. */
async function insertSums(db: Database): Promise<void> {
  const slices = [
    ['all', sql`''`],
    ['counter', sql`counter_id`],
    ['clerk', sql`clerk_id`],
    ['procedure', sql`procedure_code`],
    ['hour', hourOf(db)],
  ] as const;
  for (const [dim, key] of slices) {
    await insertDays(db, dim, key);
    if (dim !== 'procedure') await insertAsks(db, dim, key);
    if (dim === 'all' || dim === 'counter' || dim === 'clerk') await insertReasons(db, dim, key);
  }
  for (const table of TABLES) {
    for (const grain of ['month', 'quarter'] as const) {
      await insertCoarser(db, table, grain, sql`dim`, sql`key`, sql`grain = 'day'`);
      // A weekday is kept for months and quarters only.
      const isOfDays = sql`grain = 'day' and dim = 'all'`;
      if (table !== 'reason_rollup')
        await insertCoarser(db, table, grain, sql`'weekday'`, weekdayOf(db), isOfDays);
    }
  }
}

const DAY = sql`substr(occurred_at, 1, 10)`;
const LEVELS = Array.from({ length: 10 }, (_, index) => index + 1);

async function insertDays(db: Database, dim: string, key: RawBuilder<unknown>): Promise<void> {
  const counted = (condition: RawBuilder<unknown>) => sql`sum(case when ${condition} then 1 else 0 end)`;
  const flagged = sql`flags_json <> '[]'`;
  const plain = sql`flags_json = '[]'`;
  const columns = [
    ...LEVELS.map((n) => [`l${n}`, counted(sql`level = ${sql.lit(n)} and ${plain}`)] as const),
    ...LEVELS.map((n) => [`f${n}`, counted(sql`level = ${sql.lit(n)} and ${flagged}`)] as const),
    ['satisfied', counted(sql`satisfied = 1 and ${plain}`)] as const,
    ['flagged_satisfied', counted(sql`satisfied = 1 and ${flagged}`)] as const,
  ];
  await sql`
    insert into rating_rollup (unit_id, dim, grain, period, key, questionnaire_id, ${sql.join(columns.map(([name]) => sql.id(name)))})
    select unit_id, ${sql.lit(dim)}, 'day', ${DAY}, ${key}, questionnaire_id, ${sql.join(columns.map(([, sum]) => sum))}
    from rating where device_id = 'may-do' group by 1, 4, 5, 6 order by 1, 4, 5`.execute(db);
}

async function insertReasons(db: Database, dim: string, key: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into reason_rollup (unit_id, dim, grain, period, key, questionnaire_id, level, reason, n, flagged)
    select unit_id, ${sql.lit(dim)}, 'day', ${DAY}, ${key}, questionnaire_id, level, substr(reasons_json, 3, 2),
      sum(case when flags_json = '[]' then 1 else 0 end), sum(case when flags_json = '[]' then 0 else 1 end)
    from rating where device_id = 'may-do' and reasons_json <> '[]'
    group by 1, 4, 5, 6, 7, 8 order by 1, 4, 5`.execute(db);
}

/** The invitations themselves are not stored. */
async function insertAsks(db: Database, dim: string, key: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into ask_rollup (unit_id, dim, grain, period, key, trigger, answered, timeout, dismissed)
    select unit_id, ${sql.lit(dim)}, 'day', ${DAY}, ${key}, 'clerk', count(*), sum(case when pos % 4 = 0 then 1 else 0 end), 0
    from rating where device_id = 'may-do' group by 1, 4, 5 order by 1, 4, 5`.execute(db);
}

async function insertCoarser(
  db: Database,
  table: (typeof TABLES)[number],
  grain: 'month' | 'quarter',
  dim: RawBuilder<unknown>,
  key: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
): Promise<void> {
  const period =
    grain === 'month'
      ? sql`substr(period, 1, 7)`
      : sql`substr(period, 1, 4) || '-Q' || ((cast(substr(period, 6, 2) as integer) + 2) / 3)`;
  const more = {
    rating_rollup: ['questionnaire_id'],
    reason_rollup: ['questionnaire_id', 'level', 'reason'],
    ask_rollup: ['trigger'],
  }[table];
  const counts = {
    rating_rollup: [
      ...LEVELS.flatMap((n) => [`l${n}`, `f${n}`]),
      'satisfied',
      'changed',
      'flagged_satisfied',
      'flagged_changed',
    ],
    reason_rollup: ['n', 'flagged'],
    ask_rollup: ['answered', 'timeout', 'dismissed'],
  }[table];
  const ids = (names: readonly string[]) => sql.join(names.map((name) => sql.id(name)));
  await sql`
    insert into ${sql.id(table)} (unit_id, dim, grain, period, key, ${ids(more)}, ${ids(counts)})
    select unit_id, ${dim}, ${sql.lit(grain)}, ${period}, ${key}, ${ids(more)}, ${sql.join(counts.map((name) => sql`sum(${sql.id(name)})`))}
    from ${sql.id(table)} where ${condition}
    group by 1, 2, 4, 5, ${ids(more)} order by 1, 2, 4, 5`.execute(db);
}

/** `n`: 0, 1, 2 … */
function numbers(db: Database, count: number): RawBuilder<unknown> {
  return storeKind(db) === 'sqlite'
    ? sql`with recursive n (n) as (select 0 union all select n + 1 from n where n < ${sql.lit(count - 1)})`
    : sql`with n (n) as (select generate_series(0::bigint, ${sql.lit(count - 1)}))`;
}

function hash(db: Database): RawBuilder<unknown> {
  const product = sql`((n + 1) * ${storeKind(db) === 'sqlite' ? sql`2654435761` : sql`2654435761::bigint`})`;
  return sql`(${product} % 4294967296)`;
}

/** Between half past seven and half past four, in the order of the day as they come. */
function timeOf(db: Database): RawBuilder<unknown> {
  const days = sql`(w / 5) * 7 + w % 5`;
  const minutes = sql`30 + (h / 256) % 540`;
  return storeKind(db) === 'sqlite'
    ? sql`strftime('%Y-%m-%dT%H:%M:00.000Z', ${FIRST_DAY}, '+' || (${days}) || ' days', '+' || (${minutes}) || ' minutes')`
    : sql`to_char(timestamp ${sql.lit(FIRST_DAY)} + (${days}) * interval '1 day' + (${minutes}) * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI":00.000Z"')`;
}

function entryId(db: Database): RawBuilder<unknown> {
  return storeKind(db) === 'sqlite'
    ? sql`printf('01936000-0000-7000-8000-%012d', n)`
    : sql`'01936000-0000-7000-8000-' || lpad(n::text, 12, '0')`;
}

/** Of the unit's zone, seven hours before the stored time. */
function hourOf(db: Database): RawBuilder<unknown> {
  const hour = sql`cast(substr(occurred_at, 12, 2) as integer) + 7`;
  return storeKind(db) === 'sqlite' ? sql`printf('%02d', ${hour})` : sql`lpad((${hour})::text, 2, '0')`;
}

/** Monday is 1. */
function weekdayOf(db: Database): RawBuilder<unknown> {
  return storeKind(db) === 'sqlite'
    ? sql`cast((cast(strftime('%w', period) as integer) + 6) % 7 + 1 as text)`
    : sql`extract(isodow from period::date)::text`;
}
