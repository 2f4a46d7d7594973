import { describe, expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { parseSegment, sealMessage } from '#shared/lib/segment-text.ts';
import { createMemoryJournal, memoryDisk } from '#tests/support/memory-journal.ts';
import { buildSegment } from './build-segment.ts';
import type { DeviceInfo, Journal, Signer } from './ports.ts';

const device: DeviceInfo = { device: toDeviceId('tablet-1'), app: '1.2.3', status: async () => ({}) };
const signer: Signer = { sign: async (text) => `sig-${text.length}` };

async function filledDisk(count: number) {
  const disk = memoryDisk(toReplicaId('00000000-0000-7000-8000-000000000001'));
  const journal = createMemoryJournal(disk);
  for (let n = 1; n <= count; n++) {
    const id = `00000000-0000-7000-9000-00000000000${n}`;
    await journal.append([
      { id, at: '2026-11-22T01:00:00.000Z', kind: 'device', kv: 1, body: { event: 'boot', n } },
    ]);
  }
  return { disk, journal };
}

async function build(journal: Journal, first: number, count: number) {
  const state = await journal.state();
  const prev = await journal.hashAt(first - 1);
  const rows = await journal.read(first, count);
  const sentAt = '2026-11-22T01:00:05.000Z';
  return buildSegment(
    { version: 1, state, first, prev, rows, device, status: { pending: 3 }, sentAt },
    signer,
  );
}

describe('buildSegment', () => {
  test('[PU1a] the segment says who sends it, where it begins, and what is still held', async () => {
    const { journal } = await filledDisk(3);
    const built = await build(journal, 2, 2);
    const segment = parseSegment(built.ok ? built.value : '');
    expect(segment).toMatchObject({
      ok: true,
      value: {
        head: {
          v: 1,
          device: 'tablet-1',
          first: 2,
          prev: await journal.hashAt(1),
          oldest: 1,
          app: '1.2.3',
          status: { pending: 3 },
        },
        seal: { count: 2, last: 3, hash: await journal.hashAt(3) },
      },
    });
  });

  test('[PU1] the seal is made over head line and hash', async () => {
    const { journal } = await filledDisk(1);
    const built = await build(journal, 1, 1);
    const segment = parseSegment(built.ok ? built.value : '');
    if (!segment.ok) throw new Error('must parse');
    const { headLine, seal } = segment.value;
    expect(seal.sig).toBe(`sig-${sealMessage(headLine, seal.hash).length}`);
  });

  test('[PU1] the heartbeat is a segment without entries, after the last one', async () => {
    const { journal } = await filledDisk(2);
    const built = await build(journal, 3, 10);
    const segment = parseSegment(built.ok ? built.value : '');
    expect(segment).toMatchObject({ ok: true, value: { lines: [], seal: { count: 0, last: 2 } } });
  });

  test('[DM1] an altered line never leaves the tablet', async () => {
    const { disk, journal } = await filledDisk(3);
    const row = disk.rows.get(2);
    if (row) row.line = row.line.replace('boot', 'bood');
    expect(await build(journal, 1, 3)).toEqual({ ok: false, error: { seq: 2 } });
    expect(await build(journal, 1, 1)).toMatchObject({ ok: true });
  });

  test('[DM1] a last row that is not the one the head remembers is damage', async () => {
    const { disk, journal } = await filledDisk(3);
    disk.hash = 'f'.repeat(64);
    expect(await build(journal, 1, 3)).toEqual({ ok: false, error: { seq: 3 } });
  });

  test('[DM1] an unknown hash before the segment is damage', async () => {
    const { disk, journal } = await filledDisk(3);
    disk.rows.delete(1);
    expect(await build(journal, 2, 2)).toEqual({ ok: false, error: { seq: 1 } });
  });
});
