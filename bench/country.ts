import { performance } from 'node:perf_hooks';
import { backoffDelayMs, heartbeatDelayMs } from '#sync/backoff.ts';
import { COALESCE_MS, PUSH_BOUNDS } from '#sync/limits.ts';
import { createSeededChance } from '#tests/support/virtual-time.ts';
import { DueQueue } from './due-queue.ts';
import { spreadOf } from './spread.ts';

/**
 * A working day of a whole country's tablets, in virtual time: `npm run bench:country -- 27000 4 10 0.7`: so many tablets, so many
 * processes of the centre, milliseconds of processor for a push, and for each answer in it (as `npm run bench:province` measures them).
 * The tablets wait, push, beat and back off by the sync engine's own functions; the centre is a queue, first come, first served.
 * Nothing is sent anywhere.
 */
const [TABLETS = 27_000, PROCESSES = 4, PUSH_MS = 10, ANSWER_MS = 0.7] = process.argv.slice(2).map(Number);
const HOUR_MS = 3_600_000;
/** Answers a tablet gets in each hour from half past seven on: some sixty a day, most of them before ten. */
const ANSWERS_BY_HOUR = [9, 14, 10, 5, 1, 7, 9, 5];
const DAY_MS = ANSWERS_BY_HOUR.length * HOUR_MS;
/** Nothing answers for an hour in the middle of the morning. */
const OUTAGE = { fromMs: 2 * HOUR_MS, toMs: 3 * HOUR_MS };
/** That share of the tablets has no network until two in the afternoon. */
const OFFLINE_SHARE = 0.15;
const BACK_MS = 6.5 * HOUR_MS;
/** Networks come back within a minute of each other. */
const ONLINE_MS = 60_000;
/** A tablet that waits longer for its answer gives up and tries again; what the centre did meanwhile was in vain. */
const PATIENCE_MS = 30_000;
const SEED = 7;

interface Tablet {
  readonly backMs: number;
  pending: number;
  attempt: number;
  /** Nothing recorded shortens the wait for another try. */
  backsOff: boolean;
  /** When its oldest unconfirmed answer was given. */
  oldestMs: number;
  /** Counts its plans: an earlier plan is no longer carried out. */
  plan: number;
}

type Event =
  | { readonly type: 'answer' | 'push'; readonly tablet: number; readonly plan: number }
  | {
      readonly type: 'done';
      readonly tablet: number;
      readonly plan: number;
      readonly count: number;
      readonly late: boolean;
    };

const random = createSeededChance(SEED).fraction;
const queue = new DueQueue<Event>();
const tablets: Tablet[] = Array.from({ length: TABLETS }, () => ({
  backMs: random() < OFFLINE_SHARE ? BACK_MS : 0,
  ...{ pending: 0, attempt: 0, backsOff: false, oldestMs: 0, plan: 0 },
}));
/** When each process is free again. */
const freeMs = new Float64Array(PROCESSES);
const waits: number[][] = ANSWERS_BY_HOUR.map(() => []);
const total = { answers: 0, confirmed: 0, pushes: 0, inVain: 0, failed: 0, busyMs: 0, worstLagMs: 0 };
/** When nothing was left of what was given before the outage ended. */
let caughtUpMs = 0;

const startedMs = performance.now();
for (const index of tablets.keys()) {
  const { backMs } = tablets[index] ?? { backMs: 0 };
  planAnswer(index, 0);
  // Without a network nothing is sent; that it is back, the browser says at once.
  planPush(index, backMs + random() * (backMs > 0 ? ONLINE_MS : heartbeatDelayMs(random())), false);
}
for (let next = queue.take(); next !== null; next = queue.take()) carryOut(next.item, next.dueMs);
report();

function carryOut(event: Event, nowMs: number): void {
  const tablet = tablets[event.tablet];
  if (tablet === undefined) return;
  if (event.type === 'answer') answer(event.tablet, tablet, nowMs);
  else if (event.plan !== tablet.plan) return;
  else if (event.type === 'done') finish(event, tablet, nowMs);
  else push(event.tablet, tablet, nowMs);
}

function answer(index: number, tablet: Tablet, nowMs: number): void {
  if (tablet.pending === 0) tablet.oldestMs = nowMs;
  tablet.pending += 1;
  total.answers += 1;
  planAnswer(index, nowMs);
  const waitsForHeartbeat = tablet.pending === 1 && !tablet.backsOff && nowMs >= tablet.backMs;
  if (waitsForHeartbeat) planPush(index, nowMs + COALESCE_MS, false);
}

