import type { DeviceId, ReplicaId } from '#shared/domain/ids.ts';
import { uuidV7 } from '#shared/lib/uuid-v7.ts';
import type { EntryDraft } from '#shared/protocol/entry-bodies.ts';
import type { ReplicaReason } from './apply-ack.ts';
import type { ClockJump } from './clock-watch.ts';
import { MAX_FOUND_CHARS } from './limits.ts';
import type { Clock, Random, Salvage } from './ports.ts';

/** Source of ids and times for entries. */
export interface Stamp {
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly random: Pick<Random, 'bytes'>;
}

/** A draft of now, with an id of its own. */
export function draftEntry(stamp: Stamp, kind: string, kv: number, body: unknown): EntryDraft {
  const nowMs = stamp.clock.nowMs();
  return { id: uuidV7(nowMs, stamp.random.bytes(10)), at: new Date(nowMs).toISOString(), kind, kv, body };
}

/** What outlives a wipe of the database: which journal stood there (WD1). */
export interface CanaryNote {
  readonly device: DeviceId;
  readonly replica: ReplicaId;
}

/** WD1: first entry of the replica that follows a wipe. `replica` and `device` are what the canary remembers. */
export function storageReset(stamp: Stamp, lost: CanaryNote): EntryDraft {
  return draftEntry(stamp, 'device', 1, {
    event: 'storage-reset',
    device: lost.device,
    replica: lost.replica,
  });
}

/** DE1: the app has started. `persisted`: whether the browser promised to keep the storage. */
export function booted(stamp: Stamp, app: string, persisted: boolean | null): EntryDraft {
  return draftEntry(stamp, 'device', 1, { event: 'boot', app, persisted });
}

/** DE2: first start of another version than the one before. */
export function updated(stamp: Stamp, from: string, to: string): EntryDraft {
  return draftEntry(stamp, 'device', 1, { event: 'update', from, to });
}

/** DE3: what the clock should have shown when it was looked at, and what it showed. */
export function clockJumped(stamp: Stamp, { expectedMs, foundMs }: ClockJump): EntryDraft {
  const [expected, found] = [expectedMs, foundMs].map((ms) => new Date(ms).toISOString());
  const jumpMs = Math.round(foundMs - expectedMs);
  return draftEntry(stamp, 'device', 1, { event: 'clock-jump', expected, found, jumpMs });
}

/** CF8: so many parts of that content were no longer what their names say. */
export function contentDamaged(stamp: Stamp, version: string, parts: number): EntryDraft {
  return draftEntry(stamp, 'device', 1, { event: 'damaged-content', version, parts });
}

/**
 * RP1, DM1: what a new replica begins with. First the note where it comes from, then everything the old one still held,
 * in order, under its old ids; a damaged position is a note of what stood there.
 *
 * The note lets the centre close the old replica: positions below `oldest` had been acknowledged and pruned, so any of
 * them that it does not hold are missing; positions `oldest…last` follow in this replica.
 */
export function draftsForReplica(
  stamp: Stamp,
  salvage: Salvage,
  reason: ReplicaReason,
): readonly EntryDraft[] {
  const { replica, oldest, last, ackedThrough } = salvage;
  const note = { event: 'replica-started', reason, replica, oldest, last, receivedThrough: ackedThrough };
  const carried = salvage.rows.map((row) => {
    if (row.type === 'entry') return row.draft;
    const { seq, through } = row;
    const found = row.found?.slice(0, MAX_FOUND_CHARS) ?? null;
    return draftEntry(stamp, 'device', 1, { event: 'damaged-entry', replica, seq, through, found });
  });
  return [draftEntry(stamp, 'device', 1, note), ...carried];
}
