import type { Journal } from '#sync/ports.ts';
import { createSyncLoop, type SyncLoop } from '#sync/sync-loop.ts';
import { createAckVerifier } from './ack-verifier.ts';
import { createDeviceSigner } from './device-signer.ts';
import { createHttpTransport } from './http-transport.ts';
import type { Identity } from './identity-store.ts';
import { createDeviceInfo } from './storage-health.ts';
import { systemClock } from './system-clock.ts';
import { createWebMutex } from './web-mutex.ts';
import { webRandom } from './web-random.ts';

export interface CentrePorts {
  readonly identity: Identity;
  readonly journal: Journal;
  readonly app: string;
  readonly lastTapAt: () => string | null;
  readonly contentVersion: () => string | null;
  readonly onContentVersion: (version: string) => void;
}

/** A sync loop of this tablet with its centre, over this browser's network, keys and locks. Not started yet. */
export function connectCentre(ports: CentrePorts): SyncLoop {
  const { identity, journal, app, lastTapAt, contentVersion, onContentVersion } = ports;
  return createSyncLoop({
    journal,
    transport: createHttpTransport({ fetch: window.fetch, token: identity.token, clock: systemClock }),
    signer: createDeviceSigner(identity.privateKey),
    ackVerifier: createAckVerifier(identity.ackKey),
    device: createDeviceInfo({ device: identity.device, app, navigator, lastTapAt, contentVersion }),
    clock: systemClock,
    random: webRandom,
    mutex: createWebMutex('hai-long-sync'),
    onContentVersion,
  });
}
