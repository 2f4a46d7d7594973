import { err, ok, type Result } from '#shared/lib/result.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { buildSegment, type ChainDamage } from './build-segment.ts';
import type { Stamp } from './device-events.ts';
import { FILE_BOUNDS, type PushBounds } from './limits.ts';
import { moveToReplica } from './move-to-replica.ts';
import { fitRows, planPush } from './plan-push.ts';
import type { DeviceInfo, FileSealer, Journal, JournalState, SealedFile, Signer } from './ports.ts';

export type ExportScope = 'unsent' | 'all';

export interface ExportPorts extends Stamp {
  readonly journal: Journal;
  readonly signer: Signer;
  readonly device: DeviceInfo;
  readonly sealer: FileSealer;
  /** What one segment of the file may carry. */
  readonly bounds?: PushBounds;
}

/** A file, ready to be saved. Nothing on the tablet counts as sent by it: only an ack does that. */
export interface JournalFile {
  /** Lines with their newlines. */
  readonly lines: readonly string[];
  readonly entries: number;
  /** DM1: rows were damaged; the file holds all sound ones and says where the others stood. */
  readonly mended: boolean;
}

export type ExportFault =
  /** Nothing is held that the wish covers. */
  | { readonly type: 'nothing' }
  /** DM1: the journal breaks again as often as it is mended. */
  | { readonly type: 'damaged'; readonly seq: number };

/**
 * SN1: everything the centre has not acknowledged, or everything held, as one sealed file of segments. A damaged row does
 * not stand in the way (DM1b): the journal moves to a new replica, as before a push, and that is exported.
 */
export async function exportJournal(
  ports: ExportPorts,
  scope: ExportScope,
): Promise<Result<JournalFile, ExportFault>> {
  let mended = false;
  for (let attempt = 1; ; attempt++) {
    const state = await ports.journal.state();
    const wanted = scope === 'all' ? { ...state, ackedThrough: 0 } : state;
    const { first } = planPush(wanted, FILE_BOUNDS);
    if (first > state.last) return err({ type: 'nothing' });
    const file = await ports.sealer.begin();
    const added = await addSegments(ports, state, first, file);
    if (added.ok) return ok({ lines: await file.finish(), entries: state.last - first + 1, mended });
    if (attempt === MAX_ATTEMPTS) return err({ type: 'damaged', ...added.error });
    mended = (await mend(ports, state)) || mended;
  }
}

const MAX_ATTEMPTS = 3;

async function addSegments(
  ports: ExportPorts,
  state: JournalState,
  first: number,
  file: SealedFile,
): Promise<Result<void, ChainDamage>> {
  const { journal, device, clock } = ports;
  const bounds = ports.bounds ?? FILE_BOUNDS;
  const status = { ...(await device.status()), pending: state.last - state.ackedThrough };
  for (let next = first; next <= state.last; ) {
    const count = Math.min(bounds.maxEntries, state.last - next + 1);
    const held = await journal.read(next, count);
    if (held.length < count) return err({ seq: next + held.length });
    const rows = fitRows(held, bounds.maxBytes);
    const prev = await journal.hashAt(next - 1);
    const sentAt = new Date(clock.nowMs()).toISOString();
    const parts = { version: PROTOCOL_VERSION, state, first: next, prev, rows, device, status, sentAt };
    const segment = await buildSegment(parts, ports.signer);
    if (!segment.ok) return segment;
    await file.add(segment.value);
    next += rows.length;
  }
  return ok(undefined);
}

/** True when the journal was mended; false when it merely moved on (pruned, or another replica) while it was read. */
async function mend(ports: ExportPorts, before: JournalState): Promise<boolean> {
  const { replica, oldest } = await ports.journal.state();
  if (replica !== before.replica || oldest !== before.oldest) return false;
  await moveToReplica(ports.journal, ports, before.replica, 'damage');
  return true;
}
