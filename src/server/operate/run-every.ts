import { setTimeout as wait } from 'node:timers/promises';
import type { ServerContext } from '../context.ts';
import { isStoreUnavailable } from '../store/store-failure.ts';

/**
 * Does something again and again until the program stops, beginning now. A store that cannot serve at the moment is no
 * reason to give up; anything else ends this work and is logged as a fault.
 */
export function runEvery(
  { background, log }: Pick<ServerContext, 'background' | 'log'>,
  name: string,
  everyMs: number,
  work: (signal: AbortSignal) => Promise<void>,
): void {
  background.run(name, async (signal) => {
    while (!signal.aborted) {
      try {
        await work(signal);
      } catch (error) {
        if (!isStoreUnavailable(error)) throw error;
        log.warn('work-postponed', { name });
      }
      await wait(everyMs, undefined, { signal }).catch(() => undefined);
    }
  });
}
