import { type RawBuilder, sql } from 'kysely';
import type { SpanPart } from '#shared/domain/spans.ts';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

/** Which sums: of a unit and all below it, of one slice, and of one of its keys if named. */
export interface SumSelection {
  readonly within: string;
  /** Of that unit's own counters, without those below it. */
  readonly alone?: boolean | undefined;
  readonly dim: Schema['rating_rollup']['dim'];
  readonly key?: string | undefined;
  /** What comes out apart: units, keys, days and months, or two of them with a space between. */
  readonly apart: 'unit_id' | 'key' | 'period' | 'period-key' | 'unit-key';
}

/** Ratings of one thing that comes apart, by questionnaire. `n` and `flagged` by level, from level 1 on. */
export interface RatingSum {
  readonly apart: string;
  readonly questionnaire: string;
  readonly n: readonly number[];
  readonly flagged: readonly number[];
  readonly satisfied: number;
  readonly changed: number;
  readonly flaggedSatisfied: number;
}

const LEVELS = 10;

/** @param levels how many level codes any questionnaire has; reading columns that are always empty costs the most */
export async function sumRatings(
  connection: Connection,
  selection: SumSelection,
  part: SpanPart,
  levels: number = LEVELS,
): Promise<readonly RatingSum[]> {
  const codes = Array.from({ length: levels }, (_, index) => index + 1);
  const columns = [
    ...codes.flatMap((code) => [`l${code}`, `f${code}`]),
    'satisfied',
    'changed',
    'flagged_satisfied',
  ];
  const { rows } = await sql<Record<string, string | number>>`
    select ${apartOf(selection)} as apart, questionnaire_id as questionnaire, ${sumsOf(columns)}
    from rating_rollup where ${where(selection, part)}
    group by ${groupOf(selection)}, questionnaire_id
  `.execute(connection);
  return rows.map((row) => ({
    apart: String(row.apart),
    questionnaire: String(row.questionnaire),
    n: codes.map((code) => Number(row[`l${code}`])),
    flagged: codes.map((code) => Number(row[`f${code}`])),
    satisfied: Number(row.satisfied),
    changed: Number(row.changed),
    flaggedSatisfied: Number(row.flagged_satisfied),
  }));
}

export interface AskSum {
  readonly apart: string;
  readonly answered: number;
  readonly timeout: number;
  readonly dismissed: number;
}

export async function sumAsks(
  connection: Connection,
  selection: SumSelection,
  part: SpanPart,
): Promise<readonly AskSum[]> {
  const { rows } = await sql<Record<string, string | number>>`
    select ${apartOf(selection)} as apart, ${sumsOf(['answered', 'timeout', 'dismissed'])}
    from ask_rollup where ${where(selection, part)}
    group by ${groupOf(selection)}
  `.execute(connection);
  return rows.map((row) => ({
    apart: String(row.apart),
    answered: Number(row.answered),
    timeout: Number(row.timeout),
    dismissed: Number(row.dismissed),
  }));
}

export interface ReasonSum {
  readonly questionnaire: string;
  readonly level: number;
  readonly reason: string;
  readonly n: number;
}

/** Reasons of ratings without flags. */
export async function sumReasons(
  connection: Connection,
  selection: Omit<SumSelection, 'apart'>,
  part: SpanPart,
): Promise<readonly ReasonSum[]> {
  const { rows } = await sql<Record<string, string | number>>`
    select questionnaire_id as questionnaire, level, reason, ${sumsOf(['n'])}
    from reason_rollup where ${where(selection, part)}
    group by questionnaire_id, level, reason
  `.execute(connection);
  return rows.map((row) => ({
    questionnaire: String(row.questionnaire),
    level: Number(row.level),
    reason: String(row.reason),
    n: Number(row.n),
  }));
}

/** People served, by unit and day; of a unit and all below it, or of it `alone`. */
export async function findTransactions(
  connection: Connection,
  scope: Pick<SumSelection, 'within' | 'alone'>,
  from: string,
  to: string,
) {
  return await connection
    .selectFrom('transaction_count')
    .select(['unit_id as unit', 'day', 'n'])
    .where('unit_id', 'in', unitsOf(scope))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute();
}

export async function putTransactions(
  connection: Connection,
  unitId: string,
  days: readonly { readonly day: string; readonly n: number }[],
): Promise<void> {
  for (const part of chunk(days))
    await connection
      .insertInto('transaction_count')
      .values(part.map(({ day, n }) => ({ unit_id: unitId, day, n, source: 'import' as const })))
      .onConflict((conflict) =>
        conflict
          .columns(['unit_id', 'day'])
          .doUpdateSet((eb) => ({ n: eb.ref('excluded.n'), source: 'import' })),
      )
      .execute();
}

function apartOf({ apart }: Pick<SumSelection, 'apart'>): RawBuilder<string> {
  if (apart === 'period-key') return sql<string>`period || ' ' || key`;
  return apart === 'unit-key' ? sql<string>`unit_id || ' ' || key` : sql.ref<string>(apart);
}

/** Two columns are compared as they are, so that no text is put together for every row. */
function groupOf({ apart }: Pick<SumSelection, 'apart'>): RawBuilder<unknown> {
  if (apart === 'period-key') return sql`period, key`;
  return apart === 'unit-key' ? sql`unit_id, key` : sql.ref(apart);
}

function where(selection: Omit<SumSelection, 'apart'>, part: SpanPart): RawBuilder<boolean> {
  const key = selection.key === undefined ? sql`` : sql` and key = ${selection.key}`;
  return sql<boolean>`unit_id in ${unitsOf(selection)} and dim = ${selection.dim} and grain = ${part.grain}
    and period >= ${part.from} and period <= ${part.to}${key}`;
}

function unitsOf({ within, alone }: Pick<SumSelection, 'within' | 'alone'>): RawBuilder<string> {
  return alone === true ? sql<string>`(${within})` : unitsWithin(within);
}

function sumsOf(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`));
}

type Named = 'unit' | 'counter' | 'clerk';

/** What units, counters or clerks are called. */
export async function findNames(
  connection: Connection,
  table: Named,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const part of chunk(ids)) {
    const rows = await connection.selectFrom(table).select(['id', 'name']).where('id', 'in', part).execute();
    for (const row of rows) names.set(row.id, row.name);
  }
  return names;
}

/** What procedures are called and to which field they belong. One code is one procedure, whoever posts it. */
export async function findProcedureNames(connection: Connection, codes: readonly string[]) {
  const found = new Map<string, { readonly name: string; readonly field: string }>();
  for (const part of chunk(codes)) {
    const rows = await connection
      .selectFrom('procedure')
      .select(['code', 'name', 'field'])
      .where('code', 'in', part)
      .orderBy('unit_id')
      .execute();
    for (const { code, name, field } of rows) if (!found.has(code)) found.set(code, { name, field });
  }
  return found;
}
