import { expect, test } from 'vitest';
import { sharedAttempt } from './shared-attempt.ts';

/** Attempts that end when they are told to. */
function setUp() {
  const ends: ((error?: Error) => void)[] = [];
  const open = sharedAttempt(
    () =>
      new Promise<object>((resolve, reject) =>
        ends.push((error) => (error === undefined ? resolve({}) : reject(error))),
      ),
  );
  return { open, ends };
}

test('is made once for all who ask, before and after it is done', async () => {
  const { open, ends } = setUp();
  const asked = [open(), open()];
  ends[0]?.();
  const [first, second] = await Promise.all(asked);
  expect(second).toBe(first);
  expect(await open()).toBe(first);
  expect(ends).toHaveLength(1);
});

test('fails for all who waited, and is made anew for the next', async () => {
  const { open, ends } = setUp();
  const asked = [open(), open()];
  ends[0]?.(new Error('blocked'));
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = open();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await expect(again).resolves.toEqual({});
});
