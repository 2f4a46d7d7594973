import { BACKOFF_MAX_MS, BACKOFF_MIN_MS, HEARTBEAT_JITTER, HEARTBEAT_MS } from './limits.ts';

/**
 * RT1: full jitter between 1 s and a ceiling that doubles from 2 s to 5 min and stays there, for ever.
 * @param attempt failures in a row before this one, from 0
 * @param fraction uniform in [0, 1)
 */
export function backoffDelayMs(attempt: number, fraction: number): number {
  const ceiling = Math.min(BACKOFF_MAX_MS, 2 * BACKOFF_MIN_MS * 2 ** Math.min(attempt, 20));
  return Math.round(BACKOFF_MIN_MS + fraction * (ceiling - BACKOFF_MIN_MS));
}

/** PU1: the heartbeat's distance, spread so that tablets switched on together drift apart. */
export function heartbeatDelayMs(fraction: number): number {
  return Math.round(HEARTBEAT_MS * (1 + HEARTBEAT_JITTER * (2 * fraction - 1)));
}
