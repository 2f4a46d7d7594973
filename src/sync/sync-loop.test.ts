import { describe, expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/lib/result.ts';
import {
  createMemoryJournal,
  type MemoryDisk,
  memoryDisk,
  type WriteFate,
} from '#tests/support/memory-journal.ts';
import { ackFor, createScriptedCentre } from '#tests/support/scripted-centre.ts';
import { createQuiet, createSeededChance, createVirtualTime } from '#tests/support/virtual-time.ts';
import { createRecorder } from './record.ts';
import { createSyncLoop, type SyncPorts } from './sync-loop.ts';
import type { SyncStatus } from './sync-status.ts';

const MINUTE = 60_000;
const START_MS = Date.parse('2026-11-22T01:00:00.000Z');
const REPLICA = toReplicaId('00000000-0000-7000-8000-000000000001');

interface Options extends Partial<SyncPorts> {
  readonly disk?: MemoryDisk;
  readonly fate?: () => WriteFate;
}

function setUp(options: Options = {}) {
  const { disk = memoryDisk(REPLICA), fate, ...ports } = options;
  const time = createVirtualTime(START_MS);
  const random = createSeededChance(1);
  const quiet = createQuiet();
  const centre = createScriptedCentre(() => new Date(time.nowMs()).toISOString());
  const journal = createMemoryJournal(disk, { ...(fate && { fate }) });
  const loop = createSyncLoop({
    journal,
    transport: centre,
    mutex: { runExclusive: (work) => quiet.watch(work()) },
    clock: time,
    random,
    signer: { sign: async () => 'c2ln' },
    ackVerifier: { verify: async (ack) => ack.sig === 'c2lnbmVk' },
    device: { device: toDeviceId('tablet-1'), app: '1.2.3', status: async () => ({ battery: 0.5 }) },
    ...ports,
  });
  const recorder = createRecorder({ journal, clock: time, random, onRecorded: () => loop.nudge('recorded') });
  const record = async (count = 1) => {
    for (let n = 0; n < count; n++) await recorder.record('device', 1, { event: 'self-test', n });
  };
  return {
    disk,
    journal,
    time,
    centre,
    loop,
    record,
    advance: (ms: number) => time.advance(ms, quiet.settle),
  };
}

const unreachable = () => err({ type: 'unreachable', reason: 'no network' } as const);

describe('the loop', () => {
  test('[PU1] pushes what was recorded, in order, and is then at rest', async () => {
    const { centre, loop, record, advance } = setUp();
    await record(3);
    loop.start();
    await advance(0);
    expect(centre.segments.map((segment) => segment.lines.map((line) => line.seq))).toEqual([[1, 2, 3]]);
    expect(loop.status()).toMatchObject({
      phase: 'idle',
      last: 3,
      ackedThrough: 3,
      pending: 0,
      lastFailure: null,
    });
  });

  test('[PU1] takes as many pushes as the bounds ask for, one after the other', async () => {
    const { centre, loop, record, advance } = setUp({ bounds: { maxEntries: 2, maxBytes: 10_000 } });
    await record(5);
    loop.start();
    await advance(0);
    expect(centre.segments.map((segment) => segment.lines.length)).toEqual([2, 2, 1]);
  });

  test('[PU1] the heartbeat goes out about every two minutes, and tells how the tablet is', async () => {
    const { centre, loop, advance } = setUp();
    loop.start();
    await advance(20 * MINUTE);
    expect(centre.segments.length).toBeGreaterThanOrEqual(9);
    expect(centre.segments.length).toBeLessThanOrEqual(13);
    expect(centre.segments[1]).toMatchObject({
      lines: [],
      head: { app: '1.2.3', status: { battery: 0.5, pending: 0, oldestUnsentAt: null } },
    });
  });

  test('[PU1a] a push tells how many entries still wait behind it, and since when', async () => {
    const { centre, loop, record, advance, time } = setUp({ bounds: { maxEntries: 1, maxBytes: 10_000 } });
    await record(1);
    await time.advance(5_000, async () => {});
    await record(1);
    loop.start();
    await advance(0);
    expect(centre.segments.map((segment) => segment.head.status)).toMatchObject([
      { pending: 1, oldestUnsentAt: '2026-11-22T01:00:05.000Z' },
      { pending: 0, oldestUnsentAt: null },
    ]);
  });

  test('[PU1] never runs twice at once on a device: who does not hold the lock waits and looks again', async () => {
    let held = true;
    const mutex = {
      runExclusive: async <T>(work: () => Promise<T>) => (held ? null : await work()),
    };
    const { centre, loop, record, advance } = setUp({ mutex });
    await record(1);
    loop.start();
    await advance(10_000);
    expect(loop.status()).toMatchObject({ phase: 'follower', pending: 1 });
    held = false;
    await advance(30_000);
    expect(centre.segments).toHaveLength(1);
  });

  test('[RT1] a recorded entry wakes the resting loop within a second; several travel together', async () => {
    const { centre, loop, record, advance } = setUp();
    loop.start();
    await advance(10_000);
    await record(1);
    await advance(200);
    await record(1);
    await advance(800);
    expect(centre.segments.map((segment) => segment.lines.length)).toEqual([0, 2]);
  });

  test('[RT1] recording without a pause does not put the push off', async () => {
    const { centre, loop, record, advance } = setUp();
    loop.start();
    await advance(10_000);
    for (let n = 0; n < 10; n++) {
      await record(1);
      await advance(100);
    }
    expect(centre.segments.length).toBeGreaterThanOrEqual(2);
  });

  test('[RT1] an entry recorded while a push is under way follows it', async () => {
    const { centre, loop, record, advance } = setUp();
    centre.script.push(async (segment) => {
      await record(1);
      return ok(ackFor(segment, '2026-11-22T01:00:00.000Z'));
    });
    await record(1);
    loop.start();
    await advance(2_000);
    expect(centre.segments.flatMap((segment) => segment.lines.map((line) => line.seq))).toEqual([1, 2]);
    expect(loop.status()).toMatchObject({ pending: 0 });
  });

  test('[RT1] with the centre away for a day it is still trying, and then sends all', async () => {
    const { centre, loop, record, advance } = setUp();
    centre.script.push(...Array.from({ length: 10_000 }, () => unreachable));
    await record(2);
    loop.start();
    await advance(24 * 60 * MINUTE);
    expect(centre.segments.length).toBeGreaterThan(3_000);
    expect(loop.status()).toMatchObject({
      phase: 'waiting',
      pending: 2,
      lastFailure: { type: 'unreachable' },
    });
    expect(loop.status().failingSince).toBe('2026-11-22T01:00:00.000Z');
    centre.script.length = 0;
    await advance(45_000);
    expect(loop.status()).toMatchObject({ phase: 'idle', pending: 0, lastFailure: null, failingSince: null });
  });

  test('[RT1] the network and the eye cut a pause short, an answer at the counter does not', async () => {
    const { centre, loop, record, advance } = setUp();
    centre.script.push(...Array.from({ length: 100 }, () => unreachable));
    loop.start();
    await advance(20 * MINUTE);
    await record(1);
    const before = centre.segments.length;
    await advance(900);
    expect(centre.segments.length).toBe(before);
    loop.nudge('online');
    await advance(0);
    expect(centre.segments.length).toBe(before + 1);
    loop.nudge('visible');
    await advance(0);
    expect(centre.segments.length).toBe(before + 2);
  });

  test('[RT1c] a centre that asks for patience gets it', async () => {
    const { centre, loop, record, advance } = setUp();
    centre.script.push(() => err({ type: 'busy', status: 503, retryAfterMs: 10 * MINUTE }));
    await record(1);
    loop.start();
    await advance(9 * MINUTE);
    loop.nudge('online');
    await advance(0);
    expect(centre.segments).toHaveLength(1);
    await advance(MINUTE - 1);
    expect(centre.segments).toHaveLength(1);
    await advance(2.5 * MINUTE + 1);
    expect(centre.segments[1]?.lines).toHaveLength(1);
  });

  test('[RT2] unpaired: pushing stops, recording goes on, staff wake it, it asks hourly', async () => {
    const { centre, loop, record, advance } = setUp();
    const refuse = () => err({ type: 'unpaired', status: 401 } as const);
    centre.script.push(refuse, refuse, refuse);
    loop.start();
    await advance(0);
    await record(2);
    loop.nudge('online');
    await advance(59 * MINUTE);
    expect(centre.segments).toHaveLength(1);
    expect(loop.status()).toMatchObject({ phase: 'unpaired', pending: 2 });
    loop.nudge('staff');
    await advance(0);
    expect(centre.segments).toHaveLength(2);
    await advance(61 * MINUTE);
    expect(centre.segments).toHaveLength(3);
    loop.nudge('staff');
    await advance(0);
    expect(loop.status()).toMatchObject({ phase: 'idle', pending: 0 });
  });

  test('[RT1b] a journal that cannot be written is shown, and tried again', async () => {
    let fate: WriteFate = 'kept';
    const { loop, record, advance } = setUp({ fate: () => fate });
    await record(1);
    fate = 'refused';
    loop.start();
    await advance(0);
    expect(loop.status()).toMatchObject({ phase: 'storage-fault', ackedThrough: 0 });
    fate = 'kept';
    await advance(5_000);
    expect(loop.status()).toMatchObject({ phase: 'idle', ackedThrough: 1 });
  });

  test('[AK3] a centre back from a backup is sent again what it lost', async () => {
    const { centre, loop, record, advance, journal } = setUp();
    await record(3);
    loop.start();
    await advance(0);
    const hash = (await journal.hashAt(1)) ?? '';
    centre.script.push((segment) =>
      ok(ackFor(segment, '2026-11-22T01:00:00.000Z', { receivedThrough: 1, hash })),
    );
    await advance(3 * MINUTE);
    expect(centre.segments.map((segment) => segment.lines.map((line) => line.seq))).toEqual([
      [1, 2, 3],
      [],
      [2, 3],
    ]);
    expect(loop.status()).toMatchObject({ pending: 0, ackedThrough: 3 });
  });

  test('[AK3b] an ack without our centre’s signature is no contact, and acknowledges nothing', async () => {
    const { centre, loop, record, advance } = setUp();
    centre.script.push((segment) => ok(ackFor(segment, '2026-11-22T01:00:00.000Z', { sig: 'Zm9yZ2Vk' })));
    await record(1);
    loop.start();
    await advance(0);
    expect(loop.status()).toMatchObject({
      pending: 1,
      lastContactAt: null,
      lastFailure: { type: 'unreachable' },
    });
  });

  test('[AK4] what is pruned is declared: the push begins at the oldest row held', async () => {
    const { centre, loop, record, advance, journal } = setUp();
    await record(3);
    loop.start();
    await advance(0);
    await journal.prune('9999-01-01T00:00:00.000Z');
    await record(1);
    centre.script.push((segment) =>
      ok(ackFor(segment, '2026-11-22T01:00:00.000Z', { receivedThrough: 0, hash: '0'.repeat(64) })),
    );
    await advance(1_000);
    expect(centre.segments.at(-1)?.head).toMatchObject({ first: 4, oldest: 4 });
    expect(loop.status()).toMatchObject({ pending: 0 });
  });

  test('[RP1] a fork: everything held goes on in a new replica, under the old ids', async () => {
    const { centre, loop, record, advance, disk } = setUp();
    await record(2);
    loop.start();
    await advance(0);
    await record(1);
    const ids = [...disk.rows.values()].map((row) => row.id);
    centre.script.push(() => err({ type: 'forked', receivedThrough: 3, hash: 'f'.repeat(64) }));
    await advance(1_000);
    const sent = centre.segments.at(-1);
    expect(sent?.head.replica).not.toBe(REPLICA);
    const envelopes = sent?.lines.flatMap(({ envelope }) => (envelope.ok ? [envelope.value] : []));
    expect(envelopes?.map(({ id }) => id).slice(1)).toEqual(ids);
    expect(envelopes?.[0]?.body).toEqual({
      event: 'replica-started',
      reason: 'fork',
      replica: REPLICA,
      oldest: 1,
      last: 3,
      receivedThrough: 2,
    });
    expect(loop.status()).toMatchObject({ phase: 'idle', pending: 0, last: 4 });
  });

  test('[AK3a] an ack beyond the own journal starts a new replica', async () => {
    const { centre, loop, record, advance } = setUp();
    centre.script.push((segment) => ok(ackFor(segment, '2026-11-22T01:00:00.000Z', { receivedThrough: 9 })));
    await record(1);
    loop.start();
    await advance(0);
    expect(centre.segments.at(-1)?.head.replica).not.toBe(REPLICA);
  });

  test('[DM1] [DM1b] a damaged row is reported with what is left of it, and blocks nothing', async () => {
    const { centre, loop, record, advance, disk } = setUp();
    await record(3);
    const row = disk.rows.get(2);
    if (row) row.line = row.line.replace('self-test', 'self-tesu');
    loop.start();
    await advance(0);
    const bodies = centre.segments
      .at(-1)
      ?.lines.flatMap(({ envelope }) => (envelope.ok ? [envelope.value.body] : []));
    expect(bodies).toEqual([
      expect.objectContaining({ event: 'replica-started', reason: 'damage' }),
      { event: 'self-test', n: 0 },
      {
        event: 'damaged-entry',
        replica: REPLICA,
        seq: 2,
        through: 2,
        found: expect.stringContaining('self-tesu'),
      },
      { event: 'self-test', n: 2 },
    ]);
    expect(loop.status()).toMatchObject({ pending: 0 });
  });

  test('[JR3] prunes after a contact, and only what is acknowledged and old', async () => {
    const { loop, record, advance, disk } = setUp({ retentionMs: 24 * 60 * MINUTE });
    await record(2);
    loop.start();
    await advance(23 * 60 * MINUTE);
    expect(disk.oldest).toBe(1);
    await record(1);
    await advance(8 * 60 * MINUTE);
    expect(disk.oldest).toBe(3);
    expect(disk.last).toBe(3);
  });

  /** A centre that reads the versions `min…max` and says so. */
  function readsVersions(centre: ReturnType<typeof setUp>['centre'], min: number, max: number) {
    const answer: Parameters<typeof centre.script.push>[0] = (segment) =>
      segment.head.v < min || segment.head.v > max
        ? err({ type: 'outdated', min, max })
        : ok(ackFor(segment, '2026-11-22T01:00:00.000Z', { protocol: { min, max } }));
    centre.script.length = 0;
    for (let n = 0; n < 20; n++) centre.script.push(answer);
  }
  const written = (centre: ReturnType<typeof setUp>['centre']) => centre.segments.map(({ head }) => head.v);

  test('[RT2d] a tablet that was upgraded first writes what the centre still reads, and the new once it can', async () => {
    const { centre, loop, record, advance } = setUp({ versions: { min: 1, max: 2 } });
    readsVersions(centre, 1, 1);
    await record(2);
    loop.start();
    await advance(0);
    expect(written(centre)).toEqual([2, 1]);
    expect(loop.status()).toMatchObject({ phase: 'idle', pending: 0 });
    readsVersions(centre, 1, 2);
    await record(1);
    loop.nudge('staff');
    await advance(0);
    await record(1);
    loop.nudge('staff');
    await advance(0);
    expect(written(centre)).toEqual([2, 1, 1, 2]);
    expect(loop.status()).toMatchObject({ pending: 0 });
  });

  test('[RT2d] a centre that was upgraded first reads what the old tablet writes', async () => {
    const { centre, loop, record, advance } = setUp();
    readsVersions(centre, 1, 3);
    await record(1);
    loop.start();
    await advance(0);
    expect(written(centre)).toEqual([1]);
    expect(loop.status()).toMatchObject({ phase: 'idle', pending: 0 });
  });

  test('[RT2d] with no version in common the tablet keeps recording, and sends all once one was updated', async () => {
    const { centre, loop, record, advance, disk } = setUp();
    readsVersions(centre, 2, 3);
    await record(2);
    loop.start();
    await advance(0);
    expect(loop.status()).toMatchObject({ phase: 'outdated', pending: 2, lastFailure: { min: 2, max: 3 } });
    await record(1);
    expect(disk.last).toBe(3);
    readsVersions(centre, 1, 3);
    await advance(60 * MINUTE);
    expect(loop.status()).toMatchObject({ phase: 'idle', pending: 0 });
  });

  test('[CF1] the content that an ack names is handed on', async () => {
    const named: string[] = [];
    const { centre, loop, advance } = setUp({ onContentVersion: (version) => void named.push(version) });
    centre.script.push((segment) =>
      ok(ackFor(segment, '2026-11-22T01:00:00.000Z', { contentVersion: 'abc' })),
    );
    loop.start();
    await advance(0);
    expect(named).toEqual(['abc']);
  });

  test('[TM1] the skew is the centre’s clock minus ours', async () => {
    const { centre, loop, advance } = setUp();
    centre.script.push((segment) => ok(ackFor(segment, '2026-11-22T03:00:00.000Z')));
    loop.start();
    await advance(0);
    expect(loop.status().skewMs).toBe(2 * 60 * MINUTE);
  });

  test('stops when told, and goes on where it stood', async () => {
    const { centre, loop, record, advance, time } = setUp();
    loop.start();
    await advance(0);
    loop.stop();
    await record(1);
    await advance(60 * MINUTE);
    expect(centre.segments).toHaveLength(1);
    expect(time.pendingTimers()).toBe(0);
    expect(loop.status()).toMatchObject({ phase: 'stopped', pending: 1 });
    loop.start();
    await advance(0);
    expect(loop.status()).toMatchObject({ phase: 'idle', pending: 0 });
  });

  test('tells its listeners every change, until they leave', async () => {
    const { loop, record, advance } = setUp();
    const seen: SyncStatus[] = [];
    const leave = loop.subscribe((status) => void seen.push(status));
    await record(1);
    await advance(0);
    loop.start();
    await advance(0);
    expect(seen.map(({ phase, pending }) => `${phase} ${pending}`)).toEqual([
      'stopped 1',
      'pushing 1',
      'idle 0',
    ]);
    leave();
    loop.nudge('staff');
    await advance(0);
    expect(seen).toHaveLength(3);
  });
});
