import type { ExpressionBuilder } from 'kysely';
import { OPEN_STATUSES } from '#shared/domain/case-status.ts';
import type { CaseRow } from './cases.ts';
import type { Connection } from './database.ts';
import type { Schema } from './schema.ts';
import { unitsWithin } from './unit-scope.ts';

/** Which cases. */
export interface CaseSelection {
  readonly rootUnitId: string;
  readonly kinds: readonly CaseRow['kind'][];
  readonly status?: CaseRow['status'] | undefined;
  /** Null: nobody's. */
  readonly ownerId?: string | null | undefined;
  /** Late, or not late, on this day. */
  readonly overdue?: { readonly is: boolean; readonly today: string } | undefined;
}

/** Where a page begins: `no` falls in the order of arrival, `pos` grows in that of changes. */
export interface CaseCut {
  readonly order: 'newest' | 'changed';
  readonly after: number | null;
  readonly limit: number;
}

/** A case with the names behind its ids. */
export interface CasePageRow extends CaseRow {
  readonly unit_name: string;
  readonly origin_name: string | null;
  readonly owner_name: string | null;
}

/** One page by keyset. Numbers of arrival never change, and places in the feed grow in commit order: nothing is skipped. */
export async function pageOfCases(
  connection: Connection,
  selection: CaseSelection,
  { order, after, limit }: CaseCut,
): Promise<readonly CasePageRow[]> {
  const query = selectCases(connection, selection).limit(limit);
  if (order === 'newest') {
    const cut = after === null ? query : query.where('case_file.no', '<', after);
    return await cut.orderBy('case_file.no', 'desc').execute();
  }
  const cut = after === null ? query : query.where('case_file.pos', '>', after);
  return await cut.orderBy('case_file.pos').execute();
}

/** One case as the lists show it. */
export async function findListedCase(
  connection: Connection,
  id: string,
  scope: Pick<CaseSelection, 'rootUnitId' | 'kinds'>,
): Promise<CasePageRow | null> {
  const row = await selectCases(connection, scope).where('case_file.id', '=', id).executeTakeFirst();
  return row ?? null;
}

function selectCases(connection: Connection, selection: CaseSelection) {
  const { rootUnitId, kinds, status, ownerId, overdue } = selection;
  let query = connection
    .selectFrom('case_file')
    .innerJoin('unit', 'unit.id', 'case_file.unit_id')
    .leftJoin('unit as origin', 'origin.id', 'case_file.origin_unit_id')
    .leftJoin('account', 'account.id', 'case_file.owner_id')
    .selectAll('case_file')
    .select(['unit.name as unit_name', 'origin.name as origin_name', 'account.username as owner_name'])
    .where('case_file.unit_id', 'in', unitsWithin(rootUnitId))
    .where('case_file.kind', 'in', kinds);
  if (status !== undefined) query = query.where('case_file.status', '=', status);
  if (ownerId === null) query = query.where('case_file.owner_id', 'is', null);
  else if (ownerId !== undefined) query = query.where('case_file.owner_id', '=', ownerId);
  if (overdue === undefined) return query;
  const { is, today } = overdue;
  return query.where((eb) => (is ? isLate(today)(eb) : eb.not(isLate(today)(eb))));
}

/** Open, and past the day by which it was to be acknowledged or answered. */
function isLate(today: string) {
  return (eb: ExpressionBuilder<Schema, 'case_file'>) => {
    const due = (column: 'acknowledge_due' | 'answer_due') =>
      eb(eb.fn.coalesce(`case_file.${column}`, eb.val('9999-12-31')), '<', today);
    return eb.and([
      eb('case_file.status', 'in', OPEN_STATUSES),
      eb.or([due('answer_due'), eb.and([eb('case_file.status', '=', 'new'), due('acknowledge_due')])]),
    ]);
  };
}

/** How many cases of a unit and all below it are open, and how many of these are late on this day. */
export async function countOpenCases(
  connection: Connection,
  rootUnitId: string,
  kinds: readonly CaseRow['kind'][],
  today: string,
): Promise<{ readonly open: number; readonly overdue: number }> {
  const count = connection
    .selectFrom('case_file')
    .select((eb) => eb.fn.countAll<string | number>().as('n'))
    .where('case_file.unit_id', 'in', unitsWithin(rootUnitId))
    .where('case_file.kind', 'in', kinds)
    .where('case_file.status', 'in', OPEN_STATUSES);
  const open = await count.executeTakeFirstOrThrow();
  const overdue = await count.where((eb) => isLate(today)(eb)).executeTakeFirstOrThrow();
  return { open: Number(open.n), overdue: Number(overdue.n) };
}
