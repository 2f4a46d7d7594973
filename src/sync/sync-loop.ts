import { COALESCE_MS, PRUNE_EVERY_MS, type PushBounds, RETENTION_MS } from './limits.ts';
import { moveToReplica } from './move-to-replica.ts';
import type { VersionRange } from './negotiate-version.ts';
import { freshMemory, type LoopMemory, type NextStep, nextStep, type TurnOutcome } from './next-step.ts';
import type { Clock, Mutex, Random } from './ports.ts';
import { type PushPorts, pushOnce } from './push-once.ts';
import { createReadAhead, type ReadAhead } from './read-ahead.ts';
import { deriveStatus, type LoopStatus, STOPPED_STATUS, type SyncStatus } from './sync-status.ts';

/** Why the loop should look now rather than later. */
export type NudgeReason = 'recorded' | 'online' | 'visible' | 'staff';

export interface SyncPorts extends PushPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly mutex: Mutex;
  /** CF1: the centre named the content package that this tablet should have. */
  readonly onContentVersion?: (version: string) => void;
  /** PU1: what one push may carry. */
  readonly bounds?: PushBounds;
  /** RT2d: what this app writes, if not what this program knows. */
  readonly versions?: VersionRange;
  /** JR3: how long acknowledged entries are kept. */
  readonly retentionMs?: number;
}

/** Carries the journal to the centre for as long as it runs, and never gives up (RT1). */
export interface SyncLoop {
  start(): void;
  /** No push begins after this; one under way is answered into the journal as usual. */
  stop(): void;
  nudge(reason: NudgeReason): void;
  /** Calls back at every change; the returned function ends that. */
  subscribe(listener: (status: SyncStatus) => void): () => void;
  status(): SyncStatus;
}

/** Makes a loop; it does nothing before `start`. It knows nothing of HTTP, of the database, of timers but its ports. */
export function createSyncLoop(ports: SyncPorts): SyncLoop {
  return new Loop(ports);
}

class Loop implements SyncLoop {
  private readonly ports: SyncPorts;
  private readonly ahead: ReadAhead;
  private readonly listeners = new Set<(status: SyncStatus) => void>();
  private snapshot: SyncStatus = STOPPED_STATUS;
  private known: LoopStatus = STOPPED_STATUS;
  private memory: LoopMemory;
  private started = false;
  private draining = false;
  /** A nudge came while draining: look again before resting. */
  private nudged = false;
  private wakes: Extract<NextStep, { type: 'wait' }>['wakes'] = 'any';
  private timer: { readonly cancel: () => void; readonly soon: boolean } | null = null;
  private prunedAtMs: number = Number.NEGATIVE_INFINITY;

  constructor(ports: SyncPorts) {
    this.ports = ports;
    this.ahead = createReadAhead(ports.journal);
    this.memory = freshMemory(ports.bounds, ports.versions);
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    this.wakes = 'any';
    this.know({ phase: 'idle' });
    this.wakeAfter(0, true);
  }

  stop(): void {
    this.started = false;
    this.timer?.cancel();
    this.timer = null;
    this.know({ phase: 'stopped', nextAttemptAt: null });
    void this.publish(); // never rejects
  }

  nudge(reason: NudgeReason): void {
    if (reason === 'recorded') void this.publish(); // never rejects
    if (!this.started) return;
    if (this.draining) this.nudged = true;
    else if (!mayWake(this.wakes, reason)) return;
    else if (reason !== 'recorded') this.wakeAfter(0, true);
    else if (this.timer?.soon !== true) this.wakeAfter(COALESCE_MS, true);
  }

