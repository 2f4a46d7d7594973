import { type Expression, type SqlBool, sql } from 'kysely';
import type { Connection } from './database.ts';
import { storeKind } from './dialect.ts';
import type { UnitRow } from './directory.ts';
import { unitsWithin } from './unit-scope.ts';

/** A procedure as a list needs it. */
export interface ProcedureHead {
  readonly unitId: string;
  readonly code: string;
  readonly state: 'draft' | 'posted' | 'withdrawn';
  readonly postedVersion: number | null;
  readonly draftVersion: number | null;
  readonly lastVersion: number;
  readonly revision: number;
  readonly name: string;
  readonly field: string;
  readonly updatedAt: string;
  readonly postedAt: string | null;
  readonly checkedBy: string | null;
  readonly checkedOn: string | null;
}

/** Which procedures of a unit. */
export interface ProcedureSelection {
  readonly unitId: string;
  readonly state?: 'draft' | 'posted' | 'withdrawn' | 'with-draft' | undefined;
  readonly field?: string | undefined;
  /** Folded words, each the beginning of a word of the name. */
  readonly words?: readonly string[] | undefined;
  readonly codePrefix?: string | undefined;
}

/** A page in the order of codes, each with its number of open reports. */
export async function pageOfProcedures(
  connection: Connection,
  selection: ProcedureSelection,
  cut: { readonly afterCode: string | null; readonly limit: number },
): Promise<(ProcedureHead & { readonly openProblems: number })[]> {
  const { state, field, words = [], codePrefix } = selection;
  let query = selectHeads(connection)
    .select((eb) =>
      eb
        .selectFrom('procedure_problem')
        .select((sub) => sub.cast<number>(sub.fn.countAll(), 'integer').as('n'))
        .whereRef('procedure_problem.unit_id', '=', 'procedure.unit_id')
        .whereRef('procedure_problem.code', '=', 'procedure.code')
        .where('procedure_problem.state', 'in', ['new', 'accepted'])
        .as('openProblems'),
    )
    .where('unit_id', '=', selection.unitId);
  if (state === 'with-draft') query = query.where('draft_version', 'is not', null);
  else if (state !== undefined) query = query.where('state', '=', state);
  if (field !== undefined) query = query.where('field', '=', field);
  for (const word of words) query = query.where('folded', 'like', `% ${word}%`);
  if (codePrefix !== undefined) query = query.where(startsWith('code', codePrefix));
  if (cut.afterCode !== null) query = query.where('code', '>', cut.afterCode);
  const rows = await query.orderBy('code').limit(cut.limit).execute();
  return rows.map((row) => ({ ...row, openProblems: row.openProblems ?? 0 }));
}

/** The same text on both engines, whatever order their letters have. */
function startsWith(column: string, prefix: string): Expression<SqlBool> {
  return sql<SqlBool>`substr(${sql.ref(column)}, 1, ${prefix.length}) = ${prefix}`;
}

