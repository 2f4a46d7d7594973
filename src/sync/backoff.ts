import {
  BACKOFF_MIN_MS,
  HEARTBEAT_JITTER,
  HEARTBEAT_MS,
  PATIENCE_JITTER,
  PATIENCE_JITTER_MIN_MS,
} from './limits.ts';

/**
 * RT1: full jitter between 1 s and a ceiling that doubles from 2 s to the highest one and stays there, for ever.
 * @param attempt failures in a row before this one, from 0
 * @param fraction uniform in [0, 1)
 * @param highestMs `UNREACHED_MAX_MS` or `BACKOFF_MAX_MS`, by what kind of failure it was
 */
export function backoffDelayMs(attempt: number, fraction: number, highestMs: number): number {
  const ceiling = Math.min(highestMs, 2 * BACKOFF_MIN_MS * 2 ** Math.min(attempt, 20));
  return Math.round(BACKOFF_MIN_MS + fraction * (ceiling - BACKOFF_MIN_MS));
}

/**
 * RT1c: how long a centre is left alone that named a pause: never shorter, and longer by chance.
 * @param namedMs what `Retry-After` asked for
 * @param fraction uniform in [0, 1)
 */
export function patienceMs(namedMs: number, fraction: number): number {
  return Math.round(namedMs + fraction * Math.max(PATIENCE_JITTER_MIN_MS, PATIENCE_JITTER * namedMs));
}

/** PU1: the heartbeat's distance, spread so that tablets switched on together drift apart. */
export function heartbeatDelayMs(fraction: number): number {
  return Math.round(HEARTBEAT_MS * (1 + HEARTBEAT_JITTER * (2 * fraction - 1)));
}
