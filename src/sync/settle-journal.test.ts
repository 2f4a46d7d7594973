import { expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { createMemoryJournal, memoryDisk } from '#tests/support/memory-journal.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { draftEntry } from './device-events.ts';
import { settleJournal } from './settle-journal.ts';

const OLD = toReplicaId('00000000-0000-7000-8000-000000000001');
const NOW = toReplicaId('00000000-0000-7000-8000-000000000002');
const device = toDeviceId('tablet-1');

function setUp() {
  const disk = memoryDisk(NOW);
  const clock = createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z'));
  return { disk, journal: createMemoryJournal(disk), stamp: { clock, random: createSeededChance(1) } };
}

test('[WD1] the first entry after a wipe names the journal that was lost', async () => {
  const { disk, journal, stamp } = setUp();
  const pairing = { before: null, device, lost: { device, replica: OLD } };
  await settleJournal(journal, stamp, pairing);
  await settleJournal(journal, stamp, pairing);
  expect([...disk.rows.values()].map((row) => JSON.parse(row.line))).toEqual([
    expect.objectContaining({ kind: 'device', body: { event: 'storage-reset', device, replica: OLD } }),
  ]);
});

test('[WD1] a first pairing, and a journal that is still there, report no wipe', async () => {
  const { disk, journal, stamp } = setUp();
  await settleJournal(journal, stamp, { before: null, device, lost: null });
  await settleJournal(journal, stamp, { before: null, device, lost: { device, replica: NOW } });
  expect(disk.rows.size).toBe(0);
  await journal.append([draftEntry(stamp, 'device', 1, { event: 'boot' })]);
  await settleJournal(journal, stamp, { before: null, device, lost: { device, replica: OLD } });
  expect(disk.rows.size).toBe(1);
});

test('[RP1] paired again as the same device the journal goes on; as another one it moves to a new replica', async () => {
  const { disk, journal, stamp } = setUp();
  await journal.append([draftEntry(stamp, 'device', 1, { event: 'boot' })]);
  await settleJournal(journal, stamp, { before: device, device, lost: { device, replica: NOW } });
  expect(disk.replica).toBe(NOW);
  const [boot] = [...disk.rows.values()].map((row) => row.id);
  await settleJournal(journal, stamp, { before: device, device: toDeviceId('tablet-2'), lost: null });
  expect(disk.replica).not.toBe(NOW);
  expect(disk.rows.get(2)?.id).toBe(boot);
  expect(disk.rows.get(1)?.line).toContain('"reason":"device"');
});
