import type { CounterId, DeviceId, ReplicaId, UnitId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { type DeviceCreated, type DeviceReport, deviceCreated, deviceList } from '#shared/protocol/admin.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

/** The fleet. */
export interface DevicesApi {
  list(background: boolean): Promise<Result<{ readonly items: readonly DeviceReport[] }, ApiFailure>>;
  create(device: {
    readonly unit: UnitId;
    readonly counter: CounterId;
    readonly name: string;
  }): Promise<Result<DeviceCreated, ApiFailure>>;
  newPairingCode(id: DeviceId): Promise<Result<DeviceCreated, ApiFailure>>;
  /** A new device that takes over the counter of this one when it is paired. */
  replace(id: DeviceId): Promise<Result<DeviceCreated, ApiFailure>>;
  /** Another counter of the same unit, or another name. */
  change(id: DeviceId, change: DeviceMove): Promise<Result<null, ApiFailure>>;
  revoke(id: DeviceId): Promise<Result<null, ApiFailure>>;
}

export interface DeviceMove {
  readonly counter: CounterId;
  readonly name: string;
}

/** The device calls of the centre. */
export function createDevicesApi(client: ApiClient): DevicesApi {
  return {
    list: (background) => client.call({ path: '/devices', schema: deviceList, background }),
    create: (body) => client.call({ method: 'POST', path: '/devices', body, schema: deviceCreated }),
    newPairingCode: (id) =>
      client.call({ method: 'POST', path: `/devices/${id}/pairing-code`, schema: deviceCreated }),
    replace: (id) =>
      client.call({ method: 'POST', path: `/devices/${id}/replacement`, body: {}, schema: deviceCreated }),
    change: (id, body) => client.call({ method: 'PATCH', path: `/devices/${id}`, body, schema: NO_BODY }),
    revoke: (id) => client.call({ method: 'DELETE', path: `/devices/${id}`, schema: NO_BODY }),
  };
}

/** Where the browser fetches the signed proof of how far a journal is held. */
export function proofUrl(replica: ReplicaId): string {
  return `/api/v1/proofs/${replica}`;
}
