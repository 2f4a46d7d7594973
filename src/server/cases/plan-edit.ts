import { type CaseMove, statusAfter } from '#shared/domain/case-status.ts';
import { isGranted } from '#shared/domain/roles.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CaseEdit } from '#shared/protocol/cases.ts';
import type { ServerContext } from '../context.ts';
import { findAccount } from '../store/accounts.ts';
import { type CaseRow, type changeCase, findCaseWords } from '../store/cases.ts';
import type { Connection } from '../store/database.ts';
import { findUnitRow } from '../store/office-rows.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { findUnitChain } from '../store/unit-settings.ts';
import { readDeadlines } from './case-deadlines.ts';
import type { CaseDoor } from './case-door.ts';
import { openSecret, sealSecret } from './case-secrets.ts';
import { holdsContact } from './holds-contact.ts';
import { readContact } from './read-contact.ts';

/** Why an edit was not made, beside that the case is not there or has changed. */
export interface EditFault {
  readonly code: 'case-state' | 'bad-request';
  readonly detail: string;
}

/** What an edit writes. */
export interface PlannedEdit {
  readonly change: Parameters<typeof changeCase>[2];
  /** Ids and codes for the history and the audit log; never what anybody wrote. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly note: string | null;
}

/** What an edit is held against. */
export interface EditPlace {
  readonly door: CaseDoor;
  /** The unit of whoever edits. */
  readonly rootUnitId: string;
  readonly atIso: string;
}

type Planned = Result<PlannedEdit, EditFault>;
type PlanContext = Pick<ServerContext, 'atRest' | 'rules'>;

/** Decides what one deed changes in a case as it stands. */
export async function planEdit(
  connection: Connection,
  context: PlanContext,
  row: CaseRow,
  edit: CaseEdit,
  place: EditPlace,
): Promise<Planned> {
  switch (edit.action) {
    case 'accept':
    case 'start':
      return move(row, edit.action, {}, edit.note);
    case 'answer': {
      const answer_sealed = sealSecret(context.atRest, row.id, 'answer', edit.text);
      return move(row, 'answer', { answer_sealed, answered_at: place.atIso, fix_level: null }, edit.text);
    }
    case 'close':
    case 'withdraw':
      return move(row, edit.action, { closed_at: place.atIso }, edit.note);
    case 'reopen':
      return await reopen(connection, context, row, edit.note, place.atIso);
    case 'transfer':
      return await transfer(connection, context, row, edit, place);
    case 'assign':
      return await assign(connection, row, edit, place);
    case 'note':
      return ok({ change: {}, detail: {}, note: edit.note });
    case 'verdict':
      return ok({
        change: { verdict: edit.verdict },
        detail: { verdict: edit.verdict },
        note: edit.note,
      });
    case 'publish':
      return await publish(connection, context, row, edit, place.atIso);
    case 'unpublish':
      if (row.published_at === null) return stateFault('it is not published');
      return ok({
        change: { public_text: null, public_where: null, published_at: null },
        detail: {},
        note: edit.note,
      });
  }
}

/** Brings a case back; its deadlines begin anew. */
export async function reopen(
  connection: Connection,
  { rules }: Pick<PlanContext, 'rules'>,
  row: CaseRow,
  note: string,
  atIso: string,
): Promise<Planned> {
  const deadlines = (await readDeadlines(connection, rules, row.unit_id, atIso))(row.kind);
  return move(row, 'reopen', { closed_at: null, ...deadlines }, note);
}

function move(row: CaseRow, by: CaseMove, change: PlannedEdit['change'], note: string | null): Planned {
  const status = statusAfter(row.kind, row.status, by);
  return status === null
    ? stateFault(`a case that is ${row.status} cannot ${by}`)
    : ok({ change: { ...change, status }, detail: {}, note });
}

/** To a unit of one's own, or to one above; whether others exist is not told. The new one begins as with what arrives there. */
async function transfer(
  connection: Connection,
  { rules }: PlanContext,
  row: CaseRow,
  { unit, note }: Extract<CaseEdit, { action: 'transfer' }>,
  { rootUnitId, atIso }: EditPlace,
): Promise<Planned> {
  const target = await findUnitRow(connection, unit);
  const above = (await findUnitChain(connection, rootUnitId)).some(({ id }) => id === unit);
  const isReachable = above || (await isUnitWithin(connection, unit, rootUnitId));
  if (!isReachable || !target || target.closed_at !== null || unit === row.unit_id)
    return err({ code: 'bad-request', detail: 'unit' });
  // The writer waits since it arrived; the unit has just begun to.
  const { answer_due } = (await readDeadlines(connection, rules, unit, row.received_at))(row.kind);
  const { acknowledge_due } = (await readDeadlines(connection, rules, unit, atIso))(row.kind);
  const moved = move(row, 'transfer', { unit_id: unit, owner_id: null, answer_due, acknowledge_due }, note);
  return moved.ok ? ok({ ...moved.value, detail: { from: row.unit_id, to: unit } }) : moved;
}

/** Whoever handles it must be able to see it and allowed to act on it. */
async function assign(
  connection: Connection,
  row: CaseRow,
  { owner, note }: Extract<CaseEdit, { action: 'assign' }>,
  { door }: EditPlace,
): Promise<Planned> {
  if (owner !== null) {
    const account = await findAccount(connection, owner);
    const able =
      account !== undefined &&
      account.disabled_at === null &&
      isGranted(account.role, door.handles) &&
      (await isUnitWithin(connection, row.unit_id, account.unit_id));
    if (!able) return err({ code: 'bad-request', detail: 'owner' });
  }
  return ok({ change: { owner_id: owner }, detail: { owner }, note });
}

async function publish(
  connection: Connection,
  context: PlanContext,
  row: CaseRow,
  { text, where }: Extract<CaseEdit, { action: 'publish' }>,
  atIso: string,
): Promise<Planned> {
  if (row.kind === 'integrity') return stateFault('integrity reports are not published');
  if (row.may_publish === 0) return stateFault('the writer did not want the answer published');
  if (row.answer_sealed === null) return stateFault('there is no answer yet');
  const sealed = await findCaseWords(connection, row.id, 'contact');
  const contact = readContact(openSecret(context.atRest, row.id, 'contact', sealed));
  if (contact !== null && holdsContact(`${text} ${where}`, contact))
    return err({ code: 'bad-request', detail: 'text' });
  return ok({
    change: { public_text: text, public_where: where, published_at: atIso },
    detail: {},
    note: text,
  });
}

function stateFault(detail: string): Planned {
  return err({ code: 'case-state', detail });
}
