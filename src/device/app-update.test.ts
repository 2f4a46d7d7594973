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
  return { update, log, timers, fire: (type: string, event = {}) => listeners.get(type)?.(event) };
}

test('[CF1] a waiting version is announced and nothing is reloaded', () => {
  const { fire, log } = setUp();
  fire('waiting');
  expect(log).toEqual(['register', 'waiting']);
});

test('[CF1] applying lets it take over, then reloads', async () => {
  const { update, fire, log } = setUp();
  const applied = update.apply();
  fire('controlling', { isUpdate: true });
  expect(await applied).toBe(true);
  expect(log).toEqual(['register', 'skip', 'reload']);
});

test('a version that does not take over is given up without a reload', async () => {
  const { update, timers, log } = setUp();
  const applied = update.apply();
  timers.at(-1)?.callback();
  expect(await applied).toBe(false);
  expect(log).toEqual(['register', 'skip']);
});

test('a version that did not take over is announced again with the next look, one that did is not', async () => {
  const { update, timers, log, fire } = setUp();
  fire('waiting');
  const applied = update.apply();
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
  const { update, fire, log } = setUp();
  fire('controlling', { isUpdate: false });
  fire('waiting');
  const applied = update.apply();
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
