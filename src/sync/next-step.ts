import type { ReplicaId } from '#shared/domain/ids.ts';
import { assertNever } from '#shared/lib/assert-never.ts';
import type { ReplicaReason } from './apply-ack.ts';
import { backoffDelayMs, heartbeatDelayMs, patienceMs } from './backoff.ts';
import {
  BACKOFF_MAX_MS,
  FOLLOWER_MS,
  PROBE_MS,
  PUSH_BOUNDS,
  type PushBounds,
  QUICK_ACK_MS,
  SLOW_LINE_BOUNDS,
  UNREACHED_MAX_MS,
} from './limits.ts';
import { chooseVersion, OWN_VERSIONS, type VersionRange } from './negotiate-version.ts';
import type { PushOutcome } from './push-once.ts';
import type { SyncPhase } from './sync-status.ts';

/** What the loop remembers between pushes; lost with the page, and nothing depends on it but patience. */
export interface LoopMemory {
  /** Failures in a row. */
  readonly attempt: number;
  /** The last of them was an answer that named a pause (RT1c). */
  readonly toldToWait: boolean;
  /** What the next push may carry: `limit`, or less after a 413 or on a slow line. */
  readonly bounds: PushBounds;
  readonly limit: PushBounds;
  /** Refusals of the segment as a whole (400, 422) in a row. */
  readonly refusals: number;
  /** Acks in a row that brought the centre's position no further although entries wait. */
  readonly stalls: number;
  /** A replica was started for that reason, and no ack came since. */
  readonly movedFor: ReplicaReason | 'refusal' | null;
  /** What this app can write, and what it writes as long as the centre names nothing else (RT2d). */
  readonly own: VersionRange;
  readonly version: number;
}

/** The memory of a loop that has done nothing yet. */
export function freshMemory(limit: PushBounds = PUSH_BOUNDS, own: VersionRange = OWN_VERSIONS): LoopMemory {
  return {
    attempt: 0,
    toldToWait: false,
    bounds: limit,
    limit,
    refusals: 0,
    stalls: 0,
    movedFor: null,
    own,
    version: own.max,
  };
}

/** What the loop does next. */
export type NextStep =
  | { readonly type: 'push' }
  | { readonly type: 'start-replica'; readonly replica: ReplicaId; readonly reason: ReplicaReason }
  | {
      readonly type: 'wait';
      readonly phase: SyncPhase;
      readonly delayMs: number;
      /** Which nudges may cut the wait short. */
      readonly wakes: 'any' | 'not-recorded' | 'staff';
    };

/** Everything that can come of one turn of the loop. */
export type TurnOutcome = PushOutcome | { readonly type: 'follower' } | { readonly type: 'storage-fault' };

export interface Decision {
  readonly memory: LoopMemory;
  readonly step: NextStep;
}

/**
 * RT1, RT2, RP1, DM1: what follows from the outcome of a push. Pure; the loop only obeys.
 * @param fraction uniform in [0, 1), for the jitter
 */
export function nextStep(memory: LoopMemory, outcome: TurnOutcome, fraction: number): Decision {
  switch (outcome.type) {
    case 'acked':
      return afterAck(memory, outcome, fraction);
    case 'start-replica':
      return startReplica(memory, outcome, outcome.reason, fraction);
    case 'failed':
      return afterFailure(memory, outcome, fraction);
    case 'follower':
      return { memory, step: { type: 'wait', phase: 'follower', delayMs: FOLLOWER_MS, wakes: 'any' } };
    case 'storage-fault':
      return waitLonger(memory, 'storage-fault', fraction);
    default:
      return assertNever(outcome);
  }
}

function afterAck(
  memory: LoopMemory,
  outcome: Extract<PushOutcome, { type: 'acked' }>,
  fraction: number,
): Decision {
  const { limit, own } = memory;
  const version = chooseVersion(own, outcome.ack.protocol) ?? memory.version;
  const fresh = { ...freshMemory(limit, own), bounds: widen(memory, outcome.tookMs), version };
  if (outcome.pending === 0) {
    const delayMs = heartbeatDelayMs(fraction);
    return { memory: fresh, step: { type: 'wait', phase: 'idle', delayMs, wakes: 'any' } };
  }
  if (outcome.moved === 'up') return { memory: fresh, step: { type: 'push' } };
  // AK3c: the first step down after a restore, or a heartbeat that finds entries waiting, goes on at once. Answers that
  // bring nothing forward again and again are not a reason to hurry.
  const stalled = { ...fresh, stalls: memory.stalls + 1 };
  const goOn = memory.stalls === 0 && (outcome.moved === 'down' || outcome.count === 0);
  if (goOn) return { memory: stalled, step: { type: 'push' } };
  const delayMs = backoffDelayMs(memory.stalls, fraction, BACKOFF_MAX_MS);
  return { memory: stalled, step: { type: 'wait', phase: 'waiting', delayMs, wakes: 'not-recorded' } };
}

