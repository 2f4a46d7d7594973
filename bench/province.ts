import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { HEARTBEAT_MS, PUSH_BOUNDS } from '#sync/limits.ts';
import { CentreAdmin } from '#tests/support/centre-admin.ts';
import { CentreProcess } from '#tests/support/centre-process.ts';
import { DurablePostgres } from '#tests/support/durable-postgres.ts';
import { PushingTablet, sendOver } from '#tests/support/pushing-tablet.ts';
import { createSeededRandom } from '#tests/support/server-context.ts';
import type { Send } from '#tests/support/tablet.ts';
import { spreadOf } from './spread.ts';

/**
 * What a province's tablets do to a centre, with real pushes over the loopback: all come back at once after days without a network,
 * and then the busiest hour of a day, as it is and many times over. `npm run bench:province -- 800 sqlite postgres`: so many tablets; on
 * PostgreSQL two processes serve them. Bounded: every part ends by itself.
 */
const TABLETS = Number(process.argv[2] ?? 800);
const STORES = process.argv.length > 3 ? process.argv.slice(3) : ['sqlite', 'postgres'];
/** Five days of sixty answers. */
const BACKLOG = 300;
const AT_ONCE = 64;
const HOUR_SECONDS = 20;
/** In the busiest hour: a fifth of a day's sixty answers, and the heartbeats. */
const ANSWERS_AN_HOUR = 60 / 5;
const PUSHES_AN_HOUR = ANSWERS_AN_HOUR + 3_600_000 / HEARTBEAT_MS;
const TIMES = [1, 10, 34];
const TICKS_A_SECOND = 100;

for (const store of STORES) {
  if (store !== 'postgres') {
    await withProcesses('SQLite, one process', [{ args: ['--dev'] }]);
    continue;
  }
  const postgres = await DurablePostgres.start();
  try {
    const options = { args: ['--dev'], databaseUrl: postgres.url };
    await withProcesses('PostgreSQL, two processes', [options, options]);
  } finally {
    await postgres.dispose();
  }
}

async function withProcesses(
  name: string,
  options: readonly Parameters<typeof CentreProcess.startWith>[0][],
): Promise<void> {
  const centres: CentreProcess[] = [];
  try {
    for (const one of options) centres.push(await CentreProcess.startWith(one));
    await measure(name, centres);
  } finally {
    for (const centre of centres) await centre.dispose();
  }
}

async function measure(name: string, centres: readonly CentreProcess[]): Promise<void> {
  const sends = centres.map(({ url }) => sendOver(url, 120_000));
  const sendOf = (index: number): Send => {
    const send = sends[index % sends.length];
    if (send === undefined) throw new Error('no server');
    return send;
  };
  const [first] = centres;
  if (first === undefined) throw new Error('no centre');
  const admin = await CentreAdmin.signIn(sendOf(0), first.credentials);
  const tablets: PushingTablet[] = [];
  for (let seed = 1; seed <= TABLETS; seed += 1)
    tablets.push(await PushingTablet.pair(sendOf(0), await admin.addDevice(), seed));
  console.log(
    `\n${name}, ${TABLETS} tablets\n\n| | pushes | median | p95 | processor of the centre |\n|---|---|---|---|---|`,
  );
  await comeBack(tablets, sendOf, centres);
  for (const times of TIMES) await busiestHour(tablets, sendOf, centres, times);
}

/** Everybody has days of answers and the network is back. */
async function comeBack(
  tablets: readonly PushingTablet[],
  sendOf: (index: number) => Send,
  centres: readonly CentreProcess[],
): Promise<void> {
  for (const { tablet } of tablets)
    for (let n = 0; n < BACKLOG; n += 1) tablet.rate(1 + ((n + tablet.last) % 5));
  const waiting = [...tablets.entries()];
  const latencies: number[] = [];
  const [startedMs, cpuBefore] = [performance.now(), processorSeconds(centres)];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, one] = next;
      const pushedMs = performance.now();
      await one.push(sendOf(index), PUSH_BOUNDS.maxEntries);
      latencies.push(performance.now() - pushedMs);
      // Its turn again after the others, as its own pace would have it.
      if (one.pending > 0) waiting.push(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = (performance.now() - startedMs) / 1_000;
  const rows = tablets.length * BACKLOG;
  const name = `all come back with ${BACKLOG} answers each: ${rows} in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second`;
  print(name, latencies, processorSeconds(centres) - cpuBefore, seconds);
}

/** Answers and heartbeats come by chance, so many times as often as a province's. */
async function busiestHour(
  tablets: readonly PushingTablet[],
  sendOf: (index: number) => Send,
  centres: readonly CentreProcess[],
  times: number,
): Promise<void> {
  const rate = ((tablets.length * PUSHES_AN_HOUR) / 3_600) * times;
  const random = createSeededRandom(times);
  const chance = () => (random.bytes(1)[0] ?? 0) / 256 + (random.bytes(1)[0] ?? 0) / 65_536;
  const latencies: number[] = [];
  const running = new Set<Promise<void>>();
  const [startedMs, cpuBefore] = [performance.now(), processorSeconds(centres)];
  const endsMs = startedMs + HOUR_SECONDS * 1_000;
  for (let dueMs = startedMs; dueMs < endsMs; dueMs += (-Math.log(1 - chance()) / rate) * 1_000) {
    if (dueMs > performance.now()) await wait(dueMs - performance.now());
    const index = Math.floor(chance() * tablets.length) % tablets.length;
    const one = tablets[index];
    if (one === undefined) continue;
    if (chance() < ANSWERS_AN_HOUR / PUSHES_AN_HOUR) one.tablet.rate(5);
    // From when it was due: a centre that falls behind is not spared.
    const push = one.push(sendOf(index)).then(() => {
      latencies.push(performance.now() - dueMs);
    });
    running.add(push);
    push.finally(() => running.delete(push));
  }
  await Promise.all(running);
  const seconds = (performance.now() - startedMs) / 1_000;
  const name = `busiest hour × ${times}: ${rate.toFixed(1)} pushes due a second`;
  print(name, latencies, processorSeconds(centres) - cpuBefore, seconds);
}

function print(name: string, latencies: readonly number[], cpuSeconds: number, seconds: number): void {
  const { n, median, p95 } = spreadOf(latencies);
  const [each, share] = [(cpuSeconds / n) * 1_000, (cpuSeconds / seconds) * 100];
  console.log(
    `| ${name} | ${n} | ${median} ms | ${p95} ms | ${each.toFixed(1)} ms a push, ${share.toFixed(0)} % of a core |`,
  );
}

/** What the processes have used so far, theirs alone. */
function processorSeconds(centres: readonly CentreProcess[]): number {
  return centres.reduce((sum, { pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  }, 0);
}
