import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Segment, SegmentLine } from '#shared/lib/segment-text.ts';
import type { CasePorts } from '../cases/case-draft.ts';
import type { Connection } from '../store/database.ts';
import { lockDevice, type StoredDevice } from '../store/devices.ts';
import {
  countQuarantined,
  findHashes,
  findMissing,
  insertEntries,
  markForked,
  markPushed,
  moveReplica,
  openReplica,
  readStoredLines,
  replaceMissing,
  type StoredReplica,
} from '../store/journal.ts';
import type { PushRefusal } from './check-segment.ts';
import { keepMeanings } from './keep-meanings.ts';
import { findOverlap, type Held, type IngestPlan, type Position, planIngest } from './plan-ingest.ts';
import type { Arrival } from './rating-row.ts';
import { readLines } from './read-lines.ts';

/** How far the centre is after a segment. */
export interface Ingested extends Position {
  readonly quarantined: number;
  /** Entries of the segment that were not held before, under this number or another. */
  readonly added: number;
}

const NOTHING_HELD: Held = { hashes: new Map(), missing: [] };

/**
 * AK1: takes a checked segment in. To be run inside one transaction, as its last part; what it answers is true once that
 * transaction is committed.
 */
export async function ingestSegment(
  connection: Connection,
  ports: CasePorts,
  device: StoredDevice,
  segment: Segment,
  arrival: { readonly receivedAt: string; readonly skewMs: number | null },
): Promise<Result<Ingested, PushRefusal>> {
  await lockDevice(connection, device.id);
  const replica = await openReplica(connection, {
    id: segment.head.replica,
    deviceId: device.id,
    at: arrival.receivedAt,
  });
  if (replica.deviceId !== device.id) {
    return err({ code: 'wrong-device', detail: 'The replica belongs to another device.' });
  }
  const plan = planIngest(segment, replica, await findHeld(connection, replica, segment));
  // A file is no sign of life, and a fork tells of another past than the one held here.
  if (arrival.skewMs !== null) {
    const toldThrough = plan.type === 'forked' ? 0 : positionTold(segment);
    await markPushed(connection, replica.no, {
      at: arrival.receivedAt,
      toldThrough: Math.max(replica.toldThrough, toldThrough),
    });
  }
  switch (plan.type) {
    case 'forked':
      await markForked(connection, replica.no, arrival.receivedAt);
      return err({
        code: 'replica-forked',
        detail: 'Another entry is known at a position that this segment covers.',
        members: { receivedThrough: replica.receivedThrough, hash: replica.hash },
      });
    case 'gap':
      return ok({ ...(await summarise(connection, replica.no, replica)), added: 0 });
    case 'accept':
      return ok(
        await accept(connection, ports, plan, {
          ...arrival,
          deviceId: device.id,
          unitId: device.unitId,
          sample: device.sample,
          replicaNo: replica.no,
        }),
      );
  }
}

/** How far the tablet says it has written: what the segment carries and what waits behind it. */
function positionTold({ head, seal }: Segment): number {
  return Math.min(seal.last + (head.status?.pending ?? 0), Number.MAX_SAFE_INTEGER);
}

async function findHeld(connection: Connection, replica: StoredReplica, segment: Segment): Promise<Held> {
  const overlap = findOverlap(segment, replica);
  if (!overlap) return NOTHING_HELD;
  const missing = await findMissing(connection, replica.no, overlap);
  // The hash at our own position proves all that lies before it, unless the segment ends short of it or fills a hole.
  const needsHashes = overlap.last < replica.receivedThrough || missing.length > 0;
  const hashes = needsHashes ? await findHashes(connection, replica.no, overlap) : new Map();
  const end = segment.seal.last;
  if (!missing.some((range) => range.last === end)) return { missing, hashes };
  const [behind] = await readStoredLines(connection, replica.no, end, 1);
  return { missing, hashes, next: behind?.seq === end + 1 && !behind.erased ? behind : undefined };
}

async function accept(
  connection: Connection,
  ports: CasePorts,
  plan: Extract<IngestPlan, { type: 'accept' }>,
  arrival: Arrival,
): Promise<Ingested> {
  const { position } = plan;
  await replaceMissing(
    connection,
    arrival.replicaNo,
    plan.missingRemoved,
    plan.missingAdded,
    arrival.receivedAt,
  );
  await moveReplica(connection, arrival.replicaNo, { ...position, at: arrival.receivedAt });
  return await storeLines(connection, ports, plan.lines, arrival, position);
}

async function storeLines(
  connection: Connection,
  ports: CasePorts,
  lines: readonly SegmentLine[],
  arrival: Arrival,
  position: Position,
): Promise<Ingested> {
  const read = await readLines(connection, arrival.unitId, lines);
  const duplicates = await insertEntries(
    connection,
    arrival,
    read.map((one) => one.entry),
  );
  const fresh = read.filter((one) => !duplicates.has(one.entry.seq));
  const summary = await summarise(connection, arrival.replicaNo, position);
  const putAside = await keepMeanings(
    connection,
    ports,
    fresh.map(({ meaning, entry }) => ({ ...arrival, meaning, seq: entry.seq })),
    read.flatMap(({ entry, meaning }) => {
      if (entry.kind !== 'rating') return [];
      const said = meaning.type === 'rating' ? { at: meaning.at, body: meaning.body } : undefined;
      return [{ replicaNo: arrival.replicaNo, seq: entry.seq, read: said }];
    }),
  );
  return { ...summary, quarantined: summary.quarantined + putAside, added: fresh.length };
}

async function summarise(
  connection: Connection,
  replicaNo: number,
  position: Position,
): Promise<Omit<Ingested, 'added'>> {
  return {
    receivedThrough: position.receivedThrough,
    hash: position.hash,
    quarantined: await countQuarantined(connection, replicaNo),
  };
}
