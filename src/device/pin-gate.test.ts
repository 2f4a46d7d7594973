import { expect, test, vi } from 'vitest';
import { openTestDatabase } from '#tests/support/device-database.ts';
import { faultyIndexedDb } from '#tests/support/faulty-indexed-db.ts';
import { pinHashOf } from '#tests/support/some-pin.ts';
import { createVirtualTime } from '#tests/support/virtual-time.ts';
import type { DeviceDatabase } from './open-database.ts';
import { createPinGate, type PinOutcome } from './pin-gate.ts';
import { readLockout } from './pin-lockout-store.ts';

const PIN = '135790';
const HASH = pinHashOf(PIN);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A page of the tablet: its monotonic clock begins at zero, whatever the device's clock says. */
function openPage(db: DeviceDatabase) {
  const time = createVirtualTime(0);
  const noted: PinOutcome[] = [];
  const gate = createPinGate({
    db,
    subtle: crypto.subtle,
    clock: time,
    monotonicMs: time.nowMs,
    note: async (outcome) => {
      await Promise.resolve();
      noted.push(outcome);
    },
  });
  const failTimes = async (times: number): Promise<void> => {
    for (let count = 0; count < times; count++) await gate.check('000000', HASH);
  };
  return { gate, time, noted, failTimes };
}

test('the right PIN opens and a wrong one does not; each attempt is noted without its digits', async () => {
  const { gate, noted } = openPage(await openTestDatabase());
  expect(await gate.check('000000', HASH)).toEqual({ type: 'wrong', triesLeft: 2, lockedMs: 0 });
  expect(await gate.check(PIN, HASH)).toEqual({ type: 'right' });
  expect(noted).toEqual(['wrong', 'ok']);
});

test('[DE4] nobody is let in before the attempt is noted: a reload cannot take the note away', async () => {
  const database = await openTestDatabase();
  const kept: (() => void)[] = [];
  const gate = createPinGate({
    db: database,
    subtle: crypto.subtle,
    clock: { after: () => () => {} },
    monotonicMs: () => 0,
    note: () => new Promise<void>((resolve) => void kept.push(resolve)),
  });
  let answered = false;
  const verdict = gate.check(PIN, HASH).then((value) => {
    answered = true;
    return value;
  });
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  await settle();
  expect(answered).toBe(false);
  kept[0]?.();
  expect(await verdict).toEqual({ type: 'right' });
});

test('asking whether one is taken counts nothing and notes nothing', async () => {
  const { gate, noted } = openPage(await openTestDatabase());
  for (let count = 0; count < 5; count++) {
    expect(await gate.check(null, HASH)).toEqual({ type: 'locked', lockedMs: 0 });
  }
  expect(noted).toEqual([]);
});

test('the third wrong one locks, also for the right PIN; when the time is over one is looked at again', async () => {
  const { gate, time, failTimes, noted } = openPage(await openTestDatabase());
  await failTimes(2);
  expect(await gate.check('000000', HASH)).toEqual({ type: 'wrong', triesLeft: 1, lockedMs: 30_000 });
  await time.advance(29_999, settle);
  expect(await gate.check(PIN, HASH)).toEqual({ type: 'locked', lockedMs: 1 });
  expect(noted.at(-1)).toBe('locked');
  await time.advance(1, settle);
  expect(await gate.check('000000', HASH)).toMatchObject({ type: 'wrong', lockedMs: 60_000 });
  await time.advance(60_000, settle);
  expect(await gate.check(PIN, HASH)).toEqual({ type: 'right' });
  expect(await gate.check('000000', HASH)).toMatchObject({ triesLeft: 2, lockedMs: 0 });
});

test('a new page goes on with what was left: neither a restart nor the clock makes a pause shorter', async () => {
  const db = await openTestDatabase();
  const first = openPage(db);
  await first.failTimes(3);
  await first.time.advance(12_000, settle);
  // Ten seconds were written down; the last two were not, and begin again.
  const second = openPage(db);
  await second.gate.start();
  expect(await second.gate.check(PIN, HASH)).toEqual({ type: 'locked', lockedMs: 20_000 });
  await second.time.advance(20_000, settle);
  const third = openPage(db);
  expect(await third.gate.check('000000', HASH)).toMatchObject({ type: 'wrong', lockedMs: 60_000 });
});

test('an attempt counts before it is looked at: who switches off meanwhile gains nothing', async () => {
  const db = await openTestDatabase();
  for (let count = 0; count < 3; count++) {
    const { gate } = openPage(db);
    void gate.check('000000', pinHashOf(PIN, 'salt', 200_000));
    while ((await readLockout(db))?.failures !== count + 1) await settle();
  }
  const { gate } = openPage(db);
  expect(await gate.check(PIN, HASH)).toMatchObject({ type: 'locked' });
});

test('a PIN that the centre has set anew begins at nothing', async () => {
  const { gate, failTimes } = openPage(await openTestDatabase());
  await failTimes(3);
  const next = pinHashOf('246802', 'another salt');
  expect(await gate.check('246802', next)).toEqual({ type: 'right' });
});

test('a disk that takes nothing keeps nobody out, and the page itself still counts', async () => {
  const faulty = faultyIndexedDb();
  const { gate, failTimes } = openPage(await openTestDatabase(faulty.options));
  faulty.plan(['full'], true);
  await failTimes(3);
  expect(await gate.check(PIN, HASH)).toMatchObject({ type: 'locked' });
});

test('what cannot be read as a hash opens to nobody', async () => {
  const { gate } = openPage(await openTestDatabase());
  await expect(gate.check(PIN, { ...HASH, hash: 'abcde' })).rejects.toThrow('not readable');
});
