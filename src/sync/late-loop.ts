import type { Clock } from './ports.ts';
import type { NudgeReason, SyncLoop } from './sync-loop.ts';
import { STOPPED_STATUS, type SyncStatus } from './sync-status.ts';

const RETRY_MS = 10_000;

export interface LateLoopPorts {
  /** Fetches the program of the loop and makes it. */
  readonly fetch: () => Promise<SyncLoop>;
  readonly clock: Pick<Clock, 'after'>;
}

/**
 * A loop whose program comes after the question: an answer needs the journal and not the centre. It stands for the real one until
 * that is here, and like it never gives up.
 */
export function createLateLoop(ports: LateLoopPorts): SyncLoop {
  return new LateLoop(ports);
}

class LateLoop implements SyncLoop {
  private readonly ports: LateLoopPorts;
  private readonly listeners = new Set<(status: SyncStatus) => void>();
  private loop: SyncLoop | null = null;
  private started = false;
  private fetching = false;

  constructor(ports: LateLoopPorts) {
    this.ports = ports;
  }

  start(): void {
    this.started = true;
    if (this.loop === null)
      void this.fetch(); // never rejects
    else this.loop.start();
  }

  stop(): void {
    this.started = false;
    this.loop?.stop();
  }

  /** One that comes before the loop is answered by its start, which looks at once. */
  nudge(reason: NudgeReason): void {
    this.loop?.nudge(reason);
  }

  subscribe(listener: (status: SyncStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  status(): SyncStatus {
    return this.loop?.status() ?? STOPPED_STATUS;
  }

  private async fetch(): Promise<void> {
    if (this.fetching) return;
    this.fetching = true;
    try {
      const loop = await this.ports.fetch();
      this.loop = loop;
      loop.subscribe((status) => {
        for (const listener of this.listeners) listener(status);
      });
      if (this.started) loop.start();
    } catch {
      this.ports.clock.after(RETRY_MS, () => this.started && this.start());
    }
    this.fetching = false;
  }
}
