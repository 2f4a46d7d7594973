import type { DeviceId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import { type ExportFault, type ExportScope, exportJournal, type JournalFile } from '#sync/export-journal.ts';
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

/** What this tablet and its centre have to do with each other. */
export interface CentreLink {
  readonly device: DeviceId;
  /** The centre's seal key, as it was given at pairing. */
  readonly sealKey: ServerKey;
  /** Not started yet. */
  readonly loop: SyncLoop;
  /** SN1: the journal as a file that only this centre can open. */
  exportJournal(scope: ExportScope): Promise<Result<JournalFile, ExportFault>>;
}

/** Connects this tablet with its centre, over this browser's network, keys and locks. */
export function connectCentre(ports: CentrePorts): CentreLink {
  const { identity, journal, app, lastTapAt, contentVersion, onContentVersion } = ports;
  const signer = createDeviceSigner(identity.privateKey);
  const device = createDeviceInfo({ device: identity.device, app, navigator, lastTapAt, contentVersion });
  const own = { journal, signer, device, clock: systemClock, random: webRandom };
  return {
    device: identity.device,
    sealKey: identity.serverKey,
    loop: createSyncLoop({
      ...own,
      transport: createHttpTransport({ fetch: window.fetch, token: identity.token, clock: systemClock }),
      ackVerifier: createAckVerifier(identity.ackKey),
      mutex: createWebMutex('hai-long-sync'),
      onContentVersion,
    }),
    async exportJournal(scope) {
      // Needed once in a blue moon, so not loaded with the counter; it is in the precache.
      const { createFileSealer } = await import('./file-sealer.ts');
      const sealing = { device: identity.device, sealKey: identity.serverKey, clock: systemClock };
      return exportJournal({ ...own, sealer: createFileSealer(sealing) }, scope);
    },
  };
}
