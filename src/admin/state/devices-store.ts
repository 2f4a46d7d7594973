import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CounterId, DeviceId, UnitId } from '#shared/domain/ids.ts';
import type { DeviceCreated, DeviceReport } from '#shared/protocol/admin.ts';
import type { ApiFailure } from '../api/client.ts';
import type { DeviceMove, DevicesApi } from '../api/devices-api.ts';

/** A code that waits to be used on a tablet. */
export interface OpenPairing extends DeviceCreated {
  readonly name: string;
  /** Of the device when the code was made: a pairing changes it. */
  readonly pairedAtBefore: string | null;
}

/** The fleet on the screen. */
export interface DevicesState {
  readonly status: 'empty' | 'loading' | 'ready';
  readonly items: readonly DeviceReport[];
  readonly failure: ApiFailure | null;
  readonly refreshedAtMs: number | null;
  readonly pairing: OpenPairing | null;
  refresh(background: boolean): Promise<void>;
  /** Null when it went well; so the others. */
  create(device: {
    readonly unit: UnitId;
    readonly counter: CounterId;
    readonly name: string;
  }): Promise<ApiFailure | null>;
  newPairingCode(device: DeviceReport): Promise<ApiFailure | null>;
  replace(device: DeviceReport): Promise<ApiFailure | null>;
  change(id: DeviceId, change: DeviceMove): Promise<ApiFailure | null>;
  revoke(id: DeviceId): Promise<ApiFailure | null>;
  closePairing(): void;
  forget(): void;
}

const NOTHING = { status: 'empty', items: [], failure: null, refreshedAtMs: null, pairing: null } as const;

/** The list and the one pairing that is under way. */
export function createDevicesStore(api: DevicesApi, nowMs: () => number): StoreApi<DevicesState> {
  return createStore<DevicesState>((set, get) => ({
    ...NOTHING,
    async refresh(background) {
      if (get().status === 'empty') set({ status: 'loading' });
      const list = await api.list(background);
      if (!list.ok) return set({ failure: list.error });
      set({ status: 'ready', items: list.value.items, failure: null, refreshedAtMs: nowMs() });
    },
    async create(device) {
      const created = await api.create(device);
      if (!created.ok) return created.error;
      set({ pairing: { ...created.value, name: device.name, pairedAtBefore: null } });
      await get().refresh(false);
      return null;
    },
    async newPairingCode(device) {
      const created = await api.newPairingCode(device.id);
      if (!created.ok) return created.error;
      set({ pairing: { ...created.value, name: device.name, pairedAtBefore: device.pairedAt } });
      return null;
    },
    async replace(device) {
      const created = await api.replace(device.id);
      if (!created.ok) return created.error;
      set({ pairing: { ...created.value, name: device.name, pairedAtBefore: null } });
      await get().refresh(false);
      return null;
    },
    async change(id, change) {
      const changed = await api.change(id, change);
      if (!changed.ok) return changed.error;
      await get().refresh(false);
      return null;
    },
    async revoke(id) {
      const revoked = await api.revoke(id);
      if (!revoked.ok) return revoked.error;
      if (get().pairing?.device === id) set({ pairing: null });
      await get().refresh(false);
      return null;
    },
    closePairing: () => set({ pairing: null }),
    forget: () => set(NOTHING),
  }));
}

/** Whether the code still waits, ran out, or was used. */
export function pairingStatus(
  { pairing, items }: Pick<DevicesState, 'pairing' | 'items'>,
  nowMs: number,
): 'open' | 'expired' | 'paired' {
  if (pairing === null) return 'open';
  const device = items.find(({ id }) => id === pairing.device);
  if (device !== undefined && device.pairedAt !== pairing.pairedAtBefore) return 'paired';
  return nowMs >= Date.parse(pairing.expiresAt) ? 'expired' : 'open';
}
