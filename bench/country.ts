import { performance } from 'node:perf_hooks';
import { createPushGate, PUSH_LIMITS } from '#server/ingest/push-gate.ts';
import { toReplicaId } from '#shared/domain/ids.ts';
import { heartbeatDelayMs } from '#sync/backoff.ts';
import type { SyncFailure } from '#sync/classify-failure.ts';
import { COALESCE_MS, PUSH_BOUNDS } from '#sync/limits.ts';
import { freshMemory, type LoopMemory, nextStep } from '#sync/next-step.ts';
import { createSeededChance } from '#tests/support/virtual-time.ts';
import { DueQueue } from './due-queue.ts';
import { spreadOf } from './spread.ts';
import { ANSWERS_BY_HOUR, BACK_ONLINE, nextVisit, OFFLINE_SHARE, OUTAGE } from './visits.ts';

/**
 * A working day of a whole country's tablets, in virtual time: `npm run bench:country -- 27000 4 6 9 0.3`: so many tablets, so many
 * processes of the centre, milliseconds of processor for a push, for the first answer in it and for each further one (as
 * `npm run bench -- B9` measures them). `open` behind it takes the gate away, to see what it is for.
 * The tablets wait, push, beat and back off by the sync engine's own functions, and whom a process turns away its own gate decides;
 * the work of a process is a queue, first come, first served, and a proxy sends to one process after the other. Nothing is sent anywhere.
 */
const [TABLETS = 27_000, PROCESSES = 4, PUSH_MS = 6, FIRST_MS = 9, FURTHER_MS = 0.3] = process.argv
  .slice(2)
  .filter((word) => word !== 'open')
  .map(Number);
const HAS_GATE = !process.argv.includes('open');
/** Processor that a push takes which is turned away, ms. */
const TURNED_AWAY_MS = 0.5;
const HOUR_MS = 3_600_000;
const DAY_MS = ANSWERS_BY_HOUR.length * HOUR_MS;
const OUTAGE_MS = { from: OUTAGE.from * HOUR_MS, to: OUTAGE.to * HOUR_MS };
const BACK_MS = BACK_ONLINE * HOUR_MS;
/** Networks come back within a minute of each other. */
const ONLINE_MS = 60_000;
/** A tablet that waits longer for its answer gives up and tries again; what the centre did meanwhile was in vain. */
const PATIENCE_MS = 30_000;
const SEED = 7;

interface Tablet {
  readonly backMs: number;
  pending: number;
  memory: LoopMemory;
  /** `wait`: an answer wakes it; `back-off`: nothing recorded shortens it; `push`: one is under way. */
  doing: 'wait' | 'back-off' | 'push';
  /** When its oldest unconfirmed answer was given. */
  oldestMs: number;
  /** Counts its plans: an earlier plan is no longer carried out. */
  plan: number;
}

type Event =
  | { readonly type: 'answer'; readonly tablet: number }
  | { readonly type: 'push'; readonly tablet: number; readonly plan: number }
  /** A process has done a push, whoever still waits for it. */
  | { readonly type: 'done'; readonly leave: () => void }
  /** What the tablet is told; null: it gave up waiting. */
  | {
      readonly type: 'told';
      readonly tablet: number;
      readonly count: number;
      readonly failure: SyncFailure | null;
      readonly tookMs: number;
    };

const UNREACHABLE: SyncFailure = { type: 'unreachable', reason: 'nothing answers' };
const TIMED_OUT: SyncFailure = { type: 'unreachable', reason: 'no answer in time', timedOut: true };
const REPLICA = toReplicaId('00000000-0000-7000-8000-000000000001');
const ACK = {
  replica: REPLICA,
  ...{ receivedThrough: 0, hash: '', serverTime: '', quarantined: 0, key: '', sig: '' },
  protocol: { min: 1, max: 1 },
};

