import { describe, expect, test } from 'vitest';
import { toClerkId, toCounterId } from '#shared/domain/ids.ts';
import { NO_CHOICES, type TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { Stamp } from '#sync/device-events.ts';
import { openTestDatabase } from '#tests/support/device-database.ts';
import { faultyIndexedDb } from '#tests/support/faulty-indexed-db.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { forgetChoices, keepChoices, readChoices } from './choices-store.ts';
import { createDexieJournal } from './dexie-journal.ts';
import type { DeviceDatabase } from './open-database.ts';

const stamp: Stamp = {
  clock: createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z')),
  random: createSeededChance(1),
};
const [counter, clerk] = [toCounterId('quay-1'), toClerkId('cc-1')];
const SIGNED_ON: TabletChoices = {
  ...NO_CHOICES,
  signOn: { counter, clerk, since: '2026-11-22T01:00:00.000Z' },
};
const ON = { kind: 'duty', kv: 1, body: { counter, clerk, on: true } };

async function bodies(db: DeviceDatabase): Promise<readonly unknown[]> {
  const journal = createDexieJournal(db, stamp);
  return (await journal.read(1, 100)).map(({ line }) => JSON.parse(line).body);
}

describe('[DU1] what staff decided', () => {
  test('is kept together with what the journal says of it', async () => {
    const db = await openTestDatabase();
    expect(await readChoices(db)).toEqual(NO_CHOICES);
    await keepChoices(db, stamp, SIGNED_ON, [ON]);
    expect(await readChoices(db)).toEqual(SIGNED_ON);
    expect(await bodies(db)).toEqual([ON.body]);
  });

  test('is said once, however often the same change is offered', async () => {
    const db = await openTestDatabase();
    for (let count = 0; count < 3; count++) await keepChoices(db, stamp, SIGNED_ON, [ON]);
    expect(await bodies(db)).toEqual([ON.body]);
  });

  test('is not kept without its note, nor noted without being kept', async () => {
    const faulty = faultyIndexedDb();
    const db = await openTestDatabase(faulty.options);
    faulty.plan(['full']);
    await expect(keepChoices(db, stamp, SIGNED_ON, [ON])).rejects.toThrow();
    expect(await readChoices(db)).toEqual(NO_CHOICES);
    expect(await bodies(db)).toEqual([]);
    faulty.plan(['closed']);
    await keepChoices(db, stamp, SIGNED_ON, [ON]);
    expect(await bodies(db)).toEqual([ON.body]);
  });

  test('is forgotten when the tablet is paired anew, and who had signed on is signed off', async () => {
    const db = await openTestDatabase();
    await keepChoices(db, stamp, { ...SIGNED_ON, counter }, [ON]);
    await forgetChoices(db, stamp);
    await forgetChoices(db, stamp);
    expect(await readChoices(db)).toEqual(NO_CHOICES);
    expect(await bodies(db)).toEqual([ON.body, { counter, clerk, on: false, cause: 'paired' }]);
  });

  test('that cannot be read any more counts as not decided', async () => {
    const db = await openTestDatabase();
    const row: { key: string } & Record<string, unknown> = { key: 'choices', intake: 'sometimes' };
    await db.run('rw', ['identity'], ({ identity }) => identity.put(row));
    expect(await readChoices(db)).toEqual(NO_CHOICES);
  });
});
