import { expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { parseSegment } from '#shared/lib/segment-text.ts';
import { createMemoryJournal, memoryDisk } from '#tests/support/memory-journal.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { draftEntry } from './device-events.ts';
import { type ExportPorts, exportJournal } from './export-journal.ts';
import type { FileSealer, Journal } from './ports.ts';

/** Keeps the segments bare, to look into them. */
const bareFile: FileSealer = {
  async begin() {
    const segments: string[] = [];
    return {
      add: async (segment) => void segments.push(segment),
      finish: async () => segments,
    };
  },
};

async function setUp(change: (journal: Journal) => Journal = (journal) => journal) {
  const disk = memoryDisk(toReplicaId('00000000-0000-7000-8000-000000000001'));
  const clock = createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z'));
  const journal = createMemoryJournal(disk);
  const random = createSeededChance(1);
  const drafts = Array.from({ length: 1_200 }, () =>
    draftEntry({ clock, random }, 'device', 1, { event: 'boot' }),
  );
  await journal.append(drafts);
  disk.ackedThrough = 100;
  const device = { device: toDeviceId('tablet-1'), app: '1.2.3', status: async () => ({}) };
  const signer = { sign: async () => 'c2ln' };
  const ports: ExportPorts = { journal: change(journal), clock, random, device, signer, sealer: bareFile };
  return { disk, ports };
}

async function segmentsOf(exported: Awaited<ReturnType<typeof exportJournal>>) {
  if (!exported.ok) throw new Error(exported.error.type);
  return exported.value.lines.map((text) => {
    const segment = parseSegment(text);
    if (!segment.ok) throw new Error(segment.error.message);
    return segment.value;
  });
}

test('[SN1] the file holds everything that waits, in segments of at most 500, and changes nothing', async () => {
  const { disk, ports } = await setUp();
  const before = structuredClone(disk);
  const exported = await exportJournal(ports, 'unsent');
  const segments = await segmentsOf(exported);
  expect(segments.map(({ head, seal }) => [head.first, seal.last, seal.count])).toEqual([
    [101, 600, 500],
    [601, 1100, 500],
    [1101, 1200, 100],
  ]);
  expect(exported).toMatchObject({ value: { entries: 1_100, mended: false } });
  expect(disk).toEqual(before);
});

test('[SN1] or everything that is held; the first segment says from where on that is', async () => {
  const { disk, ports } = await setUp();
  await ports.journal.prune('9999-01-01T00:00:00.000Z');
  disk.ackedThrough = 1_200;
  const segments = await segmentsOf(await exportJournal(ports, 'all'));
  expect(segments[0]?.head).toMatchObject({ first: 101, oldest: 101 });
  expect(segments.at(-1)?.seal).toMatchObject({ last: 1200 });
});

test('[SN1] long entries make more segments, none of which is more than a push may carry', async () => {
  const { ports } = await setUp();
  const exported = await exportJournal({ ...ports, bounds: { maxEntries: 500, maxBytes: 2_000 } }, 'unsent');
  const segments = await segmentsOf(exported);
  expect(segments.reduce((sum, { seal }) => sum + seal.count, 0)).toBe(1_100);
  expect(
    Math.max(...segments.map(({ lines }) => lines.reduce((sum, { line }) => sum + line.length + 1, 0))),
  ).toBeLessThanOrEqual(2_000);
});

test('[SN1] when nothing waits there is no file', async () => {
  const { disk, ports } = await setUp();
  disk.ackedThrough = 1_200;
  expect(await exportJournal(ports, 'unsent')).toEqual({ ok: false, error: { type: 'nothing' } });
});

test('[SN1b] a damaged row does not stand in the way: every sound row is in the file, and it says so', async () => {
  const { disk, ports } = await setUp();
  const { replica } = disk;
  disk.rows.delete(300);
  const exported = await exportJournal(ports, 'unsent');
  expect(exported).toMatchObject({ ok: true, value: { mended: true } });
  const segments = await segmentsOf(exported);
  expect(disk.replica).not.toBe(replica);
  expect(segments[0]?.head).toMatchObject({ first: 1, replica: disk.replica });
  const lines = segments.flatMap((segment) => segment.lines.map(({ line }) => line));
  expect(lines.filter((line) => line.includes('"event":"boot"'))).toHaveLength(1_199);
  expect(lines.filter((line) => line.includes('"damaged-entry"'))).toHaveLength(1);
});

test('[SN1b] a journal that moves on while it is read is read again, and is not taken for damaged', async () => {
  let reads = 0;
  const { disk, ports } = await setUp((journal) => ({
    ...journal,
    async read(from, limit) {
      if (reads++ === 0) await journal.prune('9999-01-01T00:00:00.000Z');
      return journal.read(from, limit);
    },
  }));
  const { replica } = disk;
  const exported = await exportJournal(ports, 'all');
  expect(exported).toMatchObject({ ok: true, value: { entries: 1_100, mended: false } });
  expect(disk.replica).toBe(replica);
});

test('[SN1b] a journal that cannot be mended is reported, with the place', async () => {
  const { ports } = await setUp((journal) => ({ ...journal, read: async () => [] }));
  expect(await exportJournal(ports, 'unsent')).toMatchObject({ ok: false, error: { type: 'damaged' } });
});