const random = createSeededChance(SEED).fraction;
const queue = new DueQueue<Event>();
const clock = { at: 0, nowMs: () => clock.at };
const tablets: Tablet[] = Array.from({ length: TABLETS }, () => ({
  backMs: random() < OFFLINE_SHARE ? BACK_MS : 0,
  memory: freshMemory(),
  doing: 'wait',
  ...{ pending: 0, oldestMs: 0, plan: 0 },
}));
const limits = HAS_GATE ? PUSH_LIMITS : { ...PUSH_LIMITS, waitMs: Number.POSITIVE_INFINITY };
const processes = Array.from({ length: PROCESSES }, () => ({
  freeMs: 0,
  gate: createPushGate(clock, limits),
}));
let turn = 0;
const waits: number[][] = ANSWERS_BY_HOUR.map(() => []);
const total = { answers: 0, confirmed: 0, pushes: 0, inVain: 0, refused: 0, busyMs: 0, worstLagMs: 0 };
/** When nothing was left of what was given before the outage ended. */
let caughtUpMs = 0;

const startedMs = performance.now();
for (const index of tablets.keys()) {
  const { backMs } = tablets[index] ?? { backMs: 0 };
  planAnswer(index, 0);
  // Without a network nothing is sent; that it is back, the browser says at once.
  planPush(index, backMs + random() * (backMs > 0 ? ONLINE_MS : heartbeatDelayMs(random())));
}
for (let next = queue.take(); next !== null; next = queue.take()) {
  clock.at = next.dueMs;
  carryOut(next.item, next.dueMs);
}
report();

function carryOut(event: Event, nowMs: number): void {
  if (event.type === 'done') {
    event.leave();
    return;
  }
  const tablet = tablets[event.tablet];
  if (tablet === undefined) return;
  if (event.type === 'answer') answer(event.tablet, tablet, nowMs);
  else if (event.type === 'told') goOn(event, tablet, nowMs);
  else if (event.plan === tablet.plan) push(event.tablet, tablet, nowMs);
}

function answer(index: number, tablet: Tablet, nowMs: number): void {
  if (tablet.pending === 0) tablet.oldestMs = nowMs;
  tablet.pending += 1;
  total.answers += 1;
  planAnswer(index, nowMs);
  const wakes = tablet.pending === 1 && tablet.doing === 'wait' && nowMs >= tablet.backMs;
  if (wakes) planPush(index, nowMs + COALESCE_MS);
}

function push(index: number, tablet: Tablet, nowMs: number): void {
  // After the end of work a heartbeat is of no interest; answers that are still here are.
  if (nowMs > DAY_MS && tablet.pending === 0) return;
  tablet.doing = 'push';
  const count = Math.min(tablet.pending, PUSH_BOUNDS.maxEntries);
  const tell = (ms: number, failure: SyncFailure | null) =>
    queue.put(ms, { type: 'told', tablet: index, count, failure, tookMs: ms - nowMs });
  if (nowMs >= OUTAGE_MS.from && nowMs < OUTAGE_MS.to) {
    tell(nowMs, UNREACHABLE);
    return;
  }
  turn += 1;
  const process = processes[turn % processes.length];
  if (process === undefined) throw new Error('no process');
  const admission = process.gate.enter(0);
  const admitted = admission.type === 'admitted';
  const serviceMs = admitted ? serviceOf(count) : TURNED_AWAY_MS;
  process.freeMs = Math.max(nowMs, process.freeMs) + serviceMs;
  total.busyMs += serviceMs;
  if (!admitted) {
    total.refused += 1;
    const retryAfterMs = admission.retryAfterSeconds * 1_000;
    tell(nowMs + TURNED_AWAY_MS, { type: 'busy', status: 503, retryAfterMs });
    return;
  }
  total.pushes += 1;
  queue.put(process.freeMs, { type: 'done', leave: admission.leave });
  const tookMs = process.freeMs - nowMs;
  waits[Math.min(waits.length - 1, Math.floor(nowMs / HOUR_MS))]?.push(tookMs);
  const inVain = tookMs > PATIENCE_MS;
  if (inVain) total.inVain += 1;
  tell(nowMs + Math.min(tookMs, PATIENCE_MS), inVain ? TIMED_OUT : null);
}

