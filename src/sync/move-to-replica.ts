import { type ReplicaId, toReplicaId } from '#shared/domain/ids.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { ReplicaReason } from './apply-ack.ts';
import { draftsForReplica, type Stamp } from './device-events.ts';
import type { Journal } from './ports.ts';

/** RP1, DM1: leaves replica `from` for a new one that carries on everything still held; nothing to do if another tab has left it already. */
export async function moveToReplica(
  journal: Journal,
  stamp: Stamp,
  from: ReplicaId,
  reason: ReplicaReason,
): Promise<void> {
  const replica = toReplicaId(uuidV7(stamp.clock.nowMs(), stamp.random.bytes(10)));
  for (;;) {
    const salvage = await journal.salvage();
    if (salvage.replica !== from) return;
    // False: a citizen's answer came in between; it must be carried over too.
    if (await journal.startReplica(replica, draftsForReplica(stamp, salvage, reason), salvage)) return;
  }
}
