import type { DeviceId } from '#shared/domain/ids.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import { createLateLoop } from '#sync/late-loop.ts';
import type { Journal } from '#sync/ports.ts';
import type { SyncLoop } from '#sync/sync-loop.ts';
import type { Identity } from './identity-store.ts';
import type { Engine } from './open-engine.ts';
import { systemClock } from './system-clock.ts';

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
  readonly exportJournal: Engine['exportJournal'];
}

/** Connects this tablet with its centre. The engine is fetched apart (it is in the precache): the question does not wait for it. */
export function connectCentre(ports: CentrePorts): CentreLink {
  const { device, serverKey } = ports.identity;
  let opening: Promise<Engine> | null = null;
  const open = async (): Promise<Engine> => {
    opening ??= import('./open-engine.ts').then(({ openEngine }) => openEngine(ports));
    try {
      return await opening;
    } catch (cause) {
      opening = null;
      throw cause;
    }
  };
  return {
    device,
    sealKey: serverKey,
    loop: createLateLoop({ fetch: async () => (await open()).loop, clock: systemClock }),
    exportJournal: async (scope) => (await open()).exportJournal(scope),
  };
}
