/**
 * `npm run sim [-- <runs> [<first seed>]]`: the simulation at length, 20,000 runs unless told otherwise, a worker for each
 * core. A seed that fails here belongs into regressions.test.ts as a case with a name, beside the mended flaw.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SeedDone, SeedTask } from './sim-worker.ts';

const RUNS = 20_000;
const RUNS_PER_SEED = 250;
const FIRST_SEED = 1_000;

function main(runs: number, firstSeed: number): void {
  const tasks: SeedTask[] = [];
  for (let left = runs; left > 0; left -= RUNS_PER_SEED) {
    tasks.push({ seed: firstSeed + tasks.length, runs: Math.min(left, RUNS_PER_SEED) });
  }
  const startedMs = performance.now();
  let passed = 0;
  let failed = 0;
  const report = ({ task, failure }: SeedDone) => {
    if (failure === null) passed += task.runs;
    else failed++;
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    console.log(`${passed} of ${runs} runs passed, ${seconds} s, seed ${task.seed}`);
    if (failure === null) return;
    console.error(failure);
    process.exitCode = 1;
    // What is under way is finished; one shortest case at a time is enough to work on.
    tasks.length = 0;
  };
  const workers = Math.min(availableParallelism(), tasks.length);
  for (let n = 0; n < workers; n++) work(tasks, report);
  process.once('exit', () => console.log(`${passed} runs passed, ${failed} seeds failed`));
}

function work(tasks: SeedTask[], report: (done: SeedDone) => void): void {
  const worker = new Worker(new URL('./sim-worker.ts', import.meta.url));
  const next = () => worker.postMessage(tasks.shift() ?? null);
  worker.on('message', (done: SeedDone) => {
    report(done);
    next();
  });
  worker.on('error', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  next();
}

main(Number(process.argv[2] ?? RUNS), Number(process.argv[3] ?? FIRST_SEED));
