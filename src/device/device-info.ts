import type { DeviceId } from '#shared/domain/ids.ts';
import type { DeviceStatus } from '#shared/protocol/segment.ts';
import type { DeviceInfo } from '#sync/ports.ts';
import { attempt } from './attempt.ts';
import { readStorage } from './storage-health.ts';

export interface DeviceInfoPorts {
  readonly device: DeviceId;
  readonly app: string;
  readonly navigator: Navigator;
  /** When somebody last touched the screen (ISO UTC), and which content is shown. */
  readonly lastTapAt: () => string | null;
  readonly contentVersion: () => string | null;
}

/** What the fleet page shows of this tablet; a value that the browser does not tell is left out. */
export function createDeviceInfo(ports: DeviceInfoPorts): DeviceInfo {
  const { device, app, navigator, lastTapAt, contentVersion } = ports;
  return {
    device,
    app,
    async status() {
      const own = { lastTapAt: lastTapAt(), contentVersion: contentVersion() };
      return { ...own, ...(await storageStatus(navigator.storage)), ...(await batteryStatus(navigator)) };
    },
  };
}

async function storageStatus(storage: StorageManager | undefined): Promise<DeviceStatus> {
  const { persisted, usedBytes, quotaBytes } = await readStorage(storage);
  return { persisted, storageUsed: usedBytes, storageQuota: quotaBytes };
}

/** Not in TypeScript's DOM: only Chromium has it. */
interface BatteryNavigator {
  getBattery?(): Promise<{ readonly level: number; readonly charging: boolean }>;
}

async function batteryStatus(navigator: Navigator & BatteryNavigator): Promise<DeviceStatus> {
  const battery = await attempt(async () => navigator.getBattery?.());
  return battery === undefined ? {} : { battery: battery.level, charging: battery.charging };
}
