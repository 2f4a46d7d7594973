import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffDelayMs, heartbeatDelayMs, patienceMs } from './backoff.ts';
import { BACKOFF_MAX_MS, RETRY_AFTER_MAX_MS, UNREACHED_MAX_MS } from './limits.ts';

const fraction = () => fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const highest = () => fc.constantFrom(UNREACHED_MAX_MS, BACKOFF_MAX_MS);

test('[RT1] the pause has full jitter between 1 s and a ceiling that doubles', () => {
  const delays = (chance: number, highestMs: number) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => backoffDelayMs(attempt, chance, highestMs));
  expect(new Set(delays(0, UNREACHED_MAX_MS))).toEqual(new Set([1_000]));
  expect(delays(0.9999999, UNREACHED_MAX_MS)).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 45_000, 45_000, 45_000, 45_000,
  ]);
  expect(delays(0.9999999, BACKOFF_MAX_MS)).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000,
  ]);
  expect(backoffDelayMs(0, 0.5, BACKOFF_MAX_MS)).toBe(1500);
});

test('[RT1] the millionth attempt waits no longer than the ceiling', () => {
  expect(backoffDelayMs(1_000_000, 0.9999999, UNREACHED_MAX_MS)).toBe(45_000);
  expect(backoffDelayMs(1_000_000, 0.9999999, BACKOFF_MAX_MS)).toBe(300_000);
});

test('[RT1] whatever the chance and however long it has failed, the pause stays between its bounds and grows', () => {
  fc.assert(
    fc.property(fc.nat(), fraction(), highest(), (attempt, chance, highestMs) => {
      const delayMs = backoffDelayMs(attempt, chance, highestMs);
      expect(delayMs).toBeGreaterThanOrEqual(1_000);
      expect(delayMs).toBeLessThanOrEqual(highestMs);
      expect(backoffDelayMs(attempt + 1, chance, highestMs)).toBeGreaterThanOrEqual(delayMs);
    }),
  );
});

test('[RT1c] a named pause is never cut short, and lengthened by a quarter or a second at most', () => {
  fc.assert(
    fc.property(fc.nat({ max: RETRY_AFTER_MAX_MS }), fraction(), (namedMs, chance) => {
      const delayMs = patienceMs(namedMs, chance);
      expect(delayMs).toBeGreaterThanOrEqual(namedMs);
      expect(delayMs).toBeLessThanOrEqual(Math.max(namedMs + 1_000, Math.round(1.25 * namedMs)));
    }),
  );
});

test('[RT1c] those who were told the same come back one by one', () => {
  const returns = Array.from({ length: 1_000 }, (_, n) => patienceMs(8_000, n / 1_000));
  const inEach = new Map<number, number>();
  for (const ms of returns) inEach.set(Math.floor(ms / 100), (inEach.get(Math.floor(ms / 100)) ?? 0) + 1);
  // 1,000 within two seconds: fifty in every tenth of a second.
  expect(Math.max(...inEach.values())).toBeLessThanOrEqual(51);
});

test('[PU1] the heartbeat comes about every two minutes', () => {
  expect([0, 0.5, 0.9999999].map(heartbeatDelayMs)).toEqual([96_000, 120_000, 144_000]);
});
