import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CaseEdit } from '#shared/protocol/cases.ts';
import { type Actor, audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { INTEGRITY_DEED } from '../store/audit.ts';
import {
  type CaseRow,
  changeCase,
  findCaseEvents,
  findCaseWithin,
  insertCaseEvents,
} from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import { transact } from '../store/transact.ts';
import { type CaseDoor, doorOf, INTEGRITY_DOOR } from './case-door.ts';
import { sealSecret } from './case-secrets.ts';
import { type EditFault, type PlannedEdit, planEdit } from './plan-edit.ts';

/** What somebody else did since the case was looked at. */
export interface SeenChange {
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
  readonly action: string;
}

export type EditRefusal =
  | EditFault
  | { readonly code: 'not-found' }
  | { readonly code: 'case-changed'; readonly version: number; readonly changes: readonly SeenChange[] };

/** Who edits, through which door, and from which unit. */
export interface Editor {
  readonly door: CaseDoor;
  readonly rootUnitId: string;
  readonly actor: Actor;
}

/** Whoever takes a case on need not know the id of their own account. */
function meantBy(edit: CaseEdit, { id }: Actor): CaseEdit {
  return edit.action === 'assign' && edit.owner === 'me' ? { ...edit, owner: id } : edit;
}

/**
 * Does one deed to a case: on the version that was looked at, or not at all. Case, history and audit log change in one transaction.
 */
export async function editCase(
  context: Pick<ServerContext, 'db' | 'clock' | 'atRest' | 'rules'>,
  editor: Editor,
  id: string,
  edit: CaseEdit,
): Promise<Result<null, EditRefusal>> {
  const atIso = new Date(context.clock.nowMs()).toISOString();
  const { door, rootUnitId, actor } = editor;
  return await transact(context.db, async (trx): Promise<Result<null, EditRefusal>> => {
    const row = await findCaseWithin(trx, id, { rootUnitId, kinds: door.kinds });
    if (row === null) return err({ code: 'not-found' });
    if (row.version !== edit.version) return await changedSince(trx, id, edit.version);
    const planned = await planEdit(trx, context, row, meantBy(edit, actor), { door, rootUnitId, atIso });
    if (!planned.ok) return planned;
    const done = { row, planned: planned.value, action: edit.action, atIso };
    if (!(await writeEdit(trx, context, { kind: 'account', name: actor.name }, done)))
      return await changedSince(trx, id, edit.version);
    await auditCase(trx, context, actor, row, edit.action, planned.value.detail);
    return ok(null);
  });
}

/** Writes what a deed changes and that it was done; false: somebody was faster, and nothing was written. */
export async function writeEdit(
  connection: Connection,
  { atRest }: Pick<ServerContext, 'atRest'>,
  who: { readonly kind: 'account' | 'writer' | 'program'; readonly name: string | null },
  done: {
    readonly row: CaseRow;
    readonly planned: PlannedEdit;
    readonly action: string;
    readonly atIso: string;
  },
): Promise<boolean> {
  const { row, planned, action, atIso } = done;
  const { change, detail, note } = planned;
  if (!(await changeCase(connection, row, { ...change, changed_at: atIso }))) return false;
  await insertCaseEvents(connection, [
    {
      ...{ case_id: row.id, version: row.version + 1, at: atIso, actor: who.kind, by_name: who.name },
      ...{ action, status: change.status ?? row.status, detail_json: JSON.stringify(detail) },
      note_sealed: note === null ? null : sealSecret(atRest, row.id, 'note', note),
    },
  ]);
  return true;
}

/** Notes a deed in the audit log. Of integrity reports it stands under another name, which only those are shown who may read them. */
export async function auditCase(
  connection: Connection,
  context: Pick<ServerContext, 'clock'>,
  actor: Actor,
  row: Pick<CaseRow, 'id' | 'kind' | 'unit_id'>,
  action: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const prefix = doorOf(row.kind) === INTEGRITY_DOOR ? INTEGRITY_DEED : 'case.';
  await audit(connection, context, actor, {
    action: `${prefix}${action}`,
    unitId: row.unit_id,
    subject: row.id,
    detail,
  });
}

async function changedSince(
  connection: Connection,
  id: string,
  version: number,
): Promise<Result<never, EditRefusal>> {
  const events = await findCaseEvents(connection, id, version);
  return err({
    code: 'case-changed',
    version: events.at(-1)?.version ?? version,
    changes: events.map((event) => ({
      version: event.version,
      at: event.at,
      by: event.by_name,
      action: event.action,
    })),
  });
}
