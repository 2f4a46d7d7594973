import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { toDeviceId, toReplicaId } from '#shared/domain/ids.ts';
import { PUSH_BOUNDS } from '#sync/limits.ts';
import { pushOnce } from '#sync/push-once.ts';
import { createMemoryJournal, memoryDisk } from '#tests/support/memory-journal.ts';
import { createScriptedCentre } from '#tests/support/scripted-centre.ts';
import { type RatedPlace, ratingsUntil } from '../../bench/peers/rows.ts';

/** What a tablet back after long costs on the wire, whatever the machine (docs/benchmarks.md, B1). */
const NOW = '2026-11-22T01:00:00.000Z';
const RATINGS = 10_000;
const PLACE: RatedPlace = {
  counter: 'quay-29869-1',
  clerk: 'cong-chuc-29869-1',
  questionnaire: { id: 'hai-long-5', version: 1 },
};

test('[PU1] 10,000 ratings go in at most ten pushes and less than a megabyte, packed', async () => {
  const journal = createMemoryJournal(memoryDisk(toReplicaId('00000000-0000-7000-8000-000000000001')), {});
  await journal.append(ratingsUntil(Date.parse(NOW), RATINGS, PLACE, 1));
  const centre = createScriptedCentre(() => NOW);
  let packedBytes = 0;
  const ports = {
    journal,
    transport: {
      push(text: string) {
        packedBytes += gzipSync(text).length;
        return centre.push(text);
      },
    },
    clock: { nowMs: () => Date.parse(NOW) },
    signer: { sign: async () => 'c2ln' },
    ackVerifier: { verify: async () => true },
    device: { device: toDeviceId('tablet-1'), app: '1.2.3', status: async () => ({ battery: 0.5 }) },
  };
  for (let pending = RATINGS; pending > 0; ) {
    const outcome = await pushOnce(ports, PUSH_BOUNDS, 1);
    if (outcome.type !== 'acked' || outcome.moved !== 'up') throw new Error('not acknowledged');
    pending = outcome.pending;
  }
  expect(centre.segments.length).toBeLessThanOrEqual(5);
  expect(centre.segments.flatMap(({ lines }) => lines)).toHaveLength(RATINGS);
  expect(packedBytes / RATINGS).toBeLessThan(45);
});
