import { expect, test } from 'vitest';
import { backoffDelayMs, heartbeatDelayMs } from './backoff.ts';

test('[RT1] the pause has full jitter between 1 s and a ceiling that doubles up to 5 min', () => {
  expect([0, 1, 2, 3].map((attempt) => backoffDelayMs(attempt, 0))).toEqual([1000, 1000, 1000, 1000]);
  expect([0, 1, 2, 8].map((attempt) => backoffDelayMs(attempt, 0.9999999))).toEqual([
    2000, 4000, 8000, 300_000,
  ]);
  expect(backoffDelayMs(0, 0.5)).toBe(1500);
});

test('[RT1] the millionth attempt waits no longer than 5 min', () => {
  expect(backoffDelayMs(1_000_000, 0.9999999)).toBe(300_000);
});

test('[PU1] the heartbeat comes about every two minutes', () => {
  expect([0, 0.5, 0.9999999].map(heartbeatDelayMs)).toEqual([96_000, 120_000, 144_000]);
});