function push(index: number, tablet: Tablet, nowMs: number): void {
  // After the end of work a heartbeat is of no interest; answers that are still here are.
  if (nowMs > DAY_MS && tablet.pending === 0) return;
  const isDown = nowMs >= OUTAGE.fromMs && nowMs < OUTAGE.toMs;
  if (isDown) {
    backOff(index, tablet, nowMs);
    return;
  }
  const count = Math.min(tablet.pending, PUSH_BOUNDS.maxEntries);
  const at = freeMs.indexOf(Math.min(...freeMs));
  const beginsMs = Math.max(nowMs, freeMs[at] ?? 0);
  const serviceMs = PUSH_MS + ANSWER_MS * count;
  freeMs[at] = beginsMs + serviceMs;
  total.busyMs += serviceMs;
  total.pushes += 1;
  const tookMs = beginsMs + serviceMs - nowMs;
  waits[Math.min(waits.length - 1, Math.floor(nowMs / HOUR_MS))]?.push(tookMs);
  tablet.plan += 1;
  const late = tookMs > PATIENCE_MS;
  const toldMs = nowMs + Math.min(tookMs, PATIENCE_MS);
  queue.put(toldMs, { type: 'done', tablet: index, plan: tablet.plan, count, late });
}

function finish(event: Extract<Event, { readonly type: 'done' }>, tablet: Tablet, nowMs: number): void {
  if (event.late) {
    total.inVain += 1;
    backOff(event.tablet, tablet, nowMs);
    return;
  }
  tablet.attempt = 0;
  tablet.backsOff = false;
  if (event.count > 0) {
    const lagMs = nowMs - Math.max(tablet.oldestMs, tablet.backMs);
    if (tablet.oldestMs < OUTAGE.toMs && tablet.backMs === 0 && nowMs > OUTAGE.toMs) caughtUpMs = nowMs;
    else total.worstLagMs = Math.max(total.worstLagMs, lagMs);
  }
  tablet.pending -= event.count;
  total.confirmed += event.count;
  tablet.oldestMs = nowMs;
  planPush(event.tablet, tablet.pending > 0 ? nowMs : nowMs + heartbeatDelayMs(random()), false);
}

function backOff(index: number, tablet: Tablet, nowMs: number): void {
  total.failed += 1;
  const delayMs = backoffDelayMs(tablet.attempt, random());
  tablet.attempt += 1;
  planPush(index, nowMs + delayMs, true);
}

function planPush(index: number, dueMs: number, backsOff: boolean): void {
  const tablet = tablets[index];
  if (tablet === undefined) return;
  tablet.plan += 1;
  tablet.backsOff = backsOff;
  queue.put(dueMs, { type: 'push', tablet: index, plan: tablet.plan });
}

/** Visitors come by chance, as often as in that hour. */
function planAnswer(index: number, nowMs: number): void {
  let dueMs = nowMs;
  for (;;) {
    const most = Math.max(...ANSWERS_BY_HOUR);
    dueMs -= (Math.log(1 - random()) / most) * HOUR_MS;
    if (dueMs >= DAY_MS) return;
    // Thinned out to the hour's own number (Lewis and Shedler, 1979).
    if (random() * most < (ANSWERS_BY_HOUR[Math.floor(dueMs / HOUR_MS)] ?? 0)) break;
  }
  queue.put(dueMs, { type: 'answer', tablet: index, plan: 0 });
}

function report(): void {
  console.log(
    `${TABLETS} tablets, ${PROCESSES} processes, ${PUSH_MS} ms a push and ${ANSWER_MS} ms an answer, ${Math.round(OFFLINE_SHARE * 100)} % without a network until two, the centre down from half past nine to half past ten\n`,
  );
  console.log('| hour from | pushes | a second | until answered, median | p95 |\n|---|---|---|---|---|');
  for (const [hour, own] of waits.entries()) {
    const { n, median, p95 } = spreadOf(own);
    const spread = n === 0 ? '– | –' : `${median} ms | ${p95} ms`;
    console.log(`| ${7 + hour}:30 | ${n} | ${(n / 3_600).toFixed(0)} | ${spread} |`);
  }
  const share = total.busyMs / (PROCESSES * (DAY_MS - (OUTAGE.toMs - OUTAGE.fromMs)));
  console.log(
    `\nanswers given ${total.answers}, confirmed ${total.confirmed}; pushes ${total.pushes}, answered too late ${total.inVain}, tried in vain ${total.failed}`,
  );
  console.log(
    `after the outage everything from before it had arrived within ${((caughtUpMs - OUTAGE.toMs) / 1_000).toFixed(0)} s; else the oldest answer waited ${(total.worstLagMs / 1_000).toFixed(1)} s at most; processors busy ${(100 * share).toFixed(0)} % of the day`,
  );
  console.log(`(simulated in ${((performance.now() - startedMs) / 1_000).toFixed(0)} s)`);
  if (total.confirmed !== total.answers) process.exitCode = 1;
}
