import { expect, test } from 'vitest';
import { createVirtualTime } from '#tests/support/virtual-time.ts';
import { takeLead } from './window-lead.ts';

/** Web Locks of one origin; `free` is what the browser does when the page of the holder is gone. */
function createLocks() {
  const waiting: (() => void)[] = [];
  const locks = {
    request: (_: string, work: () => Promise<unknown>) => {
      waiting.push(() => void work());
      if (waiting.length === 1) waiting[0]?.();
      return new Promise<never>(() => {});
    },
  } as unknown as LockManager; // the one call that is used
  const free = (): void => {
    waiting.shift();
    waiting[0]?.();
  };
  return { locks, free };
}

test('[TB1] the first window leads; the second is told so, and takes over when the first is gone', async () => {
  const time = createVirtualTime(0);
  const settle = async () => {};
  const { locks, free } = createLocks();
  const told: string[] = [];
  await takeLead({ locks, clock: time, onWaiting: () => told.push('first waits') });
  const second = takeLead({ locks, clock: time, onWaiting: () => told.push('second waits') }).then(() =>
    told.push('second leads'),
  );
  await time.advance(60_000, settle);
  expect(told).toEqual(['second waits']);
  free();
  await second;
  expect(told).toEqual(['second waits', 'second leads']);
});

test('[TB1] a reload that finds its own old page for a moment shows nothing of it', async () => {
  const time = createVirtualTime(0);
  const { locks, free } = createLocks();
  const told: string[] = [];
  await takeLead({ locks, clock: time, onWaiting: () => told.push('waits') });
  const reloaded = takeLead({ locks, clock: time, onWaiting: () => told.push('waits') });
  await time.advance(200, async () => {});
  free();
  await reloaded;
  await time.advance(60_000, async () => {});
  expect(told).toEqual([]);
});

test('[TB1] where there are no locks, or they are refused, the counter is served all the same', async () => {
  const clock = createVirtualTime(0);
  await takeLead({ locks: undefined, clock, onWaiting: () => {} });
  const refusing = {
    request: () => Promise.reject(new DOMException('no', 'SecurityError')),
  } as unknown as LockManager; // as above
  await takeLead({ locks: refusing, clock, onWaiting: () => {} });
  expect(clock.pendingTimers()).toBe(0);
});
