import type { Mutex } from '#sync/ports.ts';

/** One holder among all tabs and windows of this origin, by a Web Lock; it frees itself when the holder's page dies. */
export function createWebMutex(name: string, locks: LockManager = navigator.locks): Mutex {
  return {
    async runExclusive<T>(work: () => Promise<T>): Promise<T | null> {
      return locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? null : work()));
    },
  };
}
