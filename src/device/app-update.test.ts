import { expect, test } from 'vitest';
import { type AppUpdatePorts, createAppUpdate } from './app-update.ts';

type Listener = (event: { readonly isUpdate?: boolean }) => void;

function setUp() {
  const listeners = new Map<string, Listener>();
  const timers: { readonly delayMs: number; readonly callback: () => void }[] = [];
  const log: string[] = [];
  const ports: AppUpdatePorts = {
    workbox: {
      addEventListener: (type: string, listener: Listener) => void listeners.set(type, listener),
      register: async () => void log.push('register'),
      update: async () => {
        log.push('update');
        throw new Error('offline');
      },
      messageSkipWaiting: () => void log.push('skip'),
    } as unknown as AppUpdatePorts['workbox'], // the four calls are all that is used
    clock: {
      after: (delayMs, callback) => {
        timers.push({ delayMs, callback });
        return () => {};
      },
    },
    random: { fraction: () => 0.5 },
    reload: () => void log.push('reload'),
    onWaiting: () => void log.push('waiting'),
  };
  const update = createAppUpdate(ports);
  update.start();
  /** Lets it in, and what else came due at that moment has gone out. */
  const applySettled = () => {
    const applied = update.apply();
    timers.find(({ delayMs }) => delayMs === 2_000)?.callback();
    return applied;
  };
  return {
    ...{ update, applySettled, log, timers },
    fire: (type: string, event = {}) => listeners.get(type)?.(event),
  };
}

test('[CF1] a waiting version is announced and nothing is reloaded', () => {
  const { fire, log } = setUp();
  fire('waiting');
  expect(log).toEqual(['register', 'waiting']);
});

test('[CF1] applying lets it take over, then reloads', async () => {
  const { applySettled, fire, log } = setUp();
  const applied = applySettled();
  fire('controlling', { isUpdate: true });
  expect(await applied).toBe(true);
  expect(log).toEqual(['register', 'skip', 'reload']);
});

test('the old worker is left alone until what else came due has gone out', () => {
  const { update, log, timers } = setUp();
  void update.apply();
  expect(log).toEqual(['register']);
  expect(timers.slice(1).map(({ delayMs }) => delayMs)).toEqual([2_000, 17_000]);
});

test('a version that does not take over is given up without a reload', async () => {
  const { applySettled, timers, log } = setUp();
  const applied = applySettled();
  timers.at(-1)?.callback();
  expect(await applied).toBe(false);
  expect(log).toEqual(['register', 'skip']);
});

test('a version that did not take over is announced again with the next look, one that did is not', async () => {
  const { applySettled, timers, log, fire } = setUp();
  fire('waiting');
  const applied = applySettled();
  timers.at(-1)?.callback();
  expect(await applied).toBe(false);
  timers[0]?.callback();
  expect(log.filter((entry) => entry === 'waiting')).toHaveLength(2);
  fire('controlling', { isUpdate: true });
  timers.at(-1)?.callback();
  // Taking over is announced once by itself, because the page is still the old one.
  expect(log.filter((entry) => entry === 'waiting')).toHaveLength(3);
});

test('[CF1] taken over by another tab: announced, reloaded only when applied', async () => {
  const { update, fire, log } = setUp();
  fire('controlling', { isUpdate: true });
  expect(log).toEqual(['register', 'waiting']);
  expect(await update.apply()).toBe(true);
  expect(log).toEqual(['register', 'waiting', 'reload']);
});

test('the first installation reloads and announces nothing', () => {
  const { fire, log } = setUp();
  fire('controlling', { isUpdate: false });
  expect(log).toEqual(['register']);
});

test('[CF1] on the page of the first installation a later version is let in as well', async () => {
  const { applySettled, fire, log } = setUp();
  fire('controlling', { isUpdate: false });
  fire('waiting');
  const applied = applySettled();
  fire('controlling', { isUpdate: false });
  expect(await applied).toBe(true);
  expect(log).toEqual(['register', 'waiting', 'skip', 'reload']);
});

test('looks again about every half hour, also after a failure', async () => {
  const { timers, log } = setUp();
  expect(timers[0]?.delayMs).toBe(30 * 60_000);
  timers[0]?.callback();
  timers[1]?.callback();
  expect(log.filter((entry) => entry === 'update')).toHaveLength(2);
  expect(timers).toHaveLength(3);
});
