import { expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { parseSegment } from '#shared/lib/segment-text.ts';
import { createMemoryJournal, memoryDisk } from '#tests/support/memory-journal.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { draftEntry } from './device-events.ts';
import { exportSegment } from './export-segment.ts';

async function setUp() {
  const disk = memoryDisk(toReplicaId('00000000-0000-7000-8000-000000000001'));
  const clock = createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z'));
  const journal = createMemoryJournal(disk);
  const stamp = { clock, random: createSeededChance(1) };
  const drafts = Array.from({ length: 700 }, () => draftEntry(stamp, 'device', 1, { event: 'boot' }));
  await journal.append(drafts);
  disk.ackedThrough = 100;
  const device = { device: toDeviceId('tablet-1'), app: '1.2.3', status: async () => ({}) };
  return { disk, ports: { journal, clock, device, signer: { sign: async () => 'c2ln' } } };
}

test('[SN1] the file is one sealed segment with everything that waits, whatever a push may carry', async () => {
  const { disk, ports } = await setUp();
  const before = structuredClone(disk);
  const exported = await exportSegment(ports, 'unsent');
  const segment = parseSegment(exported.ok ? exported.value : '');
  expect(segment).toMatchObject({
    ok: true,
    value: { head: { first: 101 }, seal: { count: 600, last: 700 } },
  });
  expect(disk).toEqual(before);
});

test('[SN1] or with everything that is held', async () => {
  const { disk, ports } = await setUp();
  await ports.journal.prune('9999-01-01T00:00:00.000Z');
  disk.ackedThrough = 200;
  const exported = await exportSegment(ports, 'all');
  const segment = parseSegment(exported.ok ? exported.value : '');
  expect(segment).toMatchObject({
    ok: true,
    value: { head: { first: 101, oldest: 101 }, seal: { last: 700 } },
  });
});

test('[SN1] a damaged journal is not exported as if it were sound', async () => {
  const { disk, ports } = await setUp();
  disk.rows.delete(300);
  expect(await exportSegment(ports, 'unsent')).toEqual({ ok: false, error: { seq: 300 } });
});
