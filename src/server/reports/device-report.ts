import * as v from 'valibot';
import { type DeviceReport, deviceReport } from '#shared/protocol/admin.ts';
import { deviceStatus } from '#shared/protocol/segment.ts';
import { selfTestNote } from '#shared/protocol/self-test.ts';
import { DEFAULT_FLEET } from '#shared/protocol/stored-settings.ts';
import { readSettingOfUnits } from '../content/read-settings.ts';
import type { Connection } from '../store/database.ts';
import { type DeviceRow, listDevices, listMissingRanges, listReplicas } from '../store/device-reports.ts';
import { listReplicaNotes } from '../store/replica-notes.ts';
import { listLatestSelfTests } from '../store/staff-notes.ts';
import { isCloned, judgeCompleteness, type KnownReplica } from './completeness.ts';
import { judgeAlerts } from './device-alerts.ts';
import { deviceState } from './device-state.ts';
import { toKnownNotes } from './known-notes.ts';

/** Two journals that spoke within this time may be two tablets. */
const CLONE_WITHIN_MS: number = 24 * 60 * 60 * 1000;

type ReplicaRow = Awaited<ReturnType<typeof listReplicas>>[number];
type NoteRow = Awaited<ReturnType<typeof listReplicaNotes>>[number];
type MissingRow = Awaited<ReturnType<typeof listMissingRanges>>[number];

/** Every device of the unit and below, with what the centre has of its journals. */
export async function readDeviceReports(
  db: Connection,
  rootUnitId: string,
  nowMs: number,
): Promise<DeviceReport[]> {
  const devices = await listDevices(db, rootUnitId);
  const nowIso = new Date(nowMs).toISOString();
  const fleetOf = await readSettingOfUnits(db, 'fleet', nowIso);
  // The latest created comes first, and of several the newest one counts.
  const replacedBy = new Map(
    devices
      .toReversed()
      .flatMap(({ id, replaces_id }) => (replaces_id === null ? [] : [[replaces_id, id] as const])),
  );
  const replicas = Map.groupBy(await listReplicas(db, rootUnitId), (row) => row.device_id);
  const missing = Map.groupBy(await listMissingRanges(db, rootUnitId), (row) => row.replica_no);
  const notes = Map.groupBy(await listReplicaNotes(db, rootUnitId), (row) => row.deviceId);
  const selfTests = new Map(
    (await listLatestSelfTests(db, rootUnitId)).map((row) => [row.deviceId, row] as const),
  );
  return devices.map((device) => {
    const fleet = fleetOf(device.unit_id) ?? DEFAULT_FLEET;
    const state = deviceState(device, fleet, nowMs);
    const status = parseStatus(device.status_json);
    const journals = reportJournals(
      replicas.get(device.id) ?? [],
      missing,
      notes.get(device.id) ?? [],
      nowMs,
    );
    const seen = { state, status, ...journals, ...toSeen(device) };
    return v.parse(deviceReport, {
      id: device.id,
      name: device.name,
      unit: { id: device.unit_id, name: device.unit_name },
      counter: { id: device.counter_id, name: device.counter_name },
      state,
      createdAt: device.created_at,
      pairedAt: device.paired_at,
      lastContactAt: device.last_contact_at,
      app: device.app,
      skewMs: device.skew_ms,
      status,
      selfTest: toSelfTest(selfTests.get(device.id)),
      replaces: device.replaces_id,
      replacedBy: replacedBy.get(device.id) ?? null,
      alerts: judgeAlerts(seen, fleet, nowMs),
      ...journals,
    });
  });
}

function toSeen({ paired_at, last_contact_at, skew_ms }: DeviceRow) {
  return { pairedAt: paired_at, lastContactAt: last_contact_at, skewMs: skew_ms };
}

function reportJournals(
  rows: readonly ReplicaRow[],
  missing: ReadonlyMap<number, readonly MissingRow[]>,
  notes: readonly NoteRow[],
  nowMs: number,
) {
  const known = rows.map((row) => toKnownReplica(row, missing.get(row.no) ?? []));
  const completeness = judgeCompleteness(known, toKnownNotes(notes));
  return {
    cloned: isCloned(known, new Date(nowMs - CLONE_WITHIN_MS).toISOString()),
    replicas: rows.map((row) => ({
      id: row.id,
      receivedThrough: row.received_through,
      hash: row.hash,
      firstSeenAt: row.first_seen_at,
      lastSeenAt: row.last_seen_at,
      pushedAt: row.pushed_at,
      forkedAt: row.forked_at,
      quarantined: row.quarantined ?? 0,
      ...completeness.get(row.id),
    })),
  };
}

function toKnownReplica(row: ReplicaRow, missing: readonly MissingRow[]): KnownReplica {
  return {
    no: row.no,
    id: row.id,
    receivedThrough: row.received_through,
    toldThrough: row.told_through,
    firstSeenAt: row.first_seen_at,
    pushedAt: row.pushed_at,
    forkedAt: row.forked_at,
    declaredMissing: missing.map((range) => ({ first: range.first_seq, last: range.last_seq })),
  };
}

type SelfTestRow = Awaited<ReturnType<typeof listLatestSelfTests>>[number];

/** A note that this program no longer reads is left out, like every word of a tablet about itself. */
function toSelfTest(row: SelfTestRow | undefined): DeviceReport['selfTest'] {
  if (row === undefined) return null;
  const { at, receivedAt, seq } = row;
  const note = v.safeParse(selfTestNote, JSON.parse(row.bodyJson));
  if (!note.success) return null;
  const { app, verdict, checks } = note.output;
  return { at, receivedAt, seq, app, verdict, checks };
}

/** What the tablet said of itself; advice only, so a word of another version is left out rather than an error. */
function parseStatus(json: string | null): DeviceReport['status'] {
  if (json === null) return null;
  const parsed = v.safeParse(deviceStatus, JSON.parse(json));
  return parsed.success ? parsed.output : null;
}
