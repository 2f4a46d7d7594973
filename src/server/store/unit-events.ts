import * as v from 'valibot';
import { UNIT_EVENTS, type UnitEventName, type UnitHistory } from '#shared/protocol/office-admin.ts';
import type { Connection } from './database.ts';

/** What it was and what it became. */
export interface Change {
  readonly member: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface NewUnitEvent {
  readonly unitId: string;
  readonly event: UnitEventName;
  readonly subject: string | null;
  readonly changes: readonly Change[];
  readonly at: string;
  /** User name; null: the program. */
  readonly by: string | null;
  readonly note: string | null;
}

export async function insertUnitEvent(connection: Connection, event: NewUnitEvent): Promise<void> {
  await connection
    .insertInto('unit_event')
    .values({
      unit_id: event.unitId,
      event: event.event,
      subject: event.subject,
      details_json: JSON.stringify(event.changes),
      at: event.at,
      created_by: event.by,
      note: event.note,
    })
    .execute();
}

const changes = v.array(
  v.object({ member: v.string(), from: v.nullable(v.string()), to: v.nullable(v.string()) }),
);
const eventName = v.picklist(UNIT_EVENTS);

/** The history of one unit, newest first; subjects under their names of today. */
export async function listUnitEvents(connection: Connection, unitId: string): Promise<UnitHistory['items']> {
  const rows = await connection
    .selectFrom('unit_event')
    .leftJoin('counter', 'counter.id', 'unit_event.subject')
    .leftJoin('clerk', 'clerk.id', 'unit_event.subject')
    .leftJoin('unit as other', 'other.id', 'unit_event.subject')
    .select([
      'event',
      'subject',
      'counter.name as counterName',
      'clerk.name as clerkName',
      'other.name as otherName',
      'details_json as changesJson',
      'at',
      'created_by as by',
      'note',
    ])
    .where('unit_event.unit_id', '=', unitId)
    .orderBy('unit_event.no', 'desc')
    .limit(1_000)
    .execute();
  return rows.map((row) => ({
    event: v.parse(eventName, row.event),
    subject:
      row.subject === null
        ? null
        : { id: row.subject, name: row.counterName ?? row.clerkName ?? row.otherName },
    changes: v.parse(changes, JSON.parse(row.changesJson)),
    at: row.at,
    by: row.by,
    note: row.note,
  }));
}