function startReplica(
  memory: LoopMemory,
  from: { readonly replica: ReplicaId; readonly reason: ReplicaReason },
  movedFor: NonNullable<LoopMemory['movedFor']>,
  fraction: number,
): Decision {
  // Twice without an ack in between: something is wrong that a new replica does not mend. Not in a hot loop, then.
  if (memory.movedFor !== null) return waitLonger({ ...memory, movedFor: null }, 'waiting', fraction);
  return { memory: { ...memory, movedFor, refusals: 0 }, step: { ...from, type: 'start-replica' } };
}

function afterFailure(
  memory: LoopMemory,
  outcome: Extract<PushOutcome, { type: 'failed' }>,
  fraction: number,
): Decision {
  const { failure, count, replica } = outcome;
  switch (failure.type) {
    case 'unreachable':
      return waitLonger(
        failure.timedOut ? afterTimeout(memory, count) : memory,
        'waiting',
        fraction,
        UNREACHED_MAX_MS,
      );
    case 'busy':
      return afterBusy(memory, failure.retryAfterMs, fraction);
    case 'unpaired':
      return waitForStaff(memory, failure.type);
    case 'outdated':
      return afterOutdated(memory, failure);
    case 'too-large':
      if (count <= 1) return waitLonger(memory, 'waiting', fraction);
      return { memory: { ...memory, bounds: halve(memory.bounds, count) }, step: { type: 'push' } };
    case 'rejected':
      return afterRefusal(memory, replica, fraction);
    case 'forked':
      return startReplica(memory, { replica, reason: 'fork' }, 'fork', fraction);
    default:
      return assertNever(failure);
  }
}

function waitForStaff(memory: LoopMemory, phase: 'unpaired' | 'outdated'): Decision {
  return {
    memory: { ...memory, attempt: 0 },
    step: { type: 'wait', phase, delayMs: PROBE_MS, wakes: 'staff' },
  };
}

/** RT2d: the centre named what it reads; another version that both know is written at once. */
function afterOutdated(memory: LoopMemory, centre: VersionRange): Decision {
  const version = chooseVersion(memory.own, centre);
  if (version === null || version === memory.version) return waitForStaff(memory, 'outdated');
  return { memory: { ...memory, version }, step: { type: 'push' } };
}

/** RT2c: one refusal may be a garbled transfer; the second sends everything anew in a new replica, once; then patience. */
function afterRefusal(memory: LoopMemory, replica: ReplicaId, fraction: number): Decision {
  const refused = { ...memory, refusals: memory.refusals + 1 };
  if (refused.refusals === 2 && memory.movedFor !== 'refusal') {
    return startReplica({ ...refused, movedFor: null }, { replica, reason: 'damage' }, 'refusal', fraction);
  }
  return waitLonger(refused, 'waiting', fraction);
}

/** RT1c: whoever is told when to come is not told to be patient for what was before. */
function afterBusy(memory: LoopMemory, namedMs: number | null, fraction: number): Decision {
  if (namedMs === null) return waitLonger(memory, 'waiting', fraction, UNREACHED_MAX_MS);
  const attempt = memory.toldToWait ? memory.attempt : 0;
  const backoffMs = backoffDelayMs(attempt, fraction, UNREACHED_MAX_MS);
  const delayMs = Math.max(patienceMs(namedMs, fraction), backoffMs);
  return {
    memory: { ...memory, attempt: attempt + 1, toldToWait: true },
    step: { type: 'wait', phase: 'waiting', delayMs, wakes: namedMs > 0 ? 'staff' : 'not-recorded' },
  };
}

function waitLonger(
  memory: LoopMemory,
  phase: SyncPhase,
  fraction: number,
  highestMs = BACKOFF_MAX_MS,
): Decision {
  const delayMs = backoffDelayMs(memory.attempt, fraction, highestMs);
  return {
    memory: { ...memory, attempt: memory.attempt + 1, toldToWait: false },
    step: { type: 'wait', phase, delayMs, wakes: 'not-recorded' },
  };
}

/** RT2e: half of what did not come through, but not so little that a dead line makes the way back long. */
function afterTimeout(memory: LoopMemory, count: number): LoopMemory {
  if (count === 0) return memory;
  const half = halve(memory.bounds, count);
  const least = (key: keyof PushBounds) => Math.min(memory.bounds[key], SLOW_LINE_BOUNDS[key]);
  const bounds = {
    maxEntries: Math.max(least('maxEntries'), half.maxEntries),
    maxBytes: Math.max(least('maxBytes'), half.maxBytes),
  };
  return { ...memory, bounds };
}

/** RT2: half of what was just refused, in entries and in bytes. */
function halve(bounds: PushBounds, count: number): PushBounds {
  return {
    maxEntries: Math.max(1, Math.floor(Math.min(bounds.maxEntries, count) / 2)),
    maxBytes: Math.max(1, Math.floor(bounds.maxBytes / 2)),
  };
}

/** RT2a, RT2e */
function widen({ bounds, limit }: LoopMemory, tookMs: number): PushBounds {
  if (tookMs > QUICK_ACK_MS) return bounds;
  return {
    maxEntries: Math.min(limit.maxEntries, bounds.maxEntries * 2),
    maxBytes: Math.min(limit.maxBytes, bounds.maxBytes * 2),
  };
}
