import { expect, test } from 'vitest';
import { type AwakePage, keepAwake } from './wake-lock.ts';

function setUp(request: () => Promise<{ released: boolean }>) {
  const target = new EventTarget();
  let taken = 0;
  const page = Object.assign(target, { visibilityState: 'visible' }) as unknown as AwakePage & EventTarget;
  const fire = async (type: string, visibilityState = 'visible'): Promise<number> => {
    Object.assign(page, { visibilityState });
    target.dispatchEvent(new Event(type));
    await Promise.resolve();
    await Promise.resolve();
    return taken;
  };
  const wakeLock = {
    request: () => {
      taken++;
      return request();
    },
  } as unknown as WakeLock; // the one call is all that is used
  keepAwake(page, { wakeLock });
  return { fire };
}

test('the lock is taken once and again when the page comes back', async () => {
  const lock = { released: false };
  const { fire } = setUp(async () => lock);
  expect(await fire('pointerdown')).toBe(1);
  lock.released = true;
  expect(await fire('visibilitychange', 'hidden')).toBe(1);
  expect(await fire('visibilitychange')).toBe(2);
});

test('a lock that was lost while the page was visible is taken again with the next touch', async () => {
  const lock = { released: false };
  const { fire } = setUp(async () => lock);
  await fire('pointerdown');
  lock.released = true;
  expect(await fire('pointerdown')).toBe(2);
});

test('a refusal is borne, and asked again later', async () => {
  const { fire } = setUp(async () => {
    throw new Error('battery');
  });
  expect(await fire('visibilitychange', 'hidden')).toBe(1);
  expect(await fire('pointerdown')).toBe(2);
});

test('a browser without locks is left alone', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' }) as unknown as AwakePage;
  expect(() => keepAwake(page, {})).not.toThrow();
});
