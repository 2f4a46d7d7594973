import * as v from 'valibot';
import { type DeviceReport, deviceReport } from '#shared/protocol/admin.ts';
import { deviceStatus } from '#shared/protocol/segment.ts';
import type { Database } from '../store/database.ts';
import { type DeviceRow, listDevices, listMissingRanges, listReplicas } from '../store/device-reports.ts';

/** A tablet that has not spoken for so long is called silent: three heartbeats missed. */
const SILENT_AFTER_MS: number = 15 * 60 * 1000;

/** Every device of the unit and below, with what the centre has of its journals. */
export async function readDeviceReports(
  db: Database,
  rootUnitId: string,
  nowMs: number,
): Promise<DeviceReport[]> {
  const devices = await listDevices(db, rootUnitId);
  const replicas = await listReplicas(db, rootUnitId);
  const missing = await listMissingRanges(db, rootUnitId);
  return devices.map((device) =>
    v.parse(deviceReport, {
      id: device.id,
      name: device.name,
      unit: { id: device.unit_id, name: device.unit_name },
      counter: { id: device.counter_id, name: device.counter_name },
      state: deviceState(device, nowMs),
      createdAt: device.created_at,
      pairedAt: device.paired_at,
      lastContactAt: device.last_contact_at,
      app: device.app,
      skewMs: device.skew_ms,
      status: parseStatus(device.status_json),
      replicas: replicas
        .filter((replica) => replica.device_id === device.id)
        .map((replica) => ({
          id: replica.id,
          receivedThrough: replica.received_through,
          hash: replica.hash,
          firstSeenAt: replica.first_seen_at,
          lastSeenAt: replica.last_seen_at,
          quarantined: replica.quarantined ?? 0,
          missing: missing
            .filter((range) => range.replica_no === replica.no)
            .map((range) => ({ first: range.first_seq, last: range.last_seq })),
        })),
    }),
  );
}

function deviceState(device: DeviceRow, nowMs: number): DeviceReport['state'] {
  if (device.revoked_at !== null) return 'revoked';
  if (device.paired_at === null) return 'unpaired';
  const heardAt = device.last_contact_at ?? device.paired_at;
  return nowMs - Date.parse(heardAt) > SILENT_AFTER_MS ? 'silent' : 'active';
}

/** What the tablet said of itself; advice only, so a word of another version is left out rather than an error. */
function parseStatus(json: string | null): DeviceReport['status'] {
  if (json === null) return null;
  const parsed = v.safeParse(deviceStatus, JSON.parse(json));
  return parsed.success ? parsed.output : null;
}
