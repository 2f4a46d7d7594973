import { expect, test } from 'vitest';
import { toReplicaId } from '#shared/domain/ids.ts';
import { createMemoryJournal, memoryDisk } from '#tests/support/memory-journal.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { draftEntry, type Stamp } from './device-events.ts';
import { moveToReplica } from './move-to-replica.ts';

const FROM = toReplicaId('00000000-0000-7000-8000-000000000001');
const stamp: Stamp = {
  clock: createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z')),
  random: createSeededChance(1),
};
const boot = () => draftEntry(stamp, 'device', 1, { event: 'boot' });

test('[RP1b] the note tells the centre how far the old replica went and what of it follows', async () => {
  const disk = memoryDisk(FROM);
  const journal = createMemoryJournal(disk);
  await journal.append([boot(), boot(), boot()]);
  disk.ackedThrough = 2;
  await journal.prune('9999-01-01T00:00:00.000Z');
  await moveToReplica(journal, stamp, FROM, 'fork');
  expect(JSON.parse(disk.rows.get(1)?.line ?? '').body).toEqual({
    event: 'replica-started',
    reason: 'fork',
    replica: FROM,
    oldest: 3,
    last: 3,
    receivedThrough: 2,
  });
  expect(disk.last).toBe(2);
});

test('[RP1c] an entry recorded while the new replica is prepared is carried over', async () => {
  const disk = memoryDisk(FROM);
  const counter = createMemoryJournal(disk);
  await counter.append([boot()]);
  const late = boot();
  const steps = [async () => {}, async () => void (await counter.append([late]))];
  const journal = createMemoryJournal(disk, { before: async () => steps.shift()?.() });
  await moveToReplica(journal, stamp, FROM, 'damage');
  expect(disk.replica).not.toBe(FROM);
  expect([...disk.rows.values()].map((row) => row.id)).toContain(late.id);
});

test('[RP1] a replica that another tab has left already is not left again', async () => {
  const disk = memoryDisk(FROM);
  const journal = createMemoryJournal(disk);
  await journal.append([boot()]);
  await moveToReplica(journal, stamp, FROM, 'fork');
  const { replica } = disk;
  await moveToReplica(journal, stamp, FROM, 'fork');
  expect(disk.replica).toBe(replica);
});