/** Processor of a push with so many answers, ms. */
function serviceOf(answers: number): number {
  return answers === 0 ? PUSH_MS : PUSH_MS + FIRST_MS + FURTHER_MS * (answers - 1);
}

/** The engine decides what follows, with what it remembers. */
function goOn(told: Extract<Event, { readonly type: 'told' }>, tablet: Tablet, nowMs: number): void {
  const { tablet: index, count, failure, tookMs } = told;
  if (failure === null) confirm(tablet, count, nowMs);
  const { pending } = tablet;
  const { memory, step } = nextStep(
    tablet.memory,
    failure === null
      ? { type: 'acked', ack: ACK, count, pending, moved: count > 0 ? 'up' : 'no', skewMs: 0, tookMs }
      : { type: 'failed', failure, replica: REPLICA, count },
    random(),
  );
  tablet.memory = memory;
  tablet.doing = step.type === 'wait' && step.wakes !== 'any' ? 'back-off' : 'wait';
  planPush(index, nowMs + (step.type === 'wait' ? step.delayMs : 0));
}

function confirm(tablet: Tablet, count: number, nowMs: number): void {
  if (count > 0) {
    const lagMs = nowMs - Math.max(tablet.oldestMs, tablet.backMs);
    if (tablet.oldestMs < OUTAGE_MS.to && tablet.backMs === 0 && nowMs > OUTAGE_MS.to) caughtUpMs = nowMs;
    else total.worstLagMs = Math.max(total.worstLagMs, lagMs);
  }
  tablet.pending -= count;
  total.confirmed += count;
  tablet.oldestMs = nowMs;
}

function planPush(index: number, dueMs: number): void {
  const tablet = tablets[index];
  if (tablet === undefined) return;
  tablet.plan += 1;
  queue.put(dueMs, { type: 'push', tablet: index, plan: tablet.plan });
}

function planAnswer(index: number, nowMs: number): void {
  const at = nextVisit(nowMs / HOUR_MS, random);
  if (at !== null) queue.put(at * HOUR_MS, { type: 'answer', tablet: index });
}

function report(): void {
  console.log(
    `${TABLETS} tablets, ${PROCESSES} processes, ${PUSH_MS} ms a push, ${FIRST_MS} ms its first answer and ${FURTHER_MS} ms each further one, ${HAS_GATE ? '' : 'no gate, '}${Math.round(OFFLINE_SHARE * 100)} % without a network until two, the centre down from half past nine to half past ten\n`,
  );
  console.log('| hour from | pushes | a second | until answered, median | p95 |\n|---|---|---|---|---|');
  for (const [hour, own] of waits.entries()) {
    const { n, median, p95 } = spreadOf(own);
    const spread = n === 0 ? '– | –' : `${median} ms | ${p95} ms`;
    console.log(`| ${7 + hour}:30 | ${n} | ${(n / 3_600).toFixed(0)} | ${spread} |`);
  }
  const share = total.busyMs / (PROCESSES * (DAY_MS - (OUTAGE_MS.to - OUTAGE_MS.from)));
  console.log(
    `\nanswers given ${total.answers}, confirmed ${total.confirmed}; pushes ${total.pushes}, of them answered too late ${total.inVain}, turned away ${total.refused}`,
  );
  console.log(
    `after the outage everything from before it had arrived within ${((caughtUpMs - OUTAGE_MS.to) / 1_000).toFixed(0)} s; else the oldest answer waited ${(total.worstLagMs / 1_000).toFixed(1)} s at most; processors busy ${(100 * share).toFixed(0)} % of the day`,
  );
  console.log(`(simulated in ${((performance.now() - startedMs) / 1_000).toFixed(0)} s)`);
  if (total.confirmed !== total.answers) process.exitCode = 1;
}
