import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Segment } from '#shared/lib/segment-text.ts';
import type { ImportedSegment, ImportReport } from '#shared/protocol/import.ts';
import { type Actor, audit, type Deed } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { findDeviceWithin } from '../store/device-reports.ts';
import { findDevice, findDeviceKeys, type StoredDevice } from '../store/devices.ts';
import { transact } from '../store/transact.ts';
import { checkSegment, hasMoreLines, type PushRefusal, peekDevice } from './check-segment.ts';
import { type Ingested, ingestSegment } from './ingest-segment.ts';
import { isSealed, openSealed } from './open-sealed.ts';
import { type FilePart, splitSegments } from './split-segments.ts';

/** More than a tablet writes in three busy years. */
const FILE_MAX_LINES = 500_000;

interface CheckedPart {
  readonly device: StoredDevice;
  readonly segment: Segment;
}

/**
 * SN1: takes in an exported journal file, sealed or bare. Every part is checked before the first one is stored; each is then one
 * transaction. Importing twice changes nothing, because what is held is skipped.
 * @param withinUnit only tablets of this unit and of all below it; null = any (the server's own command line)
 */
export async function importJournal(
  context: ServerContext,
  text: string,
  withinUnit: string | null,
  actor: Actor,
): Promise<Result<ImportReport, PushRefusal>> {
  if (hasMoreLines(text, FILE_MAX_LINES)) {
    return err({ code: 'too-large', detail: `A file holds at most ${FILE_MAX_LINES} lines.` });
  }
  const found = isSealed(text) ? await openSealed(context.keys.seal, text) : ok(splitSegments(text));
  if (!found.ok) return found;
  const parts: CheckedPart[] = [];
  for (const part of found.value) {
    const checked = await checkPart(context, part, withinUnit);
    if (!checked.ok) return checked;
    parts.push(checked.value);
  }
  const segments: ImportedSegment[] = [];
  for (const part of parts) {
    const stored = await storePart(context, part, actor);
    if (!stored.ok) return err(afterSegments(stored.error, segments.length));
    segments.push(stored.value);
  }
  return ok({ segments });
}

async function checkPart(
  context: ServerContext,
  part: FilePart,
  withinUnit: string | null,
): Promise<Result<CheckedPart, PushRefusal>> {
  const named = peekDevice(part.text);
  if (named === null) {
    const detail = 'The line is not the head of a journal segment.';
    return err({ code: 'segment-malformed', detail, members: { lineNumber: part.firstLine } });
  }
  const device = await findImportable(context, named, withinUnit);
  if (!device) {
    const detail = 'This centre has never paired the device that the file comes from.';
    return err({ code: 'unknown-device', detail, members: { lineNumber: part.firstLine } });
  }
  const checked = await checkSegment(device, part.text, await findDeviceKeys(context.db, device.id));
  return checked.ok ? ok({ device, segment: checked.value }) : err(inFile(checked.error, part));
}

async function findImportable(context: ServerContext, id: string, withinUnit: string | null) {
  if (withinUnit !== null && !(await findDeviceWithin(context.db, id, withinUnit))) return null;
  return await findDevice(context.db, id);
}

async function storePart(
  context: ServerContext,
  { device, segment }: CheckedPart,
  actor: Actor,
): Promise<Result<ImportedSegment, PushRefusal>> {
  const receivedAt = new Date(context.clock.nowMs()).toISOString();
  // A file says nothing of the time between writing and carrying: the skew is unknown.
  const stored = await transact(context.db, async (trx) => {
    const ingested = await ingestSegment(trx, context, device, segment, { receivedAt, skewMs: null });
    if (ingested.ok) await audit(trx, context, actor, toDeed(device, segment, ingested.value));
    return ingested;
  });
  if (!stored.ok) return stored;
  const { receivedThrough, quarantined, added } = stored.value;
  if (receivedThrough < segment.head.first - 1) {
    const detail = `The file begins at ${segment.head.first}; the centre holds this journal up to ${receivedThrough}.`;
    return err({ code: 'import-gap', detail, members: { receivedThrough, first: segment.head.first } });
  }
  const { head, seal } = segment;
  return ok({
    device: head.device,
    replica: head.replica,
    first: head.first,
    last: seal.last,
    entries: seal.count,
    added,
    receivedThrough,
    quarantined,
  });
}

function toDeed(device: StoredDevice, { head, seal }: Segment, { added }: Ingested): Deed {
  const detail = { replica: head.replica, first: head.first, last: seal.last, added };
  return { action: 'journal.imported', unitId: device.unitId, subject: device.id, detail };
}

/** What was stored before the refusal stays, and whoever sent the file must know that. */
function afterSegments(refusal: PushRefusal, storedSegments: number): PushRefusal {
  return { ...refusal, members: { ...refusal.members, storedSegments } };
}

/** Line numbers of a part become those of the file. */
function inFile(refusal: PushRefusal, { firstLine, oneLine }: FilePart): PushRefusal {
  const lineNumber = refusal.members?.lineNumber;
  const inWhole = typeof lineNumber === 'number' && !oneLine ? lineNumber + firstLine - 1 : firstLine;
  return { ...refusal, members: { ...refusal.members, lineNumber: inWhole } };
}
