import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DutyCreate, OfficeConflict } from '#shared/protocol/office-admin.ts';
import type { Connection } from '../store/database.ts';
import {
  deleteDuty,
  findDuty,
  insertDuty,
  listDutiesOf,
  type StoredDuty,
  setDutyEnd,
} from '../store/duties.ts';
import { findClerkRow, findCounterRow } from '../store/office-rows.ts';
import { judgeDuty } from './judge-duty.ts';
import type { OfficeEdit } from './office-edit.ts';

/** Puts a clerk of the unit on one of its counters. Answers the duty's number. */
export async function createDuty(
  edit: OfficeEdit,
  unitId: string,
  form: DutyCreate,
): Promise<Result<number, OfficeConflict>> {
  const { connection } = edit;
  const counter = await findCounterRow(connection, form.counter);
  const clerk = await findClerkRow(connection, form.clerk);
  if (counter?.unit_id !== unitId || clerk?.unit_id !== unitId) return err('other-unit');
  if (counter.closed_at !== null) return err('closed');
  if (clerk.left_on !== null && (form.to === null || form.to.slice(0, 10) > clerk.left_on))
    return err('left');
  if (form.to !== null && form.to <= form.from) return err('wrong-order');
  const replaced = form.endsOfCounter ? await listDutiesOf(connection, { counter: form.counter }) : [];
  const isFirst = (await listDutiesOf(connection, { clerk: form.clerk })).length === 0;
  if (form.endsOfClerk) await endDuties(connection, { clerk: form.clerk }, form.from);
  if (form.endsOfCounter) await endDuties(connection, { counter: form.counter }, form.from);
  const others = await listDutiesOf(connection, { clerk: form.clerk });
  if (others.some((one) => one.counter === form.counter && isTogether(one, form))) return err('overlaps');
  const { counter: counterId, clerk: clerkId, from, to } = form;
  const id = await insertDuty(connection, { counter: counterId, clerk: clerkId, from, to });
  for (const clerk of new Set([clerkId, ...replaced.map((duty) => duty.clerk)]))
    await judgeDuty(edit, unitId, clerk, isFirst && clerk === clerkId ? null : from, null);
  const changes = [
    { member: 'counter', from: null, to: counterId },
    { member: 'from', from: null, to: from },
    { member: 'to', from: null, to },
  ];
  await edit.record({ unitId, event: 'duty-set', subject: clerkId, changes });
  return ok(id);
}

/** Another end, or none. */
export async function endDuty(
  edit: OfficeEdit,
  id: number,
  to: string | null,
): Promise<Result<null, OfficeConflict>> {
  const { connection } = edit;
  const duty = await findDuty(connection, id);
  if (!duty) return err('other-unit');
  if (to !== null && to <= duty.from) return err('wrong-order');
  const others = await listDutiesOf(connection, { clerk: duty.clerk });
  const next = { from: duty.from, to };
  if (others.some((one) => one.id !== id && one.counter === duty.counter && isTogether(one, next)))
    return err('overlaps');
  await setDutyEnd(connection, id, to);
  const [sooner, later] = [duty.to, to].sort((a, b) => ((a ?? '9') < (b ?? '9') ? -1 : 1));
  await judgeDuty(edit, duty.unitId, duty.clerk, sooner ?? duty.from, later ?? null);
  const changes = [
    { member: 'counter', from: duty.counter, to: duty.counter },
    { member: 'to', from: duty.to, to },
  ];
  await edit.record({ unitId: duty.unitId, event: 'duty-ended', subject: duty.clerk, changes });
  return ok(null);
}

/** Takes back a duty that has not begun; one that has is history, and can only be ended. */
export async function removeDuty(edit: OfficeEdit, id: number): Promise<Result<null, OfficeConflict>> {
  const { connection, nowIso } = edit;
  const duty = await findDuty(connection, id);
  if (!duty) return err('other-unit');
  if (duty.from <= nowIso) return err('begun');
  await deleteDuty(connection, id);
  const changes = [
    { member: 'counter', from: duty.counter, to: null },
    { member: 'from', from: duty.from, to: null },
  ];
  await edit.record({ unitId: duty.unitId, event: 'duty-removed', subject: duty.clerk, changes });
  return ok(null);
}

/** What runs at an instant ends then; what would begin later is taken away. */
export async function endDuties(
  connection: Connection,
  of: { readonly clerk: string } | { readonly counter: string },
  atIso: string,
): Promise<void> {
  for (const duty of await listDutiesOf(connection, of)) {
    if (duty.from >= atIso) await deleteDuty(connection, duty.id);
    else if (duty.to === null || duty.to > atIso) await setDutyEnd(connection, duty.id, atIso);
  }
}

type Span = Pick<StoredDuty, 'from' | 'to'>;

function isTogether(a: Span, b: Span): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}
