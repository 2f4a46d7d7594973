import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CounterForm, OfficeConflict } from '#shared/protocol/office-admin.ts';
import type { Connection } from '../store/database.ts';
import { insertCounters } from '../store/office.ts';
import {
  findCounterRow,
  findUnitRow,
  hasTablets,
  listCounterRows,
  updateCounter,
} from '../store/office-rows.ts';
import { endDuties } from './edit-duties.ts';
import { changesBetween, type OfficeEdit } from './office-edit.ts';

export async function createCounter(
  edit: OfficeEdit,
  unitId: string,
  form: CounterForm,
): Promise<Result<string, OfficeConflict>> {
  const { connection } = edit;
  const unit = await findUnitRow(connection, unitId);
  if (!unit || unit.closed_at !== null) return err('closed');
  if (await isNumberTaken(connection, unitId, form.number, null)) return err('number-taken');
  const id = edit.newId('quay');
  await insertCounters(connection, [{ id, unit_id: unitId, name: form.name, number: form.number }]);
  const changes = changesBetween({ name: null, number: null }, form);
  await edit.record({ unitId, event: 'counter-created', subject: id, changes });
  return ok(id);
}

/** Its ratings keep its id, and show its name of today. */
export async function changeCounter(
  edit: OfficeEdit,
  id: string,
  form: CounterForm,
): Promise<Result<null, OfficeConflict>> {
  const { connection } = edit;
  const counter = await findCounterRow(connection, id);
  if (!counter || counter.closed_at !== null) return err('closed');
  if (await isNumberTaken(connection, counter.unit_id, form.number, id)) return err('number-taken');
  const changes = changesBetween({ name: counter.name, number: counter.number }, form);
  if (changes.length === 0) return ok(null);
  await updateCounter(connection, id, { name: form.name, number: form.number });
  await edit.record({ unitId: counter.unit_id, event: 'counter-changed', subject: id, changes });
  return ok(null);
}

/** A counter ends when no tablet stands at it any more; who was on duty there is so no longer. */
export async function closeCounter(
  edit: OfficeEdit,
  id: string,
  note: string | null,
): Promise<Result<null, OfficeConflict>> {
  const { connection, nowIso } = edit;
  const counter = await findCounterRow(connection, id);
  if (!counter || counter.closed_at !== null) return err('closed');
  if (await hasTablets(connection, { counterId: id })) return err('has-tablets');
  await endDuties(connection, { counter: id }, nowIso);
  await updateCounter(connection, id, { closed_at: nowIso });
  await edit.record({ unitId: counter.unit_id, event: 'counter-closed', subject: id, note });
  return ok(null);
}

export async function reopenCounter(
  edit: OfficeEdit,
  id: string,
  note: string | null,
): Promise<Result<null, OfficeConflict>> {
  const { connection } = edit;
  const counter = await findCounterRow(connection, id);
  if (!counter || counter.closed_at === null) return err('not-closed');
  if (await isNumberTaken(connection, counter.unit_id, counter.number, id)) return err('number-taken');
  await updateCounter(connection, id, { closed_at: null });
  await edit.record({ unitId: counter.unit_id, event: 'counter-reopened', subject: id, note });
  return ok(null);
}

async function isNumberTaken(
  connection: Connection,
  unitId: string,
  number: string | null,
  ownId: string | null,
): Promise<boolean> {
  if (number === null) return false;
  const counters = await listCounterRows(connection, unitId);
  return counters.some((one) => one.id !== ownId && one.closed_at === null && one.number === number);
}