  subscribe(listener: (status: SyncStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  status(): SyncStatus {
    return this.snapshot;
  }

  /** @param soon further recordings shall not put it off */
  private wakeAfter(delayMs: number, soon: boolean): void {
    this.timer?.cancel();
    const cancel = this.ports.clock.after(delayMs, () => void this.drain()); // never rejects
    this.timer = { cancel, soon };
  }

  /** Turns until there is a reason to wait. */
  private async drain(): Promise<void> {
    if (this.draining || !this.started) return;
    this.draining = true;
    this.timer = null;
    this.know({ phase: 'pushing', nextAttemptAt: null });
    await this.publish();
    let step: NextStep = { type: 'push' };
    while (this.started && step.type !== 'wait') {
      this.nudged = false;
      const outcome = await this.turn(step);
      step = outcome === 'moved' ? { type: 'push' } : this.decide(outcome);
    }
    this.draining = false;
    if (step.type === 'wait') this.rest(step);
    await this.publish();
  }

  private async turn(step: NextStep): Promise<TurnOutcome | 'moved'> {
    const { mutex, journal } = this.ports;
    try {
      const outcome = await mutex.runExclusive(async () => {
        if (step.type !== 'start-replica') return await this.push();
        await moveToReplica(journal, this.ports, step.replica, step.reason);
        return 'moved' as const;
      });
      return outcome ?? { type: 'follower' };
    } catch {
      // Only the journal, the key or the lock rejects. Nothing is lost by waiting; the phase shows it to staff.
      return { type: 'storage-fault' };
    }
  }

  private async push(): Promise<TurnOutcome> {
    const outcome = await pushOnce(this.ports, this.memory.bounds, this.memory.version, this.ahead);
    // Under the same lock: another tab must not find rows gone that it is about to read.
    if (outcome.type === 'acked') await this.prune();
    return outcome;
  }

  private decide(outcome: TurnOutcome): NextStep {
    this.learn(outcome);
    const decision = nextStep(this.memory, outcome, this.ports.random.fraction());
    this.memory = decision.memory;
    return decision.step;
  }

  private learn(outcome: TurnOutcome): void {
    const now = new Date(this.ports.clock.nowMs()).toISOString();
    if (outcome.type === 'acked') {
      const { ack, skewMs } = outcome;
      this.know({ lastContactAt: now, lastFailure: null, failingSince: null, skewMs });
      if (ack.contentVersion) this.ports.onContentVersion?.(ack.contentVersion);
    } else if (outcome.type === 'failed') {
      this.know({ lastFailure: outcome.failure, failingSince: this.known.failingSince ?? now });
    }
  }

  private rest(step: Extract<NextStep, { type: 'wait' }>): void {
    if (!this.started) return;
    this.wakes = step.wakes;
    const soon = this.nudged && mayWake(step.wakes, 'recorded');
    const delayMs = soon ? COALESCE_MS : step.delayMs;
    const nextAttemptAt = new Date(this.ports.clock.nowMs() + delayMs).toISOString();
    this.know({ phase: step.phase, nextAttemptAt });
    this.wakeAfter(delayMs, soon);
  }

  /** JR3, after a contact only: what is pruned is then as surely at the centre as it can be. */
  private async prune(): Promise<void> {
    const nowMs = this.ports.clock.nowMs();
    if (nowMs - this.prunedAtMs < PRUNE_EVERY_MS) return;
    this.prunedAtMs = nowMs;
    await this.ports.journal.prune(new Date(nowMs - (this.ports.retentionMs ?? RETENTION_MS)).toISOString());
  }

  private know(change: Partial<LoopStatus>): void {
    this.known = { ...this.known, ...change };
  }

  /** Never rejects: a journal that cannot be read is a status of its own. */
  private async publish(): Promise<void> {
    try {
      this.snapshot = await deriveStatus(this.ports.journal, this.known);
    } catch {
      this.snapshot = { ...this.snapshot, ...this.known, phase: 'storage-fault' };
    }
    for (const listener of this.listeners) listener(this.snapshot);
  }
}

function mayWake(wakes: Loop['wakes'], reason: NudgeReason): boolean {
  if (wakes === 'any' || reason === 'staff') return true;
  return wakes === 'not-recorded' && reason !== 'recorded';
}
