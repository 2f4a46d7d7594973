import { OPEN_STATUSES } from '#shared/domain/case-status.ts';
import type { CaseRow } from './cases.ts';
import type { Connection } from './database.ts';
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
  return query.where((eb) => {
    const due = (column: 'acknowledge_due' | 'answer_due') =>
      eb(eb.fn.coalesce(`case_file.${column}`, eb.val('9999-12-31')), '<', today);
    const late = eb.and([
      eb('case_file.status', 'in', OPEN_STATUSES),
      eb.or([due('answer_due'), eb.and([eb('case_file.status', '=', 'new'), due('acknowledge_due')])]),
    ]);
    return is ? late : eb.not(late);
  });
}
