import type { Clock } from '#sync/ports.ts';

/** The device's own clock; it may be wrong and may jump (TM1). */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
