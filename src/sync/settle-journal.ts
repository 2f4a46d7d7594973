import type { DeviceId } from '#shared/domain/ids.ts';
import { type CanaryNote, type Stamp, storageReset } from './device-events.ts';
import { moveToReplica } from './move-to-replica.ts';
import type { Journal } from './ports.ts';

/** A pairing, as far as it concerns the journal. */
export interface Pairing {
  /** Which device the tablet was until now, null when it was none. */
  readonly before: DeviceId | null;
  readonly device: DeviceId;
  /** What the canary remembers. */
  readonly lost: CanaryNote | null;
}

/**
 * WD1, RP1: what a pairing does to the journal. The same device goes on where it stood; another device takes everything
 * held into a replica of its own; an empty journal where there was one before begins by saying so. May be run again after
 * a crash.
 */
export async function settleJournal(journal: Journal, stamp: Stamp, pairing: Pairing): Promise<void> {
  const { before, device, lost } = pairing;
  const { replica, last } = await journal.state();
  if (before !== null && before !== device && last > 0) {
    await moveToReplica(journal, stamp, replica, 'device');
  }
  if (last === 0 && lost !== null && lost.replica !== replica) {
    await journal.append([storageReset(stamp, lost)]);
  }
}
