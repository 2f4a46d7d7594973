import type { Connection } from './database.ts';
import { unitsWithin } from './unit-scope.ts';

/** A device with the names of its places. */
export interface DeviceRow {
  readonly id: string;
  readonly name: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly counter_id: string;
  readonly counter_name: string;
  readonly created_at: string;
  readonly paired_at: string | null;
  readonly revoked_at: string | null;
  readonly last_contact_at: string | null;
  readonly skew_ms: number | null;
  readonly app: string | null;
  readonly status_json: string | null;
  readonly replaces_id: string | null;
}

/** Devices of the unit and of all below it, the latest created first. */
export async function listDevices(connection: Connection, rootUnitId: string): Promise<DeviceRow[]> {
  return await connection
    .selectFrom('device')
    .innerJoin('unit', 'unit.id', 'device.unit_id')
    .innerJoin('counter', 'counter.id', 'device.counter_id')
    .select([
      'device.id',
      'device.name',
      'device.unit_id',
      'unit.name as unit_name',
      'device.counter_id',
      'counter.name as counter_name',
      'device.created_at',
      'device.paired_at',
      'device.revoked_at',
      'device.last_contact_at',
      'device.skew_ms',
      'device.app',
      'device.status_json',
      'device.replaces_id',
    ])
    .where('device.unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('device.created_at', 'desc')
    .orderBy('device.id')
    .execute();
}

/** Journals of these devices, newest first, with how many of their entries lie in quarantine. */
export async function listReplicas(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('replica')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .select((eb) => [
      'replica.no',
      'replica.id',
      'replica.device_id',
      'replica.received_through',
      'replica.hash',
      'replica.first_seen_at',
      'replica.last_seen_at',
      'replica.pushed_at',
      'replica.forked_at',
      'replica.told_through',
      eb
        .selectFrom('entry')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
        .whereRef('entry.replica_no', '=', 'replica.no')
        .where('entry.state', '=', 'quarantined')
        .as('quarantined'),
    ])
    .where('device.unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('replica.no', 'desc')
    .execute();
}

/** Declared holes of these devices' journals, in order. */
export async function listMissingRanges(connection: Connection, rootUnitId: string) {
  return await connection
    .selectFrom('missing_range')
    .innerJoin('replica', 'replica.no', 'missing_range.replica_no')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .select(['missing_range.replica_no', 'missing_range.first_seq', 'missing_range.last_seq'])
    .where('device.unit_id', 'in', unitsWithin(rootUnitId))
    .orderBy('missing_range.replica_no')
    .orderBy('missing_range.first_seq')
    .execute();
}

/** Takes the device's right to speak; its history stays. False when it was taken before. */
export async function revokeDevice(connection: Connection, id: string, at: string): Promise<boolean> {
  const result = await connection
    .updateTable('device')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** A device as whoever manages it needs it. */
export interface ManagedDevice {
  readonly id: string;
  readonly name: string;
  readonly unit_id: string;
  readonly counter_id: string;
  readonly revoked_at: string | null;
}

/** The device when it belongs to the unit or one below it. */
export async function findDeviceWithin(
  connection: Connection,
  id: string,
  rootUnitId: string,
): Promise<ManagedDevice | undefined> {
  return await connection
    .selectFrom('device')
    .select(['id', 'name', 'unit_id', 'counter_id', 'revoked_at'])
    .where('id', '=', id)
    .where('unit_id', 'in', unitsWithin(rootUnitId))
    .executeTakeFirst();
}

/** A journal when its device belongs to the unit or one below it. */
export async function findReplicaWithin(connection: Connection, replica: string, rootUnitId: string) {
  return await connection
    .selectFrom('replica')
    .innerJoin('device', 'device.id', 'replica.device_id')
    .select(['replica.no', 'replica.id', 'replica.device_id', 'replica.received_through', 'replica.hash'])
    .where('replica.id', '=', replica)
    .where('device.unit_id', 'in', unitsWithin(rootUnitId))
    .executeTakeFirst();
}
