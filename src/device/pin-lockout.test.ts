import { expect, test } from 'vitest';
import { afterFailure, NO_LOCKOUT, type PinLockout, triesLeft } from './pin-lockout.ts';

/** After each of so many wrong PINs in a row. */
function failing(times: number): readonly PinLockout[] {
  const seen: PinLockout[] = [];
  for (let count = 0; count < times; count++) seen.push(afterFailure(seen.at(-1) ?? NO_LOCKOUT));
  return seen;
}

test('two wrong PINs are free, then each pauses longer, up to a quarter of an hour', () => {
  expect(failing(9).map(({ lockedMs }) => lockedMs / 1_000)).toEqual([0, 0, 30, 60, 120, 300, 900, 900, 900]);
});

test('how many are left before the next pause is never none', () => {
  expect([NO_LOCKOUT, ...failing(4)].map(triesLeft)).toEqual([3, 2, 1, 1, 1]);
});
