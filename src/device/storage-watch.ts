import type { Clock } from '#sync/ports.ts';
import { type StorageFacts, UNKNOWN_STORAGE } from '#sync/storage-facts.ts';

/** What is known of the storage, looked at again and again (ST2). */
export interface StorageWatch {
  start(): void;
  /** Looks now; never rejects. */
  look(): Promise<void>;
  /** The same object until something changed. */
  facts(): StorageFacts;
}

export interface StorageWatchPorts {
  readonly read: () => Promise<StorageFacts>;
  readonly clock: Pick<Clock, 'after'>;
  readonly onChange: () => void;
}

const LOOK_EVERY_MS = 60_000;

/** Makes a watch; it does nothing before `start`. */
export function createStorageWatch({ read, clock, onChange }: StorageWatchPorts): StorageWatch {
  let facts = UNKNOWN_STORAGE;
  const look = async (): Promise<void> => {
    const found = await read();
    if (isSame(found, facts)) return;
    facts = found;
    onChange();
  };
  const lookOn = async (): Promise<void> => {
    await look();
    clock.after(LOOK_EVERY_MS, () => void lookOn()); // never rejects
  };
  return { start: () => void lookOn(), look, facts: () => facts };
}

function isSame(a: StorageFacts, b: StorageFacts): boolean {
  return a.persisted === b.persisted && a.usedBytes === b.usedBytes && a.quotaBytes === b.quotaBytes;
}
