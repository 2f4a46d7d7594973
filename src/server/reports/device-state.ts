import type { DeviceReport } from '#shared/protocol/admin.ts';
import type { FleetSetting } from '#shared/protocol/stored-settings.ts';

export const DEVICE_STATES = ['unpaired', 'waiting', 'active', 'silent', 'revoked'] as const;

/** What can be said of a tablet by when it was heard of. */
export function deviceState(
  device: {
    readonly paired_at: string | null;
    readonly revoked_at: string | null;
    readonly last_contact_at: string | null;
  },
  fleet: FleetSetting,
  nowMs: number,
): DeviceReport['state'] {
  if (device.revoked_at !== null) return 'revoked';
  if (device.paired_at === null) return 'unpaired';
  if (device.last_contact_at === null) return 'waiting';
  const silentMs = fleet.silentAfterMinutes * 60_000;
  return nowMs - Date.parse(device.last_contact_at) > silentMs ? 'silent' : 'active';
}