/** Null: the unit does not have it. */
export async function findProcedure(
  connection: Connection,
  unitId: string,
  code: string,
): Promise<ProcedureHead | null> {
  const row = await selectHeads(connection)
    .where('unit_id', '=', unitId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ?? null;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockProcedure(
  connection: Connection,
  unitId: string,
  code: string,
): Promise<ProcedureHead | null> {
  // SQLite's write transactions exclude each other from their beginning.
  if (storeKind(connection) === 'postgres') {
    await connection
      .selectFrom('procedure')
      .select('code')
      .where('unit_id', '=', unitId)
      .where('code', '=', code)
      .forUpdate()
      .execute();
  }
  return await findProcedure(connection, unitId, code);
}

/** The fields of a unit's procedures, the largest first. */
export async function listProcedureFields(connection: Connection, unitId: string) {
  return await connection
    .selectFrom('procedure')
    .select((eb) => ['field', eb.cast<number>(eb.fn.countAll(), 'integer').as('n')])
    .where('unit_id', '=', unitId)
    .groupBy('field')
    .orderBy('n', 'desc')
    .orderBy('field')
    .execute();
}

/** A procedure with the content that counts: the posted version, or the newest where `which` is `all`. */
export interface ProcedureWithBody extends ProcedureHead {
  readonly version: number;
  readonly bodyJson: string;
}

/** A page of contents in the order of codes: what the public sees, or the newest content of everything. */
export async function pageOfBodies(
  connection: Connection,
  selection: { readonly unitId: string; readonly which: 'posted' | 'all' },
  cut: { readonly afterCode: string; readonly limit: number },
): Promise<ProcedureWithBody[]> {
  const shown =
    selection.which === 'posted'
      ? sql<number>`procedure.posted_version`
      : sql<number>`coalesce(procedure.draft_version, procedure.posted_version)`;
  let query = selectHeads(connection)
    .innerJoin('procedure_version as version', (join) =>
      join
        .onRef('version.unit_id', '=', 'procedure.unit_id')
        .onRef('version.code', '=', 'procedure.code')
        .on('version.version', '=', shown),
    )
    .select(['version.version as version', 'version.body_json as bodyJson'])
    .where('procedure.unit_id', '=', selection.unitId)
    .where('procedure.code', '>', cut.afterCode);
  if (selection.which === 'posted') query = query.where('procedure.state', '=', 'posted');
  return await query.orderBy('procedure.code').limit(cut.limit).execute();
}

/** The unit and those below it that have posted anything, by id. */
export async function unitsThatPost(
  connection: Connection,
  rootUnitId: string,
): Promise<Pick<UnitRow, 'id' | 'name' | 'time_zone'>[]> {
  return await connection
    .selectFrom('unit')
    .select(['id', 'name', 'time_zone'])
    .where('id', 'in', unitsWithin(rootUnitId))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('procedure')
          .select('code')
          .whereRef('procedure.unit_id', '=', 'unit.id')
          .where('procedure.state', '=', 'posted'),
      ),
    )
    .orderBy('id')
    .execute();
}

/** What a unit has posted, in the order of codes. */
export async function pageOfPosted(
  connection: Connection,
  unitId: string,
  cut: { readonly afterCode: string; readonly limit: number },
): Promise<ProcedureHead[]> {
  return await selectHeads(connection)
    .where('unit_id', '=', unitId)
    .where('state', '=', 'posted')
    .where('code', '>', cut.afterCode)
    .orderBy('code')
    .limit(cut.limit)
    .execute();
}

/** Codes that a unit has, with what an import compares: state, revision, and the newest content of each kind. */
export async function findCodes(
  connection: Connection,
  unitId: string,
  codes: readonly string[],
): Promise<(ProcedureHead & { readonly postedJson: string | null; readonly draftJson: string | null })[]> {
  if (codes.length === 0) return [];
  return await selectHeads(connection)
    .leftJoin('procedure_version as posted', (join) =>
      join
        .onRef('posted.unit_id', '=', 'procedure.unit_id')
        .onRef('posted.code', '=', 'procedure.code')
        .onRef('posted.version', '=', 'procedure.posted_version'),
    )
    .leftJoin('procedure_version as draft', (join) =>
      join
        .onRef('draft.unit_id', '=', 'procedure.unit_id')
        .onRef('draft.code', '=', 'procedure.code')
        .onRef('draft.version', '=', 'procedure.draft_version'),
    )
    .select(['posted.body_json as postedJson', 'draft.body_json as draftJson'])
    .where('procedure.unit_id', '=', unitId)
    .where('procedure.code', 'in', codes)
    .execute();
}

function selectHeads(connection: Connection) {
  return connection
    .selectFrom('procedure')
    .select([
      'procedure.unit_id as unitId',
      'procedure.code as code',
      'procedure.state as state',
      'procedure.posted_version as postedVersion',
      'procedure.draft_version as draftVersion',
      'procedure.last_version as lastVersion',
      'procedure.revision as revision',
      'procedure.name as name',
      'procedure.field as field',
      'procedure.updated_at as updatedAt',
      'procedure.posted_at as postedAt',
      'procedure.checked_by as checkedBy',
      'procedure.checked_on as checkedOn',
    ]);
}
