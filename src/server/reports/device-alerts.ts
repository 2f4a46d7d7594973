import type { DeviceAlert, DeviceReport, ReplicaReport } from '#shared/protocol/admin.ts';
import type { FleetSetting } from '#shared/protocol/stored-settings.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What is known of a tablet, as far as anybody need be called. */
export interface SeenDevice
  extends Pick<DeviceReport, 'state' | 'status' | 'cloned' | 'pairedAt' | 'lastContactAt' | 'skewMs'> {
  readonly replicas: readonly {
    readonly forkedAt: string | null;
    readonly state?: ReplicaReport['state'] | undefined;
    readonly successor?: { readonly at: string } | null | undefined;
  }[];
}

/** What somebody should look at. A tablet that was retired, or that was never paired, calls nobody. */
export function judgeAlerts(device: SeenDevice, fleet: FleetSetting, nowMs: number): DeviceAlert[] {
  if (device.state === 'revoked' || device.state === 'unpaired') return [];
  const heardAt = device.lastContactAt ?? device.pairedAt;
  const alerts: DeviceAlert[] = [];
  if (heardAt !== null && nowMs - Date.parse(heardAt) > fleet.alertAfterMinutes * 60_000)
    alerts.push({ kind: 'silent', since: heardAt });
  if (Math.abs(device.skewMs ?? 0) > fleet.clockWrongSeconds * 1_000)
    alerts.push({ kind: 'clock', since: null });
  // Null: the browser does not tell.
  if (device.status?.persisted === false) alerts.push({ kind: 'storage', since: null });
  const since = new Date(nowMs - fleet.incidentDays * DAY_MS).toISOString();
  const forkedAt = latest(device.replicas.map((replica) => replica.forkedAt));
  if (forkedAt !== null && forkedAt >= since) alerts.push({ kind: 'forked', since: forkedAt });
  const wipedAt = latest(
    device.replicas.map(({ state, successor }) => (state === 'wiped' ? (successor?.at ?? null) : null)),
  );
  if (wipedAt !== null && wipedAt >= since) alerts.push({ kind: 'wiped', since: wipedAt });
  if (device.cloned) alerts.push({ kind: 'cloned', since: null });
  return alerts;
}

function latest(instants: readonly (string | null)[]): string | null {
  return instants.reduce(
    (found, one) => (one !== null && (found === null || one > found) ? one : found),
    null,
  );
}
