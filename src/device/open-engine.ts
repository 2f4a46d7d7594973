import type { Result } from '#shared/lib/result.ts';
import { type ExportFault, type ExportScope, exportJournal, type JournalFile } from '#sync/export-journal.ts';
import { createSyncLoop, type SyncLoop } from '#sync/sync-loop.ts';
import { createAckVerifier } from './ack-verifier.ts';
import type { CentrePorts } from './connect-centre.ts';
import { createDeviceInfo } from './device-info.ts';
import { createDeviceSigner } from './device-signer.ts';
import { createHttpTransport } from './http-transport.ts';
import { systemClock } from './system-clock.ts';
import { createWebMutex } from './web-mutex.ts';
import { webRandom } from './web-random.ts';

/** What reads the journal to send it. */
export interface Engine {
  /** Not started yet. */
  readonly loop: SyncLoop;
  /** SN1: the journal as a file that only this centre can open. */
  exportJournal(scope: ExportScope): Promise<Result<JournalFile, ExportFault>>;
}

/** Makes it over this browser's network, keys and locks. */
export function openEngine(ports: CentrePorts): Engine {
  const { identity, journal, app, lastTapAt, contentVersion, onContentVersion } = ports;
  const signer = createDeviceSigner(identity.privateKey);
  const device = createDeviceInfo({ device: identity.device, app, navigator, lastTapAt, contentVersion });
  const own = { journal, signer, device, clock: systemClock, random: webRandom };
  return {
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
