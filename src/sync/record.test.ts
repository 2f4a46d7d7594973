import { expect, test } from 'vitest';
import { toReplicaId } from '#shared/domain/ids.ts';
import { createMemoryJournal, memoryDisk, type WriteFate } from '#tests/support/memory-journal.ts';
import { createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { createRecorder } from './record.ts';

function setUp() {
  const disk = memoryDisk(toReplicaId('00000000-0000-7000-8000-000000000001'));
  const disc: { fate: WriteFate } = { fate: 'kept' };
  const woken: string[] = [];
  const recorder = createRecorder({
    journal: createMemoryJournal(disk, { fate: () => disc.fate }),
    clock: createVirtualTime(Date.parse('2026-11-22T01:00:00.000Z')),
    random: createSeededChance(1),
    onRecorded: () => woken.push('woken'),
  });
  return { disk, disc, woken, recorder };
}

const body = { event: 'self-test' };

test('[JR2] record resolves ok once the entry is kept, and wakes the loop', async () => {
  const { disk, woken, recorder } = setUp();
  const recorded = await recorder.record('device', 1, body);
  expect(recorded).toMatchObject({ ok: true, value: { seq: 1 } });
  expect(disk.rows.get(1)?.line).toContain('"at":"2026-11-22T01:00:00.000Z","kind":"device","kv":1');
  expect(woken).toEqual(['woken']);
});

test('[JR2] a journal that rejects is a fault, nothing is kept in memory instead, the loop sleeps on', async () => {
  const { disk, disc, woken, recorder } = setUp();
  disc.fate = 'refused';
  const recorded = await recorder.record('device', 1, body);
  expect(recorded).toMatchObject({ ok: false, error: { type: 'storage' } });
  expect(disk.rows.size).toBe(0);
  disc.fate = 'kept';
  await recorder.record('device', 1, body);
  expect(disk.rows.size).toBe(1);
  expect(woken).toEqual(['woken']);
});

test('[JR2] the drafts of a fault can be offered again and are stored once', async () => {
  const { disk, disc, recorder } = setUp();
  disc.fate = 'refused';
  const recorded = await recorder.record('device', 1, body);
  if (recorded.ok) throw new Error('must fail');
  disc.fate = 'kept';
  const { drafts } = recorded.error;
  expect(await recorder.again(drafts)).toEqual({ ok: true, value: [{ seq: 1, id: drafts[0]?.id }] });
  expect(await recorder.again(drafts)).toEqual({ ok: true, value: [{ seq: 1, id: drafts[0]?.id }] });
  expect(disk.rows.size).toBe(1);
});

test('[JR2a] a line longer than 64 KiB is refused before it is written', async () => {
  const { disk, recorder } = setUp();
  const tooLarge = await recorder.record('device', 1, { event: 'self-test', text: 'ệ'.repeat(22_000) });
  expect(tooLarge).toMatchObject({ ok: false, error: { type: 'too-large' } });
  expect(disk.rows.size).toBe(0);
  expect(await recorder.record('device', 1, { event: 'self-test', text: 'ệ'.repeat(21_000) })).toMatchObject({
    ok: true,
  });
});

test('[JR1] entries that belong together are kept together, in order, under different ids', async () => {
  const { disk, disc, recorder } = setUp();
  const contents = [1, 2].map((n) => ({ kind: 'device', kv: 1, body: { ...body, n } }));
  disc.fate = 'refused';
  expect(await recorder.recordAll(contents)).toMatchObject({ ok: false });
  expect(disk.rows.size).toBe(0);
  disc.fate = 'kept';
  expect(await recorder.recordAll(contents)).toMatchObject({ ok: true, value: [{ seq: 1 }, { seq: 2 }] });
  expect(disk.rows.get(1)?.id).not.toBe(disk.rows.get(2)?.id);
});
