import { startOfDayMs } from '#shared/domain/zoned-day.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ClerkForm, ClerkLeave, ClerkTransfer, OfficeConflict } from '#shared/protocol/office-admin.ts';
import type { Connection } from '../store/database.ts';
import { insertClerks } from '../store/office.ts';
import {
  type FullClerk,
  findClerkRow,
  findUnitRow,
  listClerkRows,
  updateClerk,
} from '../store/office-rows.ts';
import { endDuties } from './edit-duties.ts';
import { changesBetween, type OfficeEdit } from './office-edit.ts';

export async function createClerk(
  edit: OfficeEdit,
  unitId: string,
  form: ClerkForm,
): Promise<Result<string, OfficeConflict>> {
  const { connection } = edit;
  const unit = await findUnitRow(connection, unitId);
  if (!unit || unit.closed_at !== null) return err('closed');
  if (await isCodeTaken(connection, unitId, form.code, null)) return err('code-taken');
  const id = edit.newId('cc');
  await insertClerks(connection, [{ id, unit_id: unitId, ...formToRow(form) }]);
  const changes = changesBetween(NOTHING, form);
  await edit.record({ unitId, event: 'clerk-created', subject: id, changes });
  return ok(id);
}

export async function changeClerk(
  edit: OfficeEdit,
  id: string,
  form: ClerkForm,
): Promise<Result<null, OfficeConflict>> {
  const { connection } = edit;
  const clerk = await findClerkRow(connection, id);
  if (!clerk) return err('other-unit');
  if (await isCodeTaken(connection, clerk.unit_id, form.code, id)) return err('code-taken');
  const changes = changesBetween(rowToForm(clerk), form);
  if (changes.length === 0) return ok(null);
  await updateClerk(connection, id, formToRow(form));
  await edit.record({ unitId: clerk.unit_id, event: 'clerk-changed', subject: id, changes });
  return ok(null);
}

/** From that day on the clerk is on no tablet any more; what was rated stays. */
export async function letClerkLeave(
  edit: OfficeEdit,
  id: string,
  { on, note }: ClerkLeave,
): Promise<Result<null, OfficeConflict>> {
  const { connection } = edit;
  const clerk = await findClerkRow(connection, id);
  const unit = clerk && (await findUnitRow(connection, clerk.unit_id));
  if (!clerk || !unit) return err('other-unit');
  if (clerk.left_on !== null) return err('left');
  if (clerk.started_on !== null && on < clerk.started_on) return err('wrong-order');
  await endDuties(connection, { clerk: id }, new Date(startOfDayMs(on, unit.time_zone)).toISOString());
  await updateClerk(connection, id, { left_on: on });
  const changes = [{ member: 'leftOn', from: null, to: on }];
  await edit.record({ unitId: unit.id, event: 'clerk-left', subject: id, changes, note });
  return ok(null);
}

export async function letClerkReturn(
  edit: OfficeEdit,
  id: string,
  note: string | null,
): Promise<Result<null, OfficeConflict>> {
  const { connection } = edit;
  const clerk = await findClerkRow(connection, id);
  if (!clerk || clerk.left_on === null) return err('not-left');
  if (await isCodeTaken(connection, clerk.unit_id, clerk.code, id)) return err('code-taken');
  await updateClerk(connection, id, { left_on: null });
  const changes = [{ member: 'leftOn', from: clerk.left_on, to: null }];
  await edit.record({ unitId: clerk.unit_id, event: 'clerk-returned', subject: id, changes, note });
  return ok(null);
}

/**
 * The clerk goes on in another unit, under a new id: ratings of tablets that were alone for a while still arrive for
 * the old one. Answers the new id.
 */
export async function transferClerk(
  edit: OfficeEdit,
  id: string,
  { unit: unitId, on, note }: ClerkTransfer,
): Promise<Result<string, OfficeConflict>> {
  const { connection } = edit;
  const [clerk, unit] = [await findClerkRow(connection, id), await findUnitRow(connection, unitId)];
  if (!clerk || !unit || unitId === clerk.unit_id) return err('other-unit');
  if (unit.closed_at !== null) return err('closed');
  if (await isCodeTaken(connection, unitId, clerk.code, null)) return err('code-taken');
  const left = await letClerkLeave(edit, id, { on, note });
  if (!left.ok) return left;
  const nextId = edit.newId('cc');
  const { name, title, code, photo } = clerk;
  const next = { id: nextId, unit_id: unitId, name, title, code, photo, started_on: on, previous_id: id };
  await insertClerks(connection, [next]);
  await edit.record({ unitId, event: 'clerk-transferred', subject: nextId, note });
  return ok(nextId);
}

/** A new picture, or none. */
export async function setClerkPhoto(
  edit: OfficeEdit,
  id: string,
  photo: string | null,
): Promise<Result<null, OfficeConflict>> {
  const clerk = await findClerkRow(edit.connection, id);
  if (!clerk) return err('other-unit');
  await updateClerk(edit.connection, id, { photo });
  const event = photo === null ? 'photo-removed' : 'photo-set';
  await edit.record({ unitId: clerk.unit_id, event, subject: id });
  return ok(null);
}

const NOTHING = { name: null, title: null, code: null, startedOn: null };

/** Numbers of people who have left may be given again. */
async function isCodeTaken(
  connection: Connection,
  unitId: string,
  code: string | null,
  ownId: string | null,
): Promise<boolean> {
  if (code === null) return false;
  const clerks = await listClerkRows(connection, unitId);
  return clerks.some((one) => one.id !== ownId && one.left_on === null && one.code === code);
}

function formToRow(form: ClerkForm) {
  return { name: form.name, title: form.title, code: form.code, started_on: form.startedOn };
}

function rowToForm(clerk: FullClerk): Record<keyof ClerkForm, string | null> {
  return { name: clerk.name, title: clerk.title, code: clerk.code, startedOn: clerk.started_on };
}
