import { createHash } from 'node:crypto';
import { startOfDayMs } from '#shared/domain/zoned-day.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { OfficeConflict } from '#shared/protocol/office-admin.ts';
import type { PeopleList, PeoplePlan } from '#shared/protocol/people-import.ts';
import type { Connection } from '../store/database.ts';
import { insertDuty, listDuties } from '../store/duties.ts';
import { insertClerks, insertCounters } from '../store/office.ts';
import {
  findUnitRow,
  listClerkRows,
  listCounterRows,
  updateClerk,
  updateCounter,
} from '../store/office-rows.ts';
import { endDuties } from './edit-duties.ts';
import type { OfficeEdit } from './office-edit.ts';
import { clerkToKnown, counterToKnown, type PlannedRow, planPeople } from './plan-people.ts';
import type { PeopleFile } from './read-people.ts';

/** The rows as they would be taken in, and the same as it is told. */
interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly told: PeoplePlan;
}

/** What would become of every row; nothing is written. */
export async function previewPeople(
  connection: Connection,
  unitId: string,
  list: PeopleList,
  file: PeopleFile,
  nowIso: string,
): Promise<PeoplePlan> {
  return (await makePlan(connection, unitId, list, file, nowIso)).told;
}

/** Takes in the rows that were not refused, if it is still the plan that was looked at. Null: it is another one by now. */
export async function importPeople(
  edit: OfficeEdit,
  unitId: string,
  list: PeopleList,
  file: PeopleFile,
  plan: string,
): Promise<Result<PeoplePlan | null, OfficeConflict>> {
  const { connection, nowIso } = edit;
  const made = await makePlan(connection, unitId, list, file, nowIso);
  if (made.told.plan !== plan) return ok(null);
  const unit = await findUnitRow(connection, unitId);
  for (const row of made.rows) {
    if (row.told.state === 'refused' || row.told.state === 'unchanged') continue;
    if (list === 'counters') await writeCounter(edit, unitId, row);
    else await writeClerk(edit, unitId, unit?.time_zone ?? 'UTC', row);
  }
  const { counts } = made.told;
  const changes = [
    { member: 'list', from: null, to: list },
    { member: 'new', from: null, to: String(counts.new) },
    { member: 'changed', from: null, to: String(counts.changed) },
  ];
  if (counts.new + counts.changed > 0) await edit.record({ unitId, event: 'people-imported', changes });
  return ok({ ...made.told, applied: true });
}

async function makePlan(
  connection: Connection,
  unitId: string,
  list: PeopleList,
  file: PeopleFile,
  nowIso: string,
): Promise<Plan> {
  const counters = await listCounterRows(connection, unitId);
  const known =
    list === 'counters'
      ? counters.filter((one) => one.closed_at === null).map(counterToKnown)
      : await knownClerks(connection, unitId, nowIso);
  const rows = planPeople(file.rows, known, counters);
  const told = rows.map((row) => row.told);
  const count = (state: string) => told.filter((row) => row.state === state).length;
  const counts = {
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  };
  const { sheet, unknownColumns } = file;
  const plan = createHash('sha256')
    .update(JSON.stringify([unitId, list, rows]))
    .digest('hex');
  return {
    rows,
    told: { list, sheet, unknownColumns: [...unknownColumns], rows: told, counts, plan, applied: false },
  };
}

async function knownClerks(connection: Connection, unitId: string, nowIso: string) {
  const duties = await listDuties(connection, unitId, nowIso);
  return (await listClerkRows(connection, unitId)).map((clerk) =>
    clerkToKnown(
      clerk,
      duties.filter((duty) => duty.clerk === clerk.id && duty.to === null).map((duty) => duty.counter),
    ),
  );
}

async function writeCounter(edit: OfficeEdit, unitId: string, { id, next, told }: PlannedRow): Promise<void> {
  const { name, key } = next;
  const counterId = id ?? edit.newId('quay');
  if (id === null)
    await insertCounters(edit.connection, [{ id: counterId, unit_id: unitId, name, number: key }]);
  else await updateCounter(edit.connection, id, { name, number: key });
  const event = id === null ? 'counter-created' : 'counter-changed';
  await edit.record({ unitId, event, subject: counterId, changes: told.changes });
}

async function writeClerk(
  edit: OfficeEdit,
  unitId: string,
  timeZone: string,
  row: PlannedRow,
): Promise<void> {
  const { connection, nowIso } = edit;
  const { id, next, counterId, told } = row;
  const clerkId = id ?? edit.newId('cc');
  const { name, title, key: code, startedOn: started_on, leftOn: left_on } = next;
  const members = { name, title, code, started_on, left_on };
  if (id === null) await insertClerks(connection, [{ id: clerkId, unit_id: unitId, ...members }]);
  else await updateClerk(connection, clerkId, members);
  if (next.leftOn !== null) await endDuties(connection, { clerk: clerkId }, dayStart(next.leftOn, timeZone));
  if (counterId !== null) {
    const start = next.startedOn === null ? nowIso : dayStart(next.startedOn, timeZone);
    // Only from now on: who sat where yesterday is known already.
    const from = start > nowIso ? start : nowIso;
    await endDuties(connection, { clerk: clerkId }, from);
    await insertDuty(connection, { counter: counterId, clerk: clerkId, from, to: null });
  }
  const event = id === null ? 'clerk-created' : 'clerk-changed';
  await edit.record({ unitId, event, subject: clerkId, changes: told.changes });
}

function dayStart(day: string, timeZone: string): string {
  return new Date(startOfDayMs(day, timeZone)).toISOString();
}
