/** What the browser tells of the tablet's storage; null where it does not tell. */
export interface StorageFacts {
  /** Whether the browser promised never to evict it. */
  readonly persisted: boolean | null;
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
}

export const UNKNOWN_STORAGE: StorageFacts = { persisted: null, usedBytes: null, quotaBytes: null };

const LOW_SHARE = 0.1;
const LOW_BYTES = 50 * 1024 * 1024;

/** ST2: staff are warned while there is still time to act. What is not known is not warned of. */
export function isStorageLow({ usedBytes, quotaBytes }: StorageFacts): boolean {
  if (usedBytes === null || quotaBytes === null) return false;
  const leftBytes = quotaBytes - usedBytes;
  return leftBytes < LOW_BYTES || leftBytes < quotaBytes * LOW_SHARE;
}
