import { expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { memoryStorage, openTestDatabase } from '#tests/support/device-database.ts';
import { createCanary } from './canary.ts';
import { readDeviceState } from './device-state.ts';

const note = { device: toDeviceId('tablet-1'), replica: toReplicaId('00000000-0000-7000-8000-000000000001') };

test('[WD1] the note outlives the page and is read as it was written', () => {
  const storage = memoryStorage();
  createCanary(() => storage).write(note);
  expect(createCanary(() => storage).read()).toEqual(note);
});

test('[WD1] no note, a garbled note and refused storage are all the same: no canary', () => {
  const storage = memoryStorage();
  expect(createCanary(() => storage).read()).toBeNull();
  storage.setItem('hai-long-canary', '{"device":');
  expect(createCanary(() => storage).read()).toBeNull();
  storage.setItem('hai-long-canary', '{"device":"","replica":"x"}');
  expect(createCanary(() => storage).read()).toBeNull();
  const refused = createCanary(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(() => refused.write(note)).not.toThrow();
  expect(refused.read()).toBeNull();
});

test('[WD1] an empty database with a note is a wiped tablet, without one a new tablet', async () => {
  const db = await openTestDatabase();
  const storage = memoryStorage();
  const canary = createCanary(() => storage);
  expect(await readDeviceState(db, canary)).toEqual({ type: 'unpaired' });
  canary.write(note);
  expect(await readDeviceState(db, canary)).toEqual({ type: 'wiped', lost: note });
});
