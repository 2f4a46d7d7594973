import type { Clock } from '#sync/ports.ts';

export interface WindowLeadPorts {
  /** Undefined where the browser has none (an insecure address); then every window leads. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly clock: Pick<Clock, 'after'>;
  /** Another window leads; told once. */
  readonly onWaiting: () => void;
}

/** Held by the window that serves the counter. */
export const WINDOW_LOCK = 'hai-long-window';
/** A page that is just being left (a reload) holds its lock for a moment longer. */
const PATIENCE_MS = 700;

/** TB1: resolves as soon as this window leads, which it then does for as long as its page lives. */
export function takeLead({ locks, clock, onWaiting }: WindowLeadPorts): Promise<void> {
  if (locks === undefined) return Promise.resolve();
  const cancel = clock.after(PATIENCE_MS, onWaiting);
  return new Promise((resolve) => {
    const lead = (): void => {
      cancel();
      resolve();
    };
    const held = locks.request(WINDOW_LOCK, () => {
      lead();
      return new Promise<never>(() => {});
    });
    // Refused (a policy): a counter without a screen would be worse than two of them, and pushes have a lock of their own.
    held.catch(lead);
  });
}
