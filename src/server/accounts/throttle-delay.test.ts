import { expect, test } from 'vitest';
import { ACCOUNT_RULE, throttleDelayMs } from './throttle-delay.ts';

test('the first failures cost nothing, then the wait doubles up to five minutes', () => {
  const delays = [1, 4, 5, 6, 7, 12, 13, 5_000].map((failures) => throttleDelayMs(failures, ACCOUNT_RULE));
  expect(delays).toEqual([0, 0, 2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
});
