import { expect, test } from 'vitest';
import { createLateLoop } from './late-loop.ts';
import type { SyncLoop } from './sync-loop.ts';
import { STOPPED_STATUS, type SyncStatus } from './sync-status.ts';

const IDLE: SyncStatus = { ...STOPPED_STATUS, phase: 'idle' };

function setUp() {
  const log: string[] = [];
  const timers: (() => void)[] = [];
  const fetches: { readonly resolve: () => void; readonly reject: () => void }[] = [];
  let tell: (status: SyncStatus) => void = () => {};
  const real: SyncLoop = {
    start: () => void log.push('start'),
    stop: () => void log.push('stop'),
    nudge: (reason) => void log.push(reason),
    subscribe(listener) {
      tell = listener;
      return () => {};
    },
    status: () => IDLE,
  };
  const loop = createLateLoop({
    fetch: () =>
      new Promise((resolve, reject) => {
        fetches.push({ resolve: () => resolve(real), reject: () => reject(new Error('gone')) });
      }),
    clock: {
      after: (_delayMs, callback) => {
        timers.push(callback);
        return () => {};
      },
    },
  });
  const settle = async (act: () => void): Promise<void> => {
    act();
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { loop, log, timers, fetches, settle, tell: (status: SyncStatus) => tell(status) };
}

test('the program is fetched once, and started when it is here', async () => {
  const { loop, log, fetches, settle } = setUp();
  loop.start();
  loop.start();
  loop.nudge('recorded');
  expect(fetches).toHaveLength(1);
  expect(loop.status()).toBe(STOPPED_STATUS);
  await settle(() => fetches[0]?.resolve());
  expect(log).toEqual(['start']);
  expect(loop.status()).toBe(IDLE);
  loop.nudge('staff');
  expect(log).toEqual(['start', 'staff']);
});

test('stopped before it came, it is not started until it is asked for again', async () => {
  const { loop, log, fetches, settle } = setUp();
  loop.start();
  loop.stop();
  await settle(() => fetches[0]?.resolve());
  expect(log).toEqual([]);
  loop.start();
  expect(log).toEqual(['start']);
  expect(fetches).toHaveLength(1);
});

test('[RT1] a program that cannot be had is fetched again and again', async () => {
  const { loop, log, timers, fetches, settle } = setUp();
  loop.start();
  await settle(() => fetches[0]?.reject());
  await settle(() => timers[0]?.());
  await settle(() => fetches[1]?.reject());
  await settle(() => timers[1]?.());
  await settle(() => fetches[2]?.resolve());
  expect(log).toEqual(['start']);
});

test('a loop that was stopped meanwhile is not fetched again', async () => {
  const { loop, timers, fetches, settle } = setUp();
  loop.start();
  await settle(() => fetches[0]?.reject());
  loop.stop();
  await settle(() => timers[0]?.());
  expect(fetches).toHaveLength(1);
});

test('who listened before it came hears of its changes', async () => {
  const { loop, fetches, settle, tell } = setUp();
  const heard: SyncStatus[] = [];
  const end = loop.subscribe((status) => heard.push(status));
  loop.start();
  await settle(() => fetches[0]?.resolve());
  tell(IDLE);
  end();
  tell(IDLE);
  expect(heard).toEqual([IDLE]);
});
