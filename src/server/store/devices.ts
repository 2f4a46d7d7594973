import type { Connection } from './database.ts';
import { storeKind } from './dialect.ts';
import { toStorable } from './storable-text.ts';

/** A device with what its pushes need. */
export interface StoredDevice {
  readonly id: string;
  readonly unitId: string;
  readonly counterId: string;
  readonly publicJwkJson: string | null;
  readonly revokedAt: string | null;
  /** Its unit is a sample one. */
  readonly sample: boolean;
}

export interface DeviceContact {
  readonly at: string;
  readonly skewMs: number;
  readonly app: string;
  readonly statusJson: string | null;
}

/** The device that holds this bearer token, also a revoked one. */
export async function findDeviceByTokenHash(
  connection: Connection,
  tokenHash: string,
): Promise<StoredDevice | null> {
  const row = await selectDevice(connection).where('device.token_hash', '=', tokenHash).executeTakeFirst();
  return row ? toStoredDevice(row) : null;
}

export async function findDevice(connection: Connection, id: string): Promise<StoredDevice | null> {
  const row = await selectDevice(connection).where('device.id', '=', id).executeTakeFirst();
  return row ? toStoredDevice(row) : null;
}

/** Serialises everything that changes the device's journal: one push of a device at a time, clones included. */
export async function lockDevice(connection: Connection, id: string): Promise<void> {
  // SQLite's write transactions exclude each other from their beginning.
  if (storeKind(connection) === 'sqlite') return;
  await connection.selectFrom('device').select('id').where('id', '=', id).forUpdate().execute();
}

/** A device stands waiting for a tablet. */
export async function hasUnpairedDevice(connection: Connection): Promise<boolean> {
  const row = await connection
    .selectFrom('device')
    .select('id')
    .where('paired_at', 'is', null)
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertDevice(
  connection: Connection,
  device: {
    readonly id: string;
    readonly unitId: string;
    readonly counterId: string;
    readonly name: string;
    readonly createdAt: string;
    readonly replacesId?: string | undefined;
  },
): Promise<void> {
  await connection
    .insertInto('device')
    .values({
      id: device.id,
      unit_id: device.unitId,
      counter_id: device.counterId,
      name: device.name,
      created_at: device.createdAt,
      replaces_id: device.replacesId ?? null,
    })
    .execute();
}

/** Gives the device its key and token; an earlier key and token are worth nothing from then on. */
export async function setDeviceKey(
  connection: Connection,
  id: string,
  key: {
    readonly publicJwkJson: string;
    readonly tokenHash: string;
    readonly app: string;
    readonly pairedAt: string;
  },
): Promise<void> {
  await connection
    .updateTable('device')
    .set({
      public_jwk_json: key.publicJwkJson,
      token_hash: key.tokenHash,
      app: toStorable(key.app),
      paired_at: key.pairedAt,
    })
    .where('id', '=', id)
    .execute();
  await connection
    .insertInto('device_key')
    .values({ device_id: id, public_jwk_json: key.publicJwkJson, from_at: key.pairedAt })
    .execute();
}

/** The device that this one takes over from, if that one still works. */
export async function findReplaced(connection: Connection, id: string): Promise<StoredDevice | null> {
  const row = await connection
    .selectFrom('device')
    .select('replaces_id')
    .where('id', '=', id)
    .executeTakeFirst();
  const replaced = row?.replaces_id ? await findDevice(connection, row.replaces_id) : null;
  return replaced?.revokedAt === null ? replaced : null;
}

/** The device that waits to be paired in the place of this one. */
export async function findWaitingReplacement(connection: Connection, id: string): Promise<string | null> {
  const row = await connection
    .selectFrom('device')
    .select('id')
    .where('replaces_id', '=', id)
    .where('paired_at', 'is', null)
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Another counter, another name, or both. */
export async function changeDevice(
  connection: Connection,
  id: string,
  change: { readonly counterId: string; readonly name: string },
): Promise<void> {
  await connection
    .updateTable('device')
    .set({ counter_id: change.counterId, name: change.name })
    .where('id', '=', id)
    .execute();
}

/** Every key the device ever had, the newest first. */
export async function findDeviceKeys(connection: Connection, id: string): Promise<readonly string[]> {
  const rows = await connection
    .selectFrom('device_key')
    .select('public_jwk_json')
    .where('device_id', '=', id)
    .orderBy('no', 'desc')
    .execute();
  return rows.map((row) => row.public_jwk_json);
}

export async function recordContact(
  connection: Connection,
  id: string,
  contact: DeviceContact,
): Promise<void> {
  await connection
    .updateTable('device')
    .set({
      last_contact_at: contact.at,
      skew_ms: contact.skewMs,
      app: toStorable(contact.app),
      ...(contact.statusJson === null ? {} : { status_json: contact.statusJson }),
    })
    .where('id', '=', id)
    .execute();
}

function selectDevice(connection: Connection) {
  return connection
    .selectFrom('device')
    .innerJoin('unit', 'unit.id', 'device.unit_id')
    .select([
      'device.id as id',
      'device.unit_id as unitId',
      'device.counter_id as counterId',
      'device.public_jwk_json as publicJwkJson',
      'device.revoked_at as revokedAt',
      'unit.sample as sample',
    ]);
}

function toStoredDevice(row: Omit<StoredDevice, 'sample'> & { readonly sample: number }): StoredDevice {
  return { ...row, sample: row.sample === 1 };
}
