import type { Log } from './log.ts';

/** Work that goes on after its request was answered. */
export interface Background {
  /** Starts it; `signal` says that the program stops. What it throws is logged. */
  run(name: string, work: (signal: AbortSignal) => Promise<void>): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  /** Tells everything to end, and waits for it. */
  stop(): Promise<void>;
}

export function createBackground(log: Log): Background {
  const ending = new AbortController();
  const running = new Set<Promise<void>>();
  const idle = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  return {
    run(name, work) {
      const task = work(ending.signal)
        .catch((error: unknown) => {
          if (ending.signal.aborted) return;
          log.error('background-failed', {
            name,
            error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          });
        })
        .finally(() => void running.delete(task));
      running.add(task);
    },
    idle,
    async stop() {
      ending.abort();
      await idle();
    },
  };
}
