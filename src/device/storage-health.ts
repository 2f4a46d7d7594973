import { type StorageFacts, UNKNOWN_STORAGE } from '#sync/storage-facts.ts';
import { attempt } from './attempt.ts';

/** ST1: asks the browser never to evict our storage. True, false, or null where it cannot be asked. */
export async function askPersistence(storage: StorageManager | undefined): Promise<boolean | null> {
  if (storage?.persist === undefined) return null;
  return (await attempt(() => storage.persist())) ?? null;
}

/** What the browser tells of the storage. Never rejects. */
export async function readStorage(storage: StorageManager | undefined): Promise<StorageFacts> {
  if (storage === undefined) return UNKNOWN_STORAGE;
  const persisted = await attempt(() => storage.persisted());
  const estimate = await attempt(() => storage.estimate());
  return {
    persisted: persisted ?? null,
    usedBytes: wholeBytes(estimate?.usage),
    quotaBytes: wholeBytes(estimate?.quota),
  };
}

function wholeBytes(bytes: number | undefined): number | null {
  return bytes === undefined ? null : Math.round(bytes);
}
