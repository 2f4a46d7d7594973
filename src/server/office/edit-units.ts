import { err, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeConflict, UnitChange, UnitCreate } from '#shared/protocol/office-admin.ts';
import { rebuildUnit } from '../figures/rebuild-sums.ts';
import type { Connection } from '../store/database.ts';
import { foldedName } from '../store/folded-name.ts';
import { insertUnits } from '../store/office.ts';
import {
  type FullUnit,
  findUnitByCode,
  findUnitRow,
  hasTablets,
  listOpenChildren,
  updateUnit,
} from '../store/office-rows.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { changesBetween, type OfficeEdit } from './office-edit.ts';

/** A new unit below another one. Answers its id. */
export async function createUnit(
  edit: OfficeEdit,
  parentId: string,
  form: UnitCreate,
): Promise<Result<string, OfficeConflict>> {
  const parent = await findUnitRow(edit.connection, parentId);
  if (!parent || parent.closed_at !== null) return err('closed');
  const timeZone = form.timeZone ?? parent.time_zone;
  const fault = await checkUnit(edit.connection, null, { kind: form.kind, code: form.code, timeZone });
  if (fault !== null) return err(fault);
  const id = edit.newId('dv');
  await insertUnits(edit.connection, [
    {
      id,
      parent_id: parent.id,
      kind: form.kind,
      name: form.name,
      code: form.code,
      folded: foldedName(form.name),
      contact_json: null,
      time_zone: timeZone,
      sample: parent.sample,
    },
  ]);
  await edit.record({
    unitId: id,
    event: 'unit-created',
    changes: [{ member: 'name', from: null, to: form.name }],
    note: form.note,
  });
  return ok(id);
}

/** Another name, kind, code, time zone, or another place in the tree. Its ratings stay its own. */
export async function changeUnit(
  edit: OfficeEdit,
  id: string,
  form: UnitChange,
): Promise<Result<null, OfficeConflict>> {
  const { connection } = edit;
  const unit = await findUnitRow(connection, id);
  if (!unit || unit.closed_at !== null) return err('closed');
  const next = {
    name: form.name ?? unit.name,
    kind: form.kind ?? unit.kind,
    code: form.code === undefined ? unit.code : form.code,
    parent_id: form.parent ?? unit.parent_id,
    time_zone: form.timeZone ?? unit.time_zone,
  };
  const fault = await checkUnit(connection, id, { ...next, timeZone: next.time_zone });
  if (fault !== null) return err(fault);
  if (form.parent !== undefined && form.parent !== unit.parent_id) {
    if (await isUnitWithin(connection, form.parent, id)) return err('circle');
    const parent = await findUnitRow(connection, form.parent);
    if (!parent || parent.closed_at !== null) return err('closed');
  }
  const changes = changesBetween(membersOf(unit), membersOf({ ...unit, ...next }));
  if (changes.length === 0) return ok(null);
  await updateUnit(connection, id, { ...next, folded: foldedName(next.name) });
  // Days begin at other instants now.
  if (next.time_zone !== unit.time_zone) await rebuildUnit(connection, id);
  await edit.record({ unitId: id, event: 'unit-changed', changes, note: form.note });
  return ok(null);
}

/**
 * The unit ends and its work goes on in another one. What stands below it moves there; its own counters, clerks, tablets
 * and ratings stay with it, and whoever sees the successor sees them.
 */
export async function mergeUnit(
  edit: OfficeEdit,
  id: string,
  intoId: string,
  note: string | null,
): Promise<Result<null, OfficeConflict>> {
  const { connection, nowIso } = edit;
  const [unit, into] = [await findUnitRow(connection, id), await findUnitRow(connection, intoId)];
  if (!unit || !into || unit.closed_at !== null || into.closed_at !== null) return err('closed');
  if (await isUnitWithin(connection, intoId, id)) return err('circle');
  for (const child of await listOpenChildren(connection, id)) {
    await updateUnit(connection, child.id, { parent_id: intoId });
    const changes = [{ member: 'parent', from: id, to: intoId }];
    await edit.record({ unitId: child.id, event: 'unit-changed', changes, note });
  }
  await updateUnit(connection, id, { closed_at: nowIso, successor_id: intoId });
  await edit.record({ unitId: id, event: 'unit-merged', subject: intoId, note });
  await edit.record({ unitId: intoId, event: 'unit-took-in', subject: id, note });
  return ok(null);
}

/** The unit ends. Nothing may be left that works on: units below it, tablets in it. */
export async function closeUnit(
  edit: OfficeEdit,
  id: string,
  note: string | null,
): Promise<Result<null, OfficeConflict>> {
  const { connection, nowIso } = edit;
  const unit = await findUnitRow(connection, id);
  if (!unit || unit.closed_at !== null) return err('closed');
  if ((await listOpenChildren(connection, id)).length > 0) return err('has-units');
  if (await hasTablets(connection, { unitId: id })) return err('has-tablets');
  await updateUnit(connection, id, { closed_at: nowIso });
  await edit.record({ unitId: id, event: 'unit-closed', note });
  return ok(null);
}

/** Closing or merging it was a mistake. Units that were moved away stay where they are. */
export async function reopenUnit(
  edit: OfficeEdit,
  id: string,
  note: string | null,
): Promise<Result<null, OfficeConflict>> {
  const { connection } = edit;
  const unit = await findUnitRow(connection, id);
  if (!unit || unit.closed_at === null) return err('not-closed');
  const parent = unit.parent_id === null ? null : await findUnitRow(connection, unit.parent_id);
  if (parent?.closed_at != null) return err('closed');
  await updateUnit(connection, id, { closed_at: null, successor_id: null });
  await edit.record({ unitId: id, event: 'unit-reopened', note });
  return ok(null);
}

async function checkUnit(
  connection: Connection,
  id: string | null,
  unit: { readonly kind: FullUnit['kind']; readonly code: string | null; readonly timeZone: string },
): Promise<OfficeConflict | null> {
  if (!isTimeZone(unit.timeZone)) return 'time-zone-unknown';
  if (unit.code === null) return null;
  const bearer = await findUnitByCode(connection, unit.kind, unit.code);
  return bearer === undefined || bearer.id === id ? null : 'code-taken';
}

function membersOf({ name, kind, code, parent_id, time_zone }: FullUnit) {
  return { name, kind, code, parent: parent_id, timeZone: time_zone };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
