import type { Selectable } from 'kysely';
import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

export type ProblemState = Selectable<Schema['procedure_problem']>['state'];

/** States in which a report still waits for somebody. */
const OPEN: readonly ProblemState[] = ['new', 'accepted'];

/** A report, with the name that the procedure has now. */
export interface StoredProblem extends Selectable<Schema['procedure_problem']> {
  readonly name: string | null;
}

/** Reports of a procedure that nobody has settled. */
export async function countOpenProblems(
  connection: Connection,
  unitId: string,
  code: string,
): Promise<number> {
  return (await openProblemsByCode(connection, unitId, code)).get(code) ?? 0;
}

/** Open reports of a unit, by code; codes without one are not there. */
export async function openProblemsByCode(
  connection: Connection,
  unitId: string,
  code?: string,
): Promise<ReadonlyMap<string, number>> {
  let query = connection
    .selectFrom('procedure_problem')
    .select((eb) => ['code', eb.cast<number>(eb.fn.countAll(), 'integer').as('n')])
    .where('unit_id', '=', unitId)
    .where('state', 'in', OPEN);
  if (code !== undefined) query = query.where('code', '=', code);
  const rows = await query.groupBy('code').execute();
  return new Map(rows.map((row) => [row.code, row.n]));
}

/** Which reports. */
export interface ProblemSelection {
  readonly unitId: string;
  readonly code?: string | undefined;
  readonly state?: ProblemState | undefined;
}

/** A page, newest first: ids are made in the order of time. */
export async function pageOfProblems(
  connection: Connection,
  selection: ProblemSelection,
  cut: { readonly beforeId: string | null; readonly limit: number },
): Promise<StoredProblem[]> {
  let query = selectProblems(connection).where('procedure_problem.unit_id', '=', selection.unitId);
  if (selection.code !== undefined) query = query.where('procedure_problem.code', '=', selection.code);
  if (selection.state !== undefined) query = query.where('procedure_problem.state', '=', selection.state);
  if (cut.beforeId !== null) query = query.where('procedure_problem.entry_id', '<', cut.beforeId);
  return await query.orderBy('procedure_problem.entry_id', 'desc').limit(cut.limit).execute();
}

/** A report of a unit or of one below it. */
export async function findProblem(
  connection: Connection,
  entryId: string,
  rootUnitId: string,
): Promise<StoredProblem | null> {
  const row = await selectProblems(connection)
    .where('procedure_problem.entry_id', '=', entryId)
    .where('procedure_problem.unit_id', 'in', unitsWithin(rootUnitId))
    .executeTakeFirst();
  return row ?? null;
}

/** What became of it. The report itself is never changed. */
export async function settleProblem(
  connection: Connection,
  entryId: string,
  set: {
    readonly state: ProblemState;
    readonly note: string | null;
    readonly settled_at: string;
    readonly settled_by: string;
  },
): Promise<void> {
  await connection.updateTable('procedure_problem').set(set).where('entry_id', '=', entryId).execute();
}

/** Their comments are gone. */
export async function forgetProblemComments(
  connection: Connection,
  entryIds: readonly string[],
): Promise<void> {
  for (const ids of chunk(entryIds))
    await connection
      .updateTable('procedure_problem')
      .set({ has_comment: 0 })
      .where('entry_id', 'in', ids)
      .execute();
}

function selectProblems(connection: Connection) {
  return connection
    .selectFrom('procedure_problem')
    .leftJoin('procedure', (join) =>
      join
        .onRef('procedure.unit_id', '=', 'procedure_problem.unit_id')
        .onRef('procedure.code', '=', 'procedure_problem.code'),
    )
    .selectAll('procedure_problem')
    .select('procedure.name as name');
}
