import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { parseSegment } from '#shared/lib/segment-text.ts';
import type { DeviceStatus } from '#shared/protocol/segment.ts';
import { createMemoryJournal, memoryDisk } from '#tests/support/memory-journal.ts';
import { buildSegment } from './build-segment.ts';
import { PAD_STEP_BYTES, SMALL_PUSH_BYTES } from './limits.ts';

const AT = '2026-11-22T01:00:00.000Z';

interface Answer {
  readonly level: number;
  readonly ms: number;
}

/** A push of one rating and its change, at some place of a journal. */
async function push(answer: Answer, before: number, status: DeviceStatus): Promise<string> {
  const journal = createMemoryJournal(memoryDisk(toReplicaId('00000000-0000-7000-8000-000000000001')));
  const id = (n: number) => `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`;
  const body = { questionnaire: { id: 'hai-long-5', version: 2 }, ...answer, clerk: 'cc-Đỗ', lang: 'vi' };
  for (let n = 1; n <= before; n += 1) {
    await journal.append([{ id: id(n), at: AT, kind: 'device', kv: 1, body: { event: 'boot' } }]);
  }
  await journal.append([
    { id: id(before + 1), at: AT, kind: 'rating', kv: 1, body },
    {
      id: id(before + 2),
      at: AT,
      kind: 'rating.change',
      kv: 1,
      body: { of: id(before + 1), level: answer.level },
    },
  ]);
  const state = await journal.state();
  const first = before + 1;
  const device = { device: toDeviceId('tablet-1'), app: '1.2.3', status: async () => ({}) };
  const parts = { version: 1, state, first, device, status, sentAt: AT };
  const built = await buildSegment(
    { ...parts, prev: await journal.hashAt(before), rows: await journal.read(first, 2) },
    { sign: async () => 's'.repeat(86) },
  );
  if (!built.ok) throw new Error('the journal is damaged');
  return built.value;
}

describe('[PU3] the length of a push', () => {
  test('is the same for every level, every time to answer and every place in the journal', async () => {
    const answer = fc.record({ level: fc.integer({ min: 1, max: 10 }), ms: fc.nat(10_000_000) });
    const status = fc.record({
      pending: fc.nat(1_000_000),
      storageUsed: fc.nat(),
      storageQuota: fc.nat(),
      battery: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    });
    const lengths = new Set<number>();
    await fc.assert(
      fc.asyncProperty(answer, fc.nat(12), status, async (one, before, told) => {
        const text = await push(one, before, told);
        expect(parseSegment(text).ok).toBe(true);
        lengths.add(Buffer.byteLength(text));
      }),
      { numRuns: 100 },
    );
    expect(lengths.size).toBe(1);
    expect([...lengths][0] ?? 0).toBe(2 * PAD_STEP_BYTES);
  });

  test('is a whole number of steps and the same for all, wherever the text ends', async () => {
    for (let extra = 0; extra < 300; extra += 7) {
      const told = { contentVersion: 'v'.repeat(extra) };
      const short = Buffer.byteLength(await push({ level: 1, ms: 5 }, 0, told));
      expect(short % PAD_STEP_BYTES).toBe(0);
      expect(Buffer.byteLength(await push({ level: 10, ms: 9_999_999 }, 0, told))).toBe(short);
    }
  });

  test('of many answers is left to the packing', async () => {
    const journal = createMemoryJournal(memoryDisk(toReplicaId('00000000-0000-7000-8000-000000000001')));
    for (let n = 1; n <= 40; n += 1) {
      const id = `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`;
      await journal.append([
        { id, at: AT, kind: 'device', kv: 1, body: { event: 'boot', note: 'x'.repeat(200) } },
      ]);
    }
    const parts = {
      version: 1,
      state: await journal.state(),
      first: 1,
      prev: await journal.hashAt(0),
      rows: await journal.read(1, 40),
      device: { device: toDeviceId('tablet-1'), app: '1.2.3', status: async () => ({}) },
      status: {},
      sentAt: AT,
    };
    const built = await buildSegment(parts, { sign: async () => 's'.repeat(86) });
    const parsed = parseSegment(built.ok ? built.value : '');
    expect(Buffer.byteLength(built.ok ? built.value : '')).toBeGreaterThan(SMALL_PUSH_BYTES);
    expect(parsed.ok && parsed.value.head.pad).toBeUndefined();
  });
});
