import type { ReplicaId } from '#shared/domain/ids.ts';
import type { Ack } from '#shared/protocol/segment.ts';
import { applyAck, isForked, type ReplicaReason } from './apply-ack.ts';
import { buildSegment } from './build-segment.ts';
import type { SyncFailure } from './classify-failure.ts';
import type { PushBounds } from './limits.ts';
import { fitRows, type PushPlan, planPush } from './plan-push.ts';
import type { AckVerifier, Clock, DeviceInfo, Journal, Signer, Transport } from './ports.ts';
import { createReadAhead, type ReadAhead } from './read-ahead.ts';
import { oldestUnsentAt } from './sync-status.ts';

/** What came of one push. */
export type PushOutcome =
  | {
      readonly type: 'acked';
      readonly ack: Ack;
      /** Entries that the push carried. */
      readonly count: number;
      /** Entries left to send. */
      readonly pending: number;
      /** Did the centre's position move: up, down (AK3), or not at all? */
      readonly moved: 'up' | 'down' | 'no';
      /** Centre's clock minus ours, ms. */
      readonly skewMs: number;
      /** From before the segment was made to the ack, by the tablet's clock. */
      readonly tookMs: number;
    }
  | { readonly type: 'start-replica'; readonly replica: ReplicaId; readonly reason: ReplicaReason }
  | {
      readonly type: 'failed';
      readonly failure: SyncFailure;
      /** The replica and how many entries the push was of. */
      readonly replica: ReplicaId;
      readonly count: number;
    };

export interface PushPorts {
  readonly journal: Journal;
  readonly transport: Transport;
  readonly signer: Signer;
  readonly ackVerifier: AckVerifier;
  readonly device: DeviceInfo;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/**
 * Sends what comes next, or the heartbeat, and takes in the answer. Rejects only when the journal or the key does.
 * @param ahead of the loop that pushes again and again (PU1b)
 */
export async function pushOnce(
  ports: PushPorts,
  bounds: PushBounds,
  version: number,
  ahead: ReadAhead = createReadAhead(ports.journal),
): Promise<PushOutcome> {
  const outcome = await push(ports, bounds, version, ahead);
  if (outcome.type !== 'acked') ahead.drop();
  return outcome;
}

async function push(
  ports: PushPorts,
  bounds: PushBounds,
  version: number,
  ahead: ReadAhead,
): Promise<PushOutcome> {
  const { journal, clock } = ports;
  const sentMs = clock.nowMs();
  const segment = await nextSegment(ports, bounds, version, ahead);
  if (segment.type === 'damaged') {
    return { type: 'start-replica', replica: segment.replica, reason: 'damage' };
  }
  const { behind } = segment;
  if (behind.count > 0) ahead.begin(segment.replica, behind.first, behind.count);
  const answer = await ports.transport.push(segment.text);
  if (!answer.ok) return afterFailure(journal, answer.error, segment);
  const ack = answer.value;
  if (!(await ports.ackVerifier.verify(ack))) return notOurs('receipt not signed by our centre', segment);
  const before = await journal.state();
  const decision = applyAck(before, ack, await journal.hashAt(ack.receivedThrough));
  if (decision.type === 'ignore') return notOurs('answer for another replica', segment);
  if (decision.type === 'start-replica') return { ...decision, replica: before.replica };
  await journal.adoptAck(ack);
  const after = await journal.state();
  const step = after.ackedThrough - before.ackedThrough;
  const moved = step > 0 ? 'up' : step < 0 ? 'down' : 'no';
  const skewMs = Math.round(Date.parse(ack.serverTime) - (sentMs + clock.nowMs()) / 2);
  const tookMs = clock.nowMs() - sentMs;
  const pending = after.last - after.ackedThrough;
  return { type: 'acked', ack, count: segment.count, pending, moved, skewMs, tookMs };
}

interface Sent {
  readonly type: 'segment';
  readonly replica: ReplicaId;
  readonly text: string;
  readonly count: number;
  /** What the next push will carry if this one is confirmed. */
  readonly behind: PushPlan;
}

type NextSegment = Sent | { readonly type: 'damaged'; readonly replica: ReplicaId };

async function nextSegment(
  ports: PushPorts,
  bounds: PushBounds,
  version: number,
  ahead: ReadAhead,
): Promise<NextSegment> {
  const { journal, device } = ports;
  const state = await journal.state();
  const plan = planPush(state, bounds);
  const held = plan.count === 0 ? [] : await ahead.take(state, plan.first, plan.count);
  const damaged: NextSegment = { type: 'damaged', replica: state.replica };
  if (held.length < plan.count) return damaged;
  const rows = fitRows(held, bounds.maxBytes);
  // What will still wait once the centre reads this: the entries that come along are no longer pending by then.
  const end = plan.first + rows.length - 1;
  const pending = state.last - end;
  const [next] = pending === 0 ? [] : await journal.read(end + 1, 1);
  const status = { ...(await device.status()), pending, oldestUnsentAt: oldestUnsentAt(next ?? null) };
  const prev = await journal.hashAt(plan.first - 1);
  const sentAt = new Date(ports.clock.nowMs()).toISOString();
  const built = await buildSegment(
    { version, state, first: plan.first, prev, rows, device, status, sentAt },
    ports.signer,
  );
  if (!built.ok) return damaged;
  const behind = planPush({ ...state, ackedThrough: end }, bounds);
  return { type: 'segment', replica: state.replica, text: built.value, count: rows.length, behind };
}

/** RP1a: a refusal as forked that contradicts our own chain is a refusal like any other. */
async function afterFailure(journal: Journal, failure: SyncFailure, sent: Sent): Promise<PushOutcome> {
  if (failure.type !== 'forked') return failed(failure, sent);
  const state = await journal.state();
  if (isForked(state, failure, await journal.hashAt(failure.receivedThrough))) {
    return { type: 'start-replica', replica: state.replica, reason: 'fork' };
  }
  return failed({ type: 'rejected', status: 409, code: 'replica-forked' }, sent);
}

/** AK3b: what answers is not our centre, whatever it says. */
function notOurs(reason: string, sent: Sent): PushOutcome {
  return failed({ type: 'unreachable', reason }, sent);
}

function failed(failure: SyncFailure, { replica, count }: Sent): PushOutcome {
  return { type: 'failed', failure, replica, count };
}
